#include "law/national/bid_time.hpp"
#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-071 竞争性谈判、竞争性磋商、询价公告期限为3个工作日
void nontender_notice_kept(Facts const& facts, Numbers const& numbers, Findings& findings) {
    refuse_short_notice(facts, numbers.count("nontender_notice_period"), findings);
}

}  // namespace qiyue::law::national
