#include "law/national/bid_time.hpp"

namespace qiyue::law::national {

// LP-063 招标公告、资格预审公告的公告期限为5个工作日,自指定媒体最先发布之日起算
void notice_period_kept(Facts const& facts, Numbers const& numbers, Findings& findings) {
    refuse_short_notice(facts, numbers.count("tender_notice_period"), findings);
}

}  // namespace qiyue::law::national
