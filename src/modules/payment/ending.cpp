#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/payment/steps.hpp"

#include <algorithm>

// A contract that ends before its time pays what its final results say, and nothing else: so much of what its end gave back to
// the budget is kept for it.
namespace qiyue::payment {

namespace {

// Takes off what this instalment takes, so that the next one finds the rest.
void take_off(std::vector<contract::Damages>& damages, Sum const& sum) {
    for (auto const& taken : taken_off(damages, sum)) {
        std::ranges::find(damages, taken.breach, &contract::Damages::breach)->amount -= taken.amount;
    }
}

// What final results have earned and nobody has asked for yet.
Money earned(db::Tx& tx, workflow::Engine const& engine, law::Judge& judge, contract::Terms const& terms) {
    auto const asked = store::of_contract(tx, terms.contract);
    auto damages = store::open_damages(tx, terms.contract, 0);
    Money all;
    for (auto const& instalment : terms.instalments) {
        auto basis = basis_of(tx, engine, terms, instalment, 0);
        basis.damages = damages;
        auto const asked_for = std::ranges::any_of(asked, [&](store::Payment const& one) {
            return one.instalment == instalment.number && one.stage != "withdrawn";
        });
        if (basis.outcome && basis.outcome->final && !asked_for) {
            auto const sum = compute(judge, basis);
            all += sum.payable;
            take_off(damages, sum);
        }
    }
    return all;
}

Result<void> on_ended(workflow::Engine const& engine, db::Tx& tx, Context const& context,
                      contract::ContractEnded const& event) {
    auto const terms = event.completed ? std::nullopt : contract::terms(tx, engine, event.contract);
    auto const row = terms ? budget::released(tx, terms->project, terms->year) : std::nullopt;
    auto const object = engine.find(tx, event.contract);
    if (!row || !object || terms->account == 0) {
        return {};
    }
    auto judge = engine.judge(context, object->rules);
    auto const wanted = std::min(earned(tx, engine, judge, *terms), row->left);
    if (wanted > Money()) {
        TRY(ledger::move(tx, context, engine.ports(), {"payment.keep_earned", event.contract, event.project},
                         row->account, terms->account, wanted));
    }
    return {};
}

}  // namespace

void listen_for_ends(workflow::Engine& engine) {
    engine.ports().bus.on<contract::ContractEnded>(
        [&engine](db::Tx& tx, Context const& context, contract::ContractEnded const& event) {
            return on_ended(engine, tx, context, event);
        });
}

}  // namespace qiyue::payment
