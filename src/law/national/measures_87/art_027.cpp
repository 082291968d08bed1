#include "law/national/documents.hpp"

#include <string>

namespace qiyue::law::national {

// LP-070 影响资格预审申请文件编制的澄清至少3日前通知
// `earliest`: the first day that lies far enough behind the clarification.
void prequalification_cleared_in_time(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const days = std::to_string(numbers.get("prequal_clarification_lead_min"));
    auto const earliest = facts.day("earliest").iso();
    if (facts.day("prequal_until") < facts.day("earliest")) {
        findings.refuse("method.prequalification_cleared_late", "prequal_until",
                        {"资格预审文件的澄清距申请截止不足 " + days + " 日",
                         "the prequalification was clarified less than " + days + " days before its last day"},
                        {"应顺延至 " + earliest + " 以后", "the last day moves to " + earliest + " or later"});
    }
}

}  // namespace qiyue::law::national
