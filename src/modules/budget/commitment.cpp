#include "law/clauses.gen.hpp"
#include "modules/budget/store.hpp"
#include "modules/ledger/api.hpp"
#include "modules/project/api.hpp"

// What other modules ask of the released table.
namespace qiyue::budget {

namespace {

std::int64_t buyer_of(db::Tx& tx, std::int64_t project) {
    auto const found = project::find(tx, project);
    ENSURE(found.has_value());
    return found->buyer;
}

}  // namespace

std::optional<Released> released(db::Tx& tx, std::int64_t project, int year) {
    auto const versions = store::versions(tx, project, year);
    if (versions.empty()) {
        return std::nullopt;
    }
    auto const& now = versions.back();
    auto const account = ledger::find(tx, {ledger::Kind::released, buyer_of(tx, project), project, year});
    ENSURE(account.has_value());
    return Released{.package = now.package,
                    .year = year,
                    .version = now.version,
                    .amount = now.amount,
                    .left = ledger::balance(tx, account->id).free(),
                    .purchase_class = class_named(now.purchase_class),
                    .account = account->id};
}

std::optional<Money> released_on(db::Tx& tx, std::int64_t project, int year, Day day) {
    std::optional<Money> amount;
    for (auto const& version : store::versions(tx, project, year)) {
        if (version.from <= day) {
            amount = version.amount;
        }
    }
    return amount;
}

// CD-9-3 购买主体应当按照批复的购买服务项目表组织实施政府购买服务工作。
void judge_ceiling(db::Tx& tx, law::Judge& judge, std::int64_t project, int year, Money ceiling) {
    auto const table = released(tx, project, year);
    judge.ask(clause::CD_9_3,
              law::Facts()
                  .with("in_released_table", table.has_value())
                  .with("released", table ? table->amount : Money{})
                  .with("committed", table ? table->committed() : Money{})
                  .with("ceiling", ceiling));
}

Result<std::int64_t> commit(workflow::StepRun& run, Commitment const& wanted) {
    judge_ceiling(run.tx, run.judge, wanted.project, wanted.year, wanted.ceiling);
    TRY(run.judge.verdict());
    auto const table = released(run.tx, wanted.project, wanted.year);
    if (!table) {
        return api::conflict("budget.not_released", {"该项目没有已下达的预算", "this project has no released budget"},
                             {"请待预算下达后再办理", "come back when the budget is released"});
    }
    return ledger::reserve(run.tx, run.context, run.ports(), {wanted.step, wanted.object, wanted.project},
                           table->account, commitment_account(run, wanted.project, wanted.year), wanted.ceiling);
}

std::int64_t commitment_account(workflow::StepRun& run, std::int64_t project, int year) {
    return ledger::account(run.tx, run.context, run.ports(),
                           {ledger::Kind::commitment, buyer_of(run.tx, project), project, year})
        .id;
}

std::optional<Plan> filed_plan(db::Tx& tx, std::int64_t project) {
    auto const found = store::filed_plan(tx, project);
    if (!found) {
        return std::nullopt;
    }
    auto const& body = found->body;
    return Plan{.id = found->id,
                .method = body["method"].text_or({}),
                .amount = Money::fen(body["amount"].integer_or(0)),
                .start = body["start"].is_text() ? Day::parse(body["start"].text()).value() : Day{},
                .intention = found->intention};
}

void note_result(db::Tx& tx, PastResult const& result) {
    store::insert(tx, result);
}

}  // namespace qiyue::budget
