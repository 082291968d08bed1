#include "law/clauses.gen.hpp"
#include "modules/budget/procedures.hpp"
#include "modules/ledger/api.hpp"
#include "modules/project/api.hpp"

// 批复下达: what was held on the budget lines becomes the projects' own, as approved; the figures stand from now on.
namespace qiyue::budget {

namespace {

using workflow::StepRun;

Result<void> release_row(StepRun& run, store::Package const& package, store::Row const& row) {
    auto const cause = ledger::Cause{"budget_package.release", row.id, row.project};
    auto const entry =
        TRY(ledger::post_reserved(run.tx, run.context, run.ports(), cause, row.reservation, row.approved));
    store::insert(run.tx,
                  store::Version{.project = row.project,
                                 .fiscal_year = row.fiscal_year,
                                 .version = 1,
                                 .package = package.id,
                                 .line = row.line,
                                 .purchase_class = row.purchase_class,
                                 .amount = row.approved,
                                 .from = run.today(),
                                 .entry = entry});
    run.raise(RowReleased{row.project, package.id, row.fiscal_year, 1, row.approved});
    return {};
}

}  // namespace

Result<void> release_package(StepRun& run) {
    auto const package = store::package(run.tx, run.object.id);
    ENSURE(package.has_value());
    auto const round = store::round(run.tx, package->round);
    ENSURE(round.has_value());
    // CD-9-1 财政预算经同级人大批准后,购买服务项目表随部门预算批复一并下达
    run.judge.require(
        clause::CD_9_1, law::Facts().with("congress_approved", !round->congress.is_null()), !round->congress.is_null(),
        "budget.no_congress", {},
        {"财政预算尚未经同级人大批准，不能批复下达", "the budget has not been approved by the people's congress"},
        {"先在预算布置中登记人大批准", "record the congress's approval on the round first"});
    TRY(run.judge.verdict());
    for (auto const& row : store::rows(run.tx, package->id, package->submission)) {
        TRY(release_row(run, *package, row));
    }
    return {};
}

}  // namespace qiyue::budget
