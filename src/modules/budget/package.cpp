#include "law/clauses.gen.hpp"
#include "modules/budget/market.hpp"
#include "modules/budget/procedures.hpp"
#include "modules/identity/api.hpp"

// A department's purchase table of one year with its procurement budget: one package, reviewed as one (CD-7-5).
// 编制 draft -> 报送 submitted -> (退回 draft) | 审核 reviewed -> 批复下达 released -> 签收 received.
namespace qiyue::budget {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Result<void> draft(StepRun& run) {
    auto const round = store::round(run.tx, run.object.parent);
    ENSURE(round.has_value());
    auto const& caller = run.context.caller;
    if (caller.region != round->region) {
        return api::invalid(
            "budget.other_level", "round",
            {"该轮预算由其他层级的财政部门布置", "this round was opened by the finance department of another level"},
            {"请选择同级财政部门的布置", "choose the round of your own level"});
    }
    run.object.owner = caller.organisation;
    run.object.title = caller.organisation_name + " " + std::to_string(round->fiscal_year) + " 年度购买服务预算";
    store::Package const package{.id = run.object.id,
                                 .round = round->id,
                                 .buyer = caller.organisation,
                                 .fiscal_year = round->fiscal_year,
                                 .body = run.form.value()};
    if (!store::insert(run.tx, package)) {
        return api::conflict("budget.package_exists",
                             {"本单位在该轮预算中已有一份", "your department has a package in this round"},
                             {"请在原有的一份中修改", "edit the one that stands"});
    }
    return {};
}

Result<void> edit(StepRun& run) {
    auto const before = store::package(run.tx, run.object.id);
    ENSURE(before.has_value());
    auto body = run.form.value();
    body.set("round", before->round);
    store::set_body(run.tx, run.object.id, body);
    return {};
}

// CD-9-2 购买服务项目表随部门预算批复一并下达给相关购买主体: that it arrived is recorded.
Result<void> receive(StepRun& run) {
    if (run.judge.applies(clause::CD_9_2)) {
        auto const& caller = run.context.caller;
        store::set_receipt(run.tx, run.object.id,
                           Value::object().set("at", run.context.now.iso()).set("by", caller.person_name));
    }
    return {};
}

Result<void> publish(StepRun& run) {
    auto publication = run.form.value();
    publication.set("day", run.today().iso());
    store::set_publication(run.tx, run.object.id, publication);
    return {};
}

workflow::Opens publication_duty() {
    return {.duty = "budget.publish",
            .title = {"公开部门购买服务预算", "publish the department's purchase budget"},
            .deadline = "budget_disclosure",
            .clause = clause::CD_34_4,
            .holder = {"buyer.planner", Relation::owner}};
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const planner{{"buyer.planner", Relation::owner}};
    std::vector<Actor> const finance{same_level_finance()};
    return {
        {.name = "draft",
         .title = {"编制", "draft"},
         .from = {},
         .to = "draft",
         .who = {{"buyer.planner", Relation::anyone}},
         .input = &package_fields(),
         .clauses = {clause::CD_7_3},
         .apply = draft,
         .completeness = Form::Completeness::draft,
         .parent = "round",
         .parent_kind = "budget_round"},
        {.name = "edit",
         .title = {"修改", "edit"},
         .from = {"draft"},
         .who = planner,
         .input = &package_fields(),
         .apply = edit,
         .completeness = Form::Completeness::draft,
         .expected = false,
         .closed_by = clause::CD_10_1},
        {.name = "submit",
         .title = {"报送财政审核", "submit"},
         .from = {"draft"},
         .to = "submitted",
         .who = planner,
         .clauses = {clause::CD_4_1, clause::CD_5_1, clause::CD_6_1, clause::CD_6_2, clause::CD_7_1, clause::CD_7_2,
                     clause::CD_7_3, clause::CD_7_4, clause::CD_33_2, clause::CD_41_1, clause::CD_41_2,
                     clause::SY_3_2_i, clause::LA_II_5_f},
         .apply = submit_package},
        {.name = "review",
         .title = {"审核", "review"},
         .from = {"submitted"},
         .to = "reviewed",
         .who = finance,
         .input = &review_fields(),
         .clauses = {clause::CD_7_5, clause::CD_8_1, clause::CD_8_2},
         .apply = review_package},
        {.name = "release",
         .title = {"批复下达", "release"},
         .from = {"reviewed"},
         .to = "released",
         .who = finance,
         .clauses = {clause::CD_9_1, clause::CD_9_2, clause::CD_10_1},
         .opens = {publication_duty()},
         .apply = release_package,
         .shown_publicly = true},
        {.name = "receive",
         .title = {"签收批复", "receive"},
         .from = {"released"},
         .to = "received",
         .who = planner,
         .clauses = {clause::CD_9_2},
         .apply = receive},
        {.name = "publish",
         .title = {"公开预算", "publish"},
         .from = {"released", "received"},
         .who = planner,
         .input = &publication_fields(),
         .clauses = {clause::CD_34_4},
         .closes = {"budget.publish"},
         .apply = publish,
         .shown_publicly = true,
         .expected = false},
    };
}

}  // namespace

workflow::Actor same_level_finance() {
    return {"finance.budget", Relation::finance, clause::CD_8_2};
}

workflow::Procedure package_procedure(workflow::Engine& engine) {
    return {.kind = "budget_package",
            .plural = "budget-packages",
            .title = {"购买服务预算", "purchase budget"},
            .states = {{"draft", {"编制中", "draft"}},
                       {"submitted", {"已报送", "submitted"}},
                       {"reviewed", {"已审核", "reviewed"}},
                       {"released", {"已批复下达", "released"}},
                       {"received", {"已签收", "received"}, /*final=*/true}},
            .steps = steps(),
            .shows = &package_fields(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return package_view(tx, engine, object, context); },
            // The released table is public; what is still being argued about is not.
            .public_in = {"released", "received"}};
}

}  // namespace qiyue::budget
