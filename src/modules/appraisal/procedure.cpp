#include "law/clauses.gen.hpp"
#include "modules/appraisal/fields.hpp"
#include "modules/appraisal/steps.hpp"

// The life of an evaluation: 已启动 planned -> 评价中 ready (indicators set; three sides evaluate) -> 待审定 reported ->
// 结果确定 final; where finance evaluates again it is 再评价中 under_review in between, and its result prevails.
namespace qiyue::appraisal {

namespace {

using workflow::Actor;
using workflow::Relation;

// Who organises: the buyer, or where the place says so the finance department, which then owns the evaluation.
struct Organiser {
    Actor opens, evaluates, approves, marks_buyer;
};

std::vector<workflow::Step> steps(Organiser const& organiser) {
    std::vector<Actor> const evaluator{organiser.evaluates};
    std::vector<Actor> const head{organiser.approves};
    std::vector<Actor> const third{{"assessor.member", Relation::participant, clause::CD_32_1}};
    std::vector<Actor> const finance{{"finance.evaluation", Relation::finance}};
    return {
        {.name = "open",
         .title = {"启动绩效评价", "open the evaluation"},
         .from = {},
         .to = "planned",
         .who = {organiser.opens},
         .input = &open_fields(),
         .clauses = {clause::CD_31_1, clause::CD_31_2, clause::LA_4_2_1, clause::LA_V_2_3_d, clause::LA_II_5_d,
                     clause::DG_9_8, clause::DGF_5_1_5},
         .apply = open,
         .parent = "project",
         .parent_kind = "project"},
        {.name = "set_indicators",
         .title = {"设定绩效指标", "set the indicators"},
         .from = {"planned", "ready"},
         .to = "ready",
         .who = evaluator,
         .input = &indicator_fields(),
         .clauses = {clause::CD_31_1, clause::CD_31_4, clause::CD_32_9, clause::SY_1_2_4_a, clause::SY_3_2_c,
                     clause::SY_3_2_d, clause::SH_2_4_11},
         .apply = set_indicators,
         .shown_publicly = true},
        {.name = "mandate",
         .title = {"委托第三方评价", "mandate a third party"},
         .from = {"planned", "ready"},
         .who = evaluator,
         .input = &mandate_fields(),
         .clauses = {clause::CD_32_1, clause::CD_26_6, clause::SY_1_2_4_c, clause::SH_2_4_13},
         .apply = mandate},
        {.name = "self_evaluate",
         .title = {"购买主体评价", "the buyer evaluates"},
         .from = {"planned", "ready"},
         .who = {organiser.marks_buyer},
         .input = &self_fields(),
         .clauses = {clause::CD_31_1, clause::CD_32_2, clause::CD_32_3, clause::CD_32_4, clause::CD_32_9,
                     clause::SY_3_2_g, clause::LA_II_5_g},
         .apply = self_evaluate},
        {.name = "third_report",
         .title = {"第三方评价", "the third party evaluates"},
         .from = {"planned", "ready"},
         .who = third,
         .input = &third_fields(),
         .clauses = {clause::CD_31_1, clause::CD_32_1},
         .apply = third_report},
        {.name = "money_parts",
         .title = {"经费使用规范性评价", "judge the regularity of the use of money"},
         .from = {"planned", "ready"},
         .who = evaluator,
         .input = &regularity_fields(),
         .clauses = {clause::DGF_6_0b, clause::DGF_6_1_1, clause::DGF_6_1_2, clause::DGF_6_1_3, clause::DGF_6_1_4,
                     clause::DGF_6_1_5, clause::DGF_6_2_2},
         .apply = money_parts,
         .expected = false},
        {.name = "ask_departments",
         .title = {"会同有关部门", "ask other departments"},
         .from = {"planned", "ready", "reported"},
         .who = evaluator,
         .input = &department_fields(),
         .clauses = {clause::CDP_14b, clause::LA_V_2_3_d},
         .apply = ask_departments,
         .expected = false},
        {.name = "department_opinion",
         .title = {"登记部门意见", "enter a department's opinion"},
         .from = {"planned", "ready", "reported"},
         .who = evaluator,
         .input = &department_opinion_fields(),
         .clauses = {clause::CDP_14b, clause::LA_V_2_3_d},
         .apply = department_opinion,
         .expected = false},
        {.name = "conclude",
         .title = {"形成评价结果", "conclude"},
         .from = {"ready"},
         .to = "reported",
         .who = evaluator,
         .clauses = {clause::CD_32_1, clause::CD_32_5, clause::CD_32_6, clause::CD_32_7, clause::CD_32_8,
                     clause::CD_32_9, clause::LP_026, clause::SY_3_2_a, clause::SH_2_4_12, clause::PF_platform_13,
                     clause::DG_3_3b, clause::DGF_6_0b, clause::LA_F_9, clause::LA_II_5_d},
         .apply = conclude},
        {.name = "mark_key",
         .title = {"列为重点项目再评价", "mark for re-evaluation"},
         .from = {"planned", "ready", "reported", "final"},
         .who = finance,
         .input = &key_fields(),
         .clauses = {clause::CD_31_3},
         .apply = mark_key,
         .expected = false},
        {.name = "approve",
         .title = {"审定结果", "approve the result"},
         .from = {"reported"},
         .to = "final",
         .who = head,
         .input = &opinion_fields(),
         .clauses = {clause::CD_31_1, clause::CD_33_1, clause::CD_33_2, clause::CDP_14b, clause::LA_V_2_3_d},
         .closes = {"project:evaluation.carry_out"},
         .apply = approve,
         .shown_publicly = true},
        {.name = "reevaluate",
         .title = {"财政再评价", "evaluate again"},
         .from = {"under_review"},
         .to = "final",
         .who = finance,
         .input = &again_fields(),
         .clauses = {clause::CD_31_3},
         .apply = reevaluate,
         .shown_publicly = true},
        {.name = "reassess",
         .title = {"事后再评估", "look at the effect again"},
         .from = {"final"},
         .who = finance,
         .input = &reassess_fields(),
         .clauses = {clause::PF_process_25},
         .apply = reassess,
         .shown_publicly = true,
         .expected = false},
        {.name = "record_use",
         .title = {"登记结果应用", "enter how the result was used"},
         .from = {"final"},
         .who = {organiser.evaluates, {"finance.evaluation", Relation::finance}},
         .input = &use_fields(),
         .clauses = {clause::LP_216},
         .apply = record_use,
         .shown_publicly = true,
         .expected = false},
    };
}

workflow::Procedure procedure(workflow::Engine const& engine, std::string kind, std::string plural, Text title,
                              Organiser const& organiser) {
    return {.kind = std::move(kind),
            .plural = std::move(plural),
            .title = std::move(title),
            .states = {{"planned", {"已启动", "planned"}},
                       {"ready", {"评价中", "being evaluated"}},
                       {"reported", {"待审定", "reported"}},
                       {"under_review", {"财政再评价中", "under re-evaluation"}},
                       {"final", {"结果确定", "final"}}},
            .steps = steps(organiser),
            .shows = &page_fields(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(engine, tx, object, context); },
            .readable = surveyed,
            .public_reading = false,
            .public_in = {"final"}};
}

}  // namespace

workflow::Procedure evaluation_procedure(workflow::Engine const& engine) {
    return procedure(engine, "evaluation", "evaluations", {"绩效评价", "evaluation"},
                     {.opens = {"buyer.evaluator", Relation::owner},
                      .evaluates = {"buyer.evaluator", Relation::owner},
                      .approves = {"buyer.head", Relation::owner},
                      .marks_buyer = {"buyer.evaluator", Relation::owner}});
}

workflow::Procedure finance_procedure(workflow::Engine const& engine) {
    auto made =
        procedure(engine, "finance_evaluation", "finance-evaluations", {"财政绩效评价", "evaluation by finance"},
                  {.opens = {"finance.evaluation", Relation::finance},
                   .evaluates = {"finance.evaluation", Relation::owner},
                   .approves = {"finance.head", Relation::owner},
                   .marks_buyer = {"buyer.evaluator", Relation::anyone}});
    for (auto& step : made.steps) {
        step.expected = step.expected && step.name != "open" && step.name != "self_evaluate";
    }
    return made;
}

}  // namespace qiyue::appraisal
