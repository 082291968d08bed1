#include "law/local/platform_article/articles.hpp"

#include <array>

namespace qiyue::law::platform_article {

namespace {

struct Record {
    char const* name;
    char const* weight;
    Text label;
};

std::array<Record, 4> const& records() {
    static std::array<Record, 4> const all{
        Record{"implementation", "closing_weight_implementation", {"项目实施", "implementation"}},
        Record{"midterm", "closing_weight_midterm", {"中期检查", "mid-term check"}},
        Record{"funds", "closing_weight_funds", {"资金监管", "supervision of the money"}},
        Record{"evaluation_score", "closing_weight_evaluation", {"绩效考评", "evaluation"}}};
    return all;
}

}  // namespace

// 按照项目实施、中期检查、资金监管、绩效考评等情况
void four_records_given(Facts const& facts, Numbers const&, Findings& findings) {
    for (auto const& one : records()) {
        if (!facts.given(one.name)) {
            findings.refuse("closing.record_missing", one.name,
                            {"缺少“" + one.label.zh + "”的记录", "there is no record of the " + one.label.en},
                            {"四项记录齐全后再确定结项", "all four are needed"});
        }
    }
}

Value closing_score(Facts const& facts, Numbers const& numbers, Steps& steps) {
    std::int64_t sum = 0;
    std::int64_t weights = 0;
    for (auto const& one : records()) {
        auto const weight = numbers.get(one.weight);
        sum += facts.integer(one.name) * weight;
        weights += weight;
        steps.note(one.name, Value::object().set("marks", facts.integer(one.name)).set("weight", weight));
    }
    return Value::object().set("score", scale(sum, 1, weights, Rounding::half_up));
}

// 结合专家考评结果,确定项目结项
void committee_heard(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.given("committee_result")) {
        findings.refuse("closing.no_committee", "committee_result",
                        {"没有结项专家评审委员会的考评结果", "the experts' committee has given no result"},
                        {"请先登记专家考评结果", "record it first"});
    }
}

}  // namespace qiyue::law::platform_article
