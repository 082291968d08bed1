#include "law/clauses.gen.hpp"
#include "law/evaluation.hpp"
#include "law/local/dongguan_caizheng/articles.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> dongguan_caizheng_rules() {
    using namespace dongguan_caizheng;
    auto const nothing = [](char const* key) { return Value::object().set(key, -1); };
    return {
        {clause::DGF_3_2b, subsidised_once},
        {clause::DGF_3_2c, awarded_by_results},
        {clause::DGF_6_0b, both_parts_marked, two_parts_combined, nothing("score")},
        {clause::DGF_6_1_1, nullptr, use_plan, nothing("present")},
        {clause::DGF_6_1_2, nullptr, spending_against_standard, nothing("count").set("above", Value::list())},
        {clause::DGF_6_1_3, nullptr, spending_against_progress, nothing("spent_rate").set("deviation", -1)},
        {clause::DGF_6_1_4, accounting_answered},
        {clause::DGF_6_1_5, nullptr, grade_capped, Value::object().set("grade", "").set("capped", false)},
        {clause::DGF_6_2_1, nullptr, evaluation::targets_reached, evaluation::no_targets()},
        {clause::DGF_6_2_2, benefit_has_evidence},
        {clause::DGF_6_2_3, nullptr, evaluation::survey_result, evaluation::no_survey()},
    };
}

}  // namespace qiyue::law
