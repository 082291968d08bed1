#include "law/national/documents.hpp"

#include <string>

namespace qiyue::law::national {

// LP-069 提交资格预审申请文件时间自公告起不少于5个工作日
// `earliest`: the day that the calendar gives.
void prequalification_long_enough(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const days = std::to_string(numbers.get("prequal_submission_min"));
    auto const earliest = facts.day("earliest").iso();
    if (facts.day("prequal_until") < facts.day("earliest")) {
        findings.refuse("method.prequalification_too_short", "prequal_until",
                        {"提交资格预审申请文件的时间少于 " + days + " 个工作日",
                         "less than " + days + " working days to apply for prequalification"},
                        {"截止日最早为 " + earliest, "the last day is " + earliest + " at the earliest"});
    }
}

}  // namespace qiyue::law::national
