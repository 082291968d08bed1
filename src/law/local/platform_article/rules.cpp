#include "law/clauses.gen.hpp"
#include "law/local/platform_article/experts.hpp"
#include "law/evaluation.hpp"
#include "law/local/platform_article/application.hpp"
#include "law/local/platform_article/articles.hpp"
#include "law/national/fees.hpp"
#include "law/national/tracking.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> platform_article_rules() {
    using namespace national;
    using namespace platform_article;
    auto const no_share = Value::object().set("share", -1);
    return {
        // PF-law-15 由政府根据服务数量和质量支付费用
        {clause::PF_law_15, nullptr, fee_by_quantity, no_fee()},
        // PF-law-18 允许项目适当盈余、用于自身生存发展
        {clause::PF_law_18, nullptr, surplus_kept,
         Value::object().set("surplus", 0).set("kept", 0).set("to_return", 0)},
        // PF-platform-11 资金支出: what was paid, and what remains of the contract.
        {clause::PF_platform_11, nullptr, balance_left, Value::object().set("balance", 0)},
        // PF-platform-29 各方了解项目实施进度
        {clause::PF_platform_29, nullptr, share_done, no_share},
        {clause::PF_process_15, checked_half_way},
        {clause::PF_process_20, within_cost_line},
        {clause::PF_process_35, platform_article::committee_of_four_fields},
        {clause::PF_process_36, platform_article::expert_free_of_parties},
        // PF-platform-12 服务评价 · PF-platform-30 服务对象满意度调查
        {clause::PF_platform_12, nullptr, evaluation::survey_result, evaluation::no_survey()},
        {clause::PF_platform_30, nullptr, evaluation::survey_result, evaluation::no_survey()},
        // PF-platform-13 绩效评估等全部纳入其中
        {clause::PF_platform_13, evaluation::three_sides_marked, evaluation::three_sides_combined,
         Value::object().set("score", -1)},
        // PF-process-38 根据申报机构上年度考评结果 · -39 本年度项目申请 · -40 专家评审意见和得分高低
        {clause::PF_process_38, nullptr, last_year_points, Value::object().set("points", 0).set("newcomer", true)},
        {clause::PF_process_39, every_part_marked},
        {clause::PF_process_40, nullptr, selection_ranking, Value::object().set("ranking", Value::list())},
        {clause::PF_process_42, four_records_given, closing_score, Value::object().set("score", -1)},
        {clause::PF_process_43, committee_heard},
    };
}

}  // namespace qiyue::law
