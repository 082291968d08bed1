#include "law/clauses.gen.hpp"
#include "modules/budget/procedures.hpp"
#include "modules/identity/api.hpp"
#include "modules/ledger/api.hpp"

// An existing line of a department's budget (既有预算项): purchases draw on it and on nothing else (CD-4-1). Setting it
// gives its amount out of the treasury in the ledger.
namespace qiyue::budget {

namespace {

using workflow::Relation;
using workflow::StepRun;

Result<void> set(StepRun& run) {
    store::BudgetLine line;
    line.id = run.object.id;
    line.buyer = run.form.integer("buyer");
    line.fiscal_year = static_cast<int>(run.form.integer("fiscal_year"));
    line.code = run.form.text("code");
    line.name = run.form.text("name");
    line.amount = run.form.money("amount");
    line.purchased = run.form.yes("purchased");
    auto const buyer = identity::organisation(run.tx, line.buyer);
    if (!buyer || buyer->kind != "buyer" || buyer->region != run.context.caller.region) {
        return api::invalid("budget.not_your_buyer", "buyer",
                            {"该单位不是本级的购买主体", "this organisation is no buyer of your level"},
                            {"请选择本级预算单位", "choose a department of your own level"});
    }
    if (line.amount <= Money{}) {
        return api::invalid("budget.line_empty", "amount", {"预算金额应大于零", "the amount must be more than nothing"},
                            {"请填写大于零的金额", "give an amount of more than nothing"});
    }
    if (!store::insert(run.tx, line)) {
        return api::conflict("budget.line_exists",
                             {"该单位本年度已有此编号的预算项", "this department has a line of that code this year"},
                             {"请更换编号", "choose another code"});
    }
    run.object.owner = line.buyer;
    run.object.title = line.code + " " + line.name;
    auto const treasury =
        ledger::account(run.tx, run.context, run.ports(),
                        {ledger::Kind::treasury, run.context.caller.organisation, 0, line.fiscal_year});
    TRY(ledger::move(run.tx, run.context, run.ports(), {"budget_line.set", line.id, 0}, treasury.id,
                     line_account(run, line.buyer, line.id), line.amount));
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const line = store::line(tx, object.id);
    if (!line) {
        return Value::object();
    }
    auto const account = ledger::find(tx, {ledger::Kind::budget_line, line->buyer, 0, line->id});
    return Value::object()
        .set("buyer", line->buyer)
        .set("fiscal_year", line->fiscal_year)
        .set("code", line->code)
        .set("name", line->name)
        .set("amount", line->amount.in_fen())
        .set("purchased", line->purchased)
        .set("free", account ? ledger::balance(tx, account->id).free().in_fen() : 0);
}

}  // namespace

std::int64_t line_account(StepRun& run, std::int64_t buyer, std::int64_t line) {
    return ledger::account(run.tx, run.context, run.ports(), {ledger::Kind::budget_line, buyer, 0, line}).id;
}

std::int64_t released_account(StepRun& run, std::int64_t buyer, std::int64_t project, int year) {
    return ledger::account(run.tx, run.context, run.ports(), {ledger::Kind::released, buyer, project, year}).id;
}

workflow::Procedure line_procedure() {
    return {.kind = "budget_line",
            .plural = "budget-lines",
            .title = {"预算项", "budget line"},
            .states = {{"in_budget", {"已列预算", "in the budget"}, /*final=*/true}},
            .steps = {{.name = "set",
                       .title = {"列入预算", "enter"},
                       .from = {},
                       .to = "in_budget",
                       .who = {{"finance.budget", Relation::anyone}},
                       .input = &line_fields(),
                       .clauses = {clause::CD_4_1},
                       .apply = set}},
            .shows = &line_fields(),
            .view = view};
}

}  // namespace qiyue::budget
