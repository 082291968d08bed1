#include "law/national/bid_time.hpp"
#include "law/national/methods.hpp"

#include <string>

namespace qiyue::law::national {

// LP-080 磋商文件发出至首次响应截止不少于10日
// The day of issue is not counted: issued on the 1st, the deadline may stand on the 11th.
void consultation_response_time(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const days = numbers.count("consultation_response_min");
    auto const earliest = facts.day("issued").plus_days(days);
    if (facts.day("bid_deadline") < earliest) {
        auto const n = std::to_string(days);
        findings.refuse(
            "tender.response_time_too_short", "bid_deadline",
            {"自磋商文件发出至首次响应截止少于 " + n + " 日", "suppliers have fewer than " + n + " days"},
            {"首次响应截止不早于 " + earliest.iso(), "set the deadline to " + earliest.iso() + " or later"});
    }
}

// LP-081 磋商文件发售期限不少于5个工作日
void consultation_documents_time(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const days = numbers.count("consultation_document_period_min");
    if (facts.integer("document_working_days") < days) {
        auto const n = std::to_string(days);
        findings.refuse("tender.documents_too_briefly", "documents_until",
                        {"磋商文件提供期限少于 " + n + " 个工作日",
                         "the documents are offered for fewer than " + n + " working days"},
                        {"请延长提供期限", "offer them longer"});
    }
}

// LP-082 澄清修改至少5日前通知,不足顺延
Value deadline_after_consultation_clarification(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const lead = numbers.count("consultation_clarification_lead");
    return deadline_no_sooner(facts, facts.day("clarified").plus_days(lead), steps);
}

}  // namespace qiyue::law::national
