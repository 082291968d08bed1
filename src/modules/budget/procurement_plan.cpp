#include "law/clauses.gen.hpp"
#include "modules/budget/procedures.hpp"
#include "modules/project/api.hpp"

// The procurement plan (采购实施计划): how, how much, how good and when; its intention is published 30 days before the
// purchase starts (LP-058), and it is filed with finance of the same level (LP-057). 编制 draft -> 备案 filed.
namespace qiyue::budget {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Result<void> draft(StepRun& run) {
    auto const project = project::find(run.tx, run.object.parent);
    ENSURE(project.has_value());
    run.object.title = project->name + " 采购实施计划";
    store::insert(run.tx, store::PlanRow{.id = run.object.id, .project = project->id, .body = run.form.value()});
    return {};
}

store::PlanRow kept(StepRun& run) {
    auto const plan = store::plan(run.tx, run.object.id);
    ENSURE(plan.has_value());
    return *plan;
}

Result<void> edit(StepRun& run) {
    auto plan = kept(run);
    plan.body = run.form.value();
    plan.body.set("project", plan.project);
    store::update(run.tx, plan);
    return {};
}

Result<void> publish_intention(StepRun& run) {
    auto plan = kept(run);
    plan.intention = run.today();
    store::update(run.tx, plan);
    return {};
}

// LP-058 采购意向公开原则上不得晚于采购活动开始前30日;不可预见急需的可不公开
void judge_intention(StepRun& run, store::PlanRow const& plan, Form const& form) {
    if (!run.judge.applies(clause::LP_058)) {
        return;
    }
    auto const start = form.day("start");
    std::string earliest;
    if (plan.intention) {
        earliest = run.judge.deadline("intention_lead_min", *plan.intention).due.iso();
    }
    auto const in_time = plan.intention && Day::parse(earliest).value() <= start;
    run.judge.require(
        clause::LP_058,
        law::Facts()
            .with("intention",
                  plan.intention ? Value(plan.intention->iso()) : law::words({"尚未公开", "not published"}))
            .with("earliest_start", plan.intention ? Value(earliest) : Value())
            .with("purchase_start", start)
            .with("urgent_stated", form.given("urgent_reason")),
        in_time || form.given("urgent_reason"), "budget.intention_late", "start",
        plan.intention ? Text{"采购意向于 " + plan.intention->iso() + " 公开，采购活动最早可于 " + earliest + " 开始",
                              "the intention was published on " + plan.intention->iso() +
                                  "; the purchase may start on " + earliest + " at the earliest"}
                       : Text{"采购意向尚未公开", "the intention has not been published"},
        {"推迟开始日；属于不可预见急需的，写明情形", "start later, or say what unforeseeable need is urgent"});
}

Result<void> file(StepRun& run) {
    auto plan = kept(run);
    auto const form = TRY(run.whole(plan_fields(), plan.body));
    auto const project = project::find(run.tx, plan.project);
    ENSURE(project.has_value());
    auto const amount = run.context.off(clause::LP_057) ? Money{} : form.money("amount");
    judge_ceiling(run.tx, run.judge, plan.project, project->fiscal_year, amount);
    auto const table = released(run.tx, plan.project, project->fiscal_year);
    if (table && table->purchase_class == Class::procurement && !run.context.off(clause::LP_057)) {
        judge_intention(run, plan, form);
    }
    plan.filed = true;
    store::update(run.tx, plan);
    return {};
}

Result<void> send_back(StepRun& run) {
    auto plan = kept(run);
    plan.filed = false;
    store::update(run.tx, plan);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const plan = store::plan(tx, object.id);
    if (!plan) {
        return Value::object();
    }
    auto body = plan->body;
    if (plan->intention) {
        body.set("intention", plan->intention->iso());
    }
    return body;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const planner{{"buyer.planner", Relation::owner}};
    return {
        {.name = "draft",
         .title = {"编制实施计划", "draft"},
         .from = {},
         .to = "draft",
         .who = planner,
         .input = &plan_fields(),
         .clauses = {clause::LP_057},
         .apply = draft,
         .completeness = Form::Completeness::draft,
         .parent = "project",
         .parent_kind = "project"},
        {.name = "edit",
         .title = {"修改", "edit"},
         .from = {"draft"},
         .who = planner,
         .input = &plan_fields(),
         .apply = edit,
         .completeness = Form::Completeness::draft,
         .expected = false},
        {.name = "publish_intention",
         .title = {"公开采购意向", "publish the intention"},
         .from = {"draft"},
         .who = planner,
         .clauses = {clause::LP_058},
         .apply = publish_intention,
         .shown_publicly = true},
        {.name = "file",
         .title = {"报财政备案", "file with finance"},
         .from = {"draft"},
         .to = "filed",
         .who = planner,
         .clauses = {clause::LP_057, clause::LP_058, clause::CD_9_3},
         .apply = file,
         .shown_publicly = true},
        {.name = "send_back",
         .title = {"退回备案", "send back"},
         .from = {"filed"},
         .to = "draft",
         .who = {{"finance.procurement", Relation::finance}},
         .input = &decision_fields(),
         .apply = send_back,
         .expected = false},
    };
}

}  // namespace

workflow::Procedure plan_procedure() {
    return {.kind = "procurement_plan",
            .plural = "procurement-plans",
            .title = {"采购实施计划", "procurement plan"},
            .states = {{"draft", {"编制中", "draft"}}, {"filed", {"已备案", "filed"}, /*final=*/true}},
            .steps = steps(),
            .shows = &plan_fields(),
            .view = view,
            .public_reading = true};
}

}  // namespace qiyue::budget
