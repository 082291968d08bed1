#include "modules/payment/compute.hpp"

#include "law/clauses.gen.hpp"
#include "modules/payment/quantity.hpp"
#include "modules/payment/store.hpp"

namespace qiyue::payment {

namespace {

constexpr std::int64_t full_marks = 10'000;

bool by_marks(Basis const& basis) {
    return !basis.outcome || !basis.outcome->acceptance;
}

Value bands_of(contract::Terms const& terms, bool marked) {
    Value bands = Value::list();
    if (!marked) {
        // An acceptance has no marks: what passed is paid in full, what did not is not paid at all.
        return bands.push(Value::object().set("from", 0).set("to", full_marks).set("ratio", full_marks));
    }
    for (auto const& band : terms.bands) {
        bands.push(Value::object().set("from", band.from).set("to", band.to).set("ratio", band.ratio.count));
    }
    return bands;
}

Value deductions_of(std::vector<contract::Damages> const& damages) {
    Value deductions = Value::list();
    for (auto const& one : damages) {
        deductions.push(Value::object().set("amount", one.amount.in_fen()).set("reason", one.reason));
    }
    return deductions;
}

std::int64_t score_of(Basis const& basis) {
    return !basis.outcome ? 0 : by_marks(basis) ? basis.outcome->score : basis.outcome->passed ? full_marks : 0;
}

// CD-28-1 考核验收结果应当与购买合同约定的资金支付相挂钩。
Value linked(law::Judge& judge, Basis const& basis) {
    auto const marked = by_marks(basis);
    auto const amount = marked || (basis.outcome && basis.outcome->passed) ? basis.instalment.amount : Money();
    return judge.compute(clause::CD_28_1,
                         law::Facts()
                             .with("instalment", amount)
                             .with("score", score_of(basis))
                             .with("bands", bands_of(basis.terms, marked))
                             .with("deductions", deductions_of(basis.damages)));
}

}  // namespace

Basis basis_of(db::Tx& tx, workflow::Engine const& engine, contract::Terms const& terms,
               contract::Instalment const& instalment, std::int64_t payment) {
    Basis basis{.terms = terms,
                .instalment = instalment,
                .outcome = performance::result(tx, engine, terms.contract, instalment.number),
                .damages = store::open_damages(tx, terms.contract, payment),
                .lines = {},
                .before = {}};
    if (terms.by_quantity) {
        basis.lines = lines_of(tx, engine, terms, instalment);
        basis.before = settled_before(tx, instalment, terms.contract, payment);
    }
    return basis;
}

Sum compute(law::Judge& judge, Basis const& basis) {
    auto const result = basis.terms.by_quantity
        ? judge.compute(rule_of_quantity(judge), fee_facts(basis, deductions_of(basis.damages)))
        : linked(judge, basis);
    return {.score = score_of(basis),
            .ratio = basis.terms.by_quantity ? quality_of(basis.terms, basis.outcome) : result["ratio"].integer(),
            .earned = Money::fen(result["earned"].integer()),
            .deducted = Money::fen(result["deducted"].integer()),
            .payable = Money::fen(result["payable"].integer()),
            .unrecovered = Money::fen(result["unrecovered"].integer())};
}

}  // namespace qiyue::payment
