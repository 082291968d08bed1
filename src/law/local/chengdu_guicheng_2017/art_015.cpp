#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-15-3 在充分考虑反馈意见的基础上,形成明确、完整的服务需求
// Asked when a consultation opens (`opened`, `closes`) and when its comments have to be answered (`undisposed`, with the
// receipt of the `first` of them).
void feedback_considered(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (facts.has("closes")) {
        auto const days = numbers.count("public_consultation_min");
        auto const earliest = facts.day("opened").plus_days(days);
        if (facts.day("closes") < earliest) {
            findings.refuse(
                "participation.too_short", "closes",
                {"征求意见时间不足 " + std::to_string(days) + " 日",
                 "people have fewer than " + std::to_string(days) + " days to comment"},
                {"截止日不得早于 " + earliest.iso(), "the last day may be " + earliest.iso() + " at the earliest"});
        }
    }
    if (facts.has("undisposed") && facts.integer("undisposed") > 0) {
        auto const n = std::to_string(facts.integer("undisposed"));
        findings.refuse("participation.comment_open", "",
                        {"尚有 " + n + " 条意见未处理，如回执号 " + facts.text("first"),
                         n + " comments have no answer, for instance receipt " + facts.text("first")},
                        {"请逐条说明采纳、部分采纳或不采纳及理由", "say of each whether it is adopted, and why not"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
