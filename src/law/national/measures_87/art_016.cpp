#include "law/national/bid_time.hpp"

namespace qiyue::law::national {

// LP-063 招标公告、资格预审公告的公告期限为5个工作日,自指定媒体最先发布之日起算
// `notice_working_days`: the working days after the day of first publication, up to and with the notice's last day.
void notice_period_kept(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const days = numbers.count("tender_notice_period");
    if (facts.integer("notice_working_days") < days) {
        auto const n = std::to_string(days);
        findings.refuse("tender.notice_too_short", "notice_until",
                        {"公告期限少于 " + n + " 个工作日", "the notice runs fewer than " + n + " working days"},
                        {"请延长公告期限", "let the notice run longer"});
    }
}

}  // namespace qiyue::law::national
