#include "law/clauses.gen.hpp"
#include "modules/budget/procedures.hpp"
#include "modules/ledger/api.hpp"

// CD-10-2 确有特殊情况需要调整的,应当按预算管理相关规定办理: a request with its reason and basis; finance of the same
// level approves; every version stays. 申请 requested -> 批准 approved | 不予批准 refused.
namespace qiyue::budget {

namespace {

using workflow::Relation;
using workflow::StepRun;

Result<store::Version> current(StepRun& run, std::int64_t project, int year) {
    auto const versions = store::versions(run.tx, project, year);
    if (versions.empty()) {
        return api::invalid("budget.not_released", "project",
                            {"该项目没有已下达的预算", "this project has no released budget"},
                            {"请待预算下达后再办理", "come back when the budget is released"});
    }
    return versions.back();
}

Result<void> request(StepRun& run) {
    auto const package = store::package(run.tx, run.object.parent);
    ENSURE(package.has_value());
    auto const project = run.form.integer("project");
    auto const now = TRY(current(run, project, package->fiscal_year));
    if (now.package != package->id) {
        return api::invalid("budget.not_in_package", "project",
                            {"该项目不在这份预算中", "this project is not in that package"},
                            {"请选择该预算中的项目", "choose a project of that package"});
    }
    auto const after = run.form.money("amount");
    if (after == now.amount) {
        return api::invalid("budget.nothing_changes", "amount",
                            {"调整后金额与现金额相同", "the amount does not change"},
                            {"请填写调整后的金额", "give the amount that it should become"});
    }
    run.object.project = project;
    run.object.title = "预算调整：" + now.amount.in_yuan() + " → " + after.in_yuan() + " 元";
    store::insert(run.tx,
                  store::Adjustment{.id = run.object.id,
                                    .package = package->id,
                                    .project = project,
                                    .fiscal_year = package->fiscal_year,
                                    .before = now.amount,
                                    .after = after,
                                    .body = run.form.value()});
    return {};
}

// More comes from the row's budget line, less goes back to it; the ledger knows what is free.
Result<std::int64_t> move_difference(StepRun& run, store::Version const& now, Money after) {
    auto const line = line_account(run, run.object.owner, now.line);
    auto const row = released_account(run, run.object.owner, now.project, now.fiscal_year);
    ledger::Cause const cause{"budget_adjustment.approve", run.object.id, now.project};
    if (after > now.amount) {
        auto const more = after - now.amount;
        run.judge.ask(clause::CD_4_1,
                      law::Facts()
                          .with("has_budget_line", true)
                          .with("amount", more)
                          .with("free", ledger::balance(run.tx, line).free()));
        TRY(run.judge.verdict());
        return ledger::move(run.tx, run.context, run.ports(), cause, line, row, more);
    }
    return ledger::move(run.tx, run.context, run.ports(), cause, row, line, now.amount - after);
}

Result<void> approve(StepRun& run) {
    auto const asked = store::adjustment(run.tx, run.object.id);
    ENSURE(asked.has_value());
    auto next = TRY(current(run, asked->project, asked->fiscal_year));
    if (asked->after == next.amount) {  // another request for the same came first
        return api::conflict(
            "budget.nothing_changes",
            {"项目预算已是 " + next.amount.in_yuan() + " 元", "the project's budget is that amount already"},
            {"请不予批准本申请", "refuse this request"});
    }
    next.entry = TRY(move_difference(run, next, asked->after));
    next.version += 1;
    next.request = asked->id;
    next.amount = asked->after;
    next.from = run.today();
    store::insert(run.tx, next);
    run.raise(RowReleased{next.project, next.package, next.fiscal_year, next.version, next.amount});
    return {};
}

Result<void> refuse(StepRun&) {
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const asked = store::adjustment(tx, object.id);
    if (!asked) {
        return Value::object();
    }
    auto body = asked->body;
    body.set("before", asked->before.in_fen()).set("after", asked->after.in_fen());
    return body;
}

}  // namespace

workflow::Procedure adjustment_procedure() {
    std::vector<workflow::Actor> const finance{same_level_finance()};
    return {.kind = "budget_adjustment",
            .plural = "budget-adjustments",
            .title = {"预算调整", "budget adjustment"},
            .states = {{"requested", {"已申请", "requested"}},
                       {"approved", {"已批准", "approved"}, /*final=*/true},
                       {"refused", {"不予批准", "refused"}, /*final=*/true}},
            .steps = {{.name = "request",
                       .title = {"申请调整", "request"},
                       .from = {},
                       .to = "requested",
                       .who = {{"buyer.planner", Relation::owner}},
                       .input = &adjustment_fields(),
                       .clauses = {clause::CD_10_2},
                       .apply = request,
                       .parent = "package",
                       .parent_kind = "budget_package"},
                      {.name = "approve",
                       .title = {"批准调整", "approve"},
                       .from = {"requested"},
                       .to = "approved",
                       .who = finance,
                       .input = &decision_fields(),
                       .clauses = {clause::CD_10_2, clause::CD_4_1},
                       .apply = approve,
                       .shown_publicly = true},
                      {.name = "refuse",
                       .title = {"不予批准", "refuse"},
                       .from = {"requested"},
                       .to = "refused",
                       .who = finance,
                       .input = &decision_fields(),
                       .clauses = {clause::CD_10_2},
                       .apply = refuse}},
            .shows = &adjustment_fields(),
            .view = view};
}

}  // namespace qiyue::budget
