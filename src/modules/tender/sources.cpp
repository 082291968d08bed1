#include "modules/tender/sources.hpp"

#include "modules/budget/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/need/api.hpp"
#include "modules/project/api.hpp"

namespace qiyue::tender::sources {

namespace {

int year_of(db::Tx& tx, std::int64_t project) {
    auto const p = project::find(tx, project);
    return p ? p->fiscal_year : 0;
}

}  // namespace

void judge_ceiling(workflow::StepRun& run, std::int64_t project, Money ceiling) {
    budget::judge_ceiling(run.tx, run.judge, project, year_of(run.tx, project), ceiling);
}

Budget budget_of(db::Tx& tx, std::int64_t project) {
    auto const released = budget::released(tx, project, year_of(tx, project));
    if (!released) {
        return {};
    }
    return {.amount = released->amount, .procurement = released->purchase_class == budget::Class::procurement};
}

std::optional<FrozenNeed> frozen_need(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    auto const frozen = need::frozen(tx, engine, project);
    if (!frozen || frozen->being_revised) {
        return std::nullopt;
    }
    return FrozenNeed{.id = frozen->need, .digest = frozen->digest};
}

Result<std::int64_t> set_aside(workflow::StepRun& run, std::int64_t tender, std::int64_t project, Money ceiling) {
    return budget::commit(run,
                          {.step = "tender.publish",
                           .object = tender,
                           .project = project,
                           .year = year_of(run.tx, project),
                           .ceiling = ceiling});
}

Result<void> set_free(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t tender, std::int64_t project,
                      std::int64_t reservation) {
    // A contract may have taken it up, and given back what it did not need.
    if (reservation != 0 && ledger::waits(tx, reservation)) {
        TRY(ledger::void_reserved(tx, context, ports, {"tender.fail", tender, project}, reservation));
    }
    return {};
}

}  // namespace qiyue::tender::sources
