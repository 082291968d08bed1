#include "law/national/bid_time.hpp"

#include <string>

namespace qiyue::law::national {

void refuse_short_notice(Facts const& facts, std::int64_t days, Findings& findings) {
    if (facts.integer("notice_working_days") < days) {
        auto const n = std::to_string(days);
        findings.refuse("tender.notice_too_short", "notice_until",
                        {"公告期限少于 " + n + " 个工作日", "the notice runs fewer than " + n + " working days"},
                        {"请延长公告期限", "let the notice run longer"});
    }
}

Value deadline_no_sooner(Facts const& facts, Day earliest, Steps& steps) {
    auto const deadline = facts.day("bid_deadline");
    auto const moved = facts.yes("affects_bids") && deadline < earliest;
    steps.note("earliest_deadline", earliest.iso());
    return Value::object().set("bid_deadline", (moved ? earliest : deadline).iso()).set("moved", moved);
}

}  // namespace qiyue::law::national
