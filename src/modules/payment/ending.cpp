#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/payment/quantity.hpp"
#include "modules/payment/steps.hpp"

#include <algorithm>

// A contract that ends before its time pays what its results say, and nothing else: so much of what its end gave back to
// the budget is kept for it.
namespace qiyue::payment {

namespace {

// Takes off what this instalment takes, so that the next one finds the rest.
void take_off(std::vector<contract::Damages>& damages, Sum const& sum) {
    for (auto const& taken : taken_off(damages, sum)) {
        std::ranges::find(damages, taken.breach, &contract::Damages::breach)->amount -= taken.amount;
    }
}

// What may still be asked for: it has a result that was announced, final or not. Where the acceptance settles the quantities
// of the whole contract, its settlement is all there is: it pays what the other instalments left.
std::vector<Basis> unasked(db::Tx& tx, workflow::Engine const& engine, contract::Terms const& terms) {
    std::vector<Basis> all;
    if (settled_as_a_whole(tx, terms)) {
        return all;
    }
    auto const asked = store::of_contract(tx, terms.contract);
    for (auto const& instalment : terms.instalments) {
        auto basis = basis_of(tx, engine, terms, instalment, 0);
        auto const asked_for = std::ranges::any_of(asked, [&](store::Payment const& one) {
            return one.instalment == instalment.number && one.stage != "withdrawn";
        });
        if (asked_for || !basis.outcome || !basis.outcome->announced) {
            continue;
        }
        if (terms.by_quantity && settles_all(instalment) && basis.outcome->passed) {
            return {std::move(basis)};
        }
        all.push_back(std::move(basis));
    }
    return all;
}

Money earned(db::Tx& tx, workflow::Engine const& engine, law::Judge& judge, contract::Terms const& terms) {
    auto damages = store::open_damages(tx, terms.contract, 0);
    Money all;
    for (auto& basis : unasked(tx, engine, terms)) {
        basis.damages = damages;
        auto const sum = compute(judge, basis);
        all += sum.payable;
        take_off(damages, sum);
    }
    return all;
}

// As much as is not kept yet, as far as the year's table has it.
Result<void> keep_earned(workflow::Engine const& engine, db::Tx& tx, Context const& context, std::int64_t contract) {
    auto const terms = contract::terms(tx, engine, contract);
    auto const row = terms ? budget::released(tx, terms->project, terms->year) : std::nullopt;
    auto const object = engine.find(tx, contract);
    if (!row || !object || terms->account == 0) {
        return {};
    }
    auto judge = engine.judge(context, object->rules);
    auto const kept = ledger::balance(tx, terms->account).free();
    auto const wanted = std::min(earned(tx, engine, judge, *terms) - kept, row->left);
    if (wanted > Money()) {
        TRY(ledger::move(tx, context, engine.ports(), {"payment.keep_earned", contract, terms->project}, row->account,
                         terms->account, wanted));
    }
    return {};
}

Result<void> on_ended(workflow::Engine const& engine, db::Tx& tx, Context const& context,
                      contract::ContractEnded const& event) {
    return event.completed ? Result<void>() : keep_earned(engine, tx, context, event.contract);
}

// A result that was announced before the end may be corrected upwards after it.
Result<void> on_corrected(workflow::Engine const& engine, db::Tx& tx, Context const& context,
                          performance::AssessmentCorrected const& event) {
    auto const object = engine.find(tx, event.contract);
    auto const cut_short = object && object->state == "terminated";
    return cut_short ? keep_earned(engine, tx, context, event.contract) : Result<void>();
}

}  // namespace

void listen_for_ends(workflow::Engine& engine) {
    engine.ports().bus.on<contract::ContractEnded>(
        [&engine](db::Tx& tx, Context const& context, contract::ContractEnded const& event) {
            return on_ended(engine, tx, context, event);
        });
    engine.ports().bus.on<performance::AssessmentCorrected>(
        [&engine](db::Tx& tx, Context const& context, performance::AssessmentCorrected const& event) {
            return on_corrected(engine, tx, context, event);
        });
}

}  // namespace qiyue::payment
