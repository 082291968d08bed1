#include "law/national/methods.hpp"

#include <string>

namespace qiyue::law::national {

// LP-071 竞争性谈判、竞争性磋商、询价公告期限为3个工作日
void nontender_notice_kept(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const days = numbers.count("nontender_notice_period");
    if (facts.integer("notice_working_days") < days) {
        auto const n = std::to_string(days);
        findings.refuse("tender.notice_too_short", "notice_until",
                        {"公告期限少于 " + n + " 个工作日", "the notice runs fewer than " + n + " working days"},
                        {"请延长公告期限", "let the notice run longer"});
    }
}

}  // namespace qiyue::law::national
