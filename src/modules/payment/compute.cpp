#include "modules/payment/compute.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::payment {

namespace {

constexpr std::int64_t full_marks = 10'000;

Value bands_of(contract::Terms const& terms, bool by_marks) {
    Value bands = Value::list();
    if (!by_marks) {
        // An acceptance has no marks: what passed is paid in full, what did not is not paid at all.
        return bands.push(Value::object().set("from", 0).set("to", full_marks).set("ratio", full_marks));
    }
    for (auto const& band : terms.bands) {
        bands.push(Value::object().set("from", band.from).set("to", band.to).set("ratio", band.ratio.count));
    }
    return bands;
}

}  // namespace

// CD-28-1 考核验收结果应当与购买合同约定的资金支付相挂钩。
Sum compute(law::Judge& judge, contract::Terms const& terms, contract::Instalment const& instalment,
            std::optional<performance::Outcome> const& outcome, std::vector<contract::Damages> const& damages) {
    auto const by_marks = !outcome || !outcome->acceptance;
    Value deductions = Value::list();
    for (auto const& one : damages) {
        deductions.push(Value::object().set("amount", one.amount.in_fen()).set("reason", one.reason));
    }
    Sum sum;
    sum.score = !outcome ? 0 : by_marks ? outcome->score : outcome->passed ? full_marks : 0;
    auto const amount = by_marks || (outcome && outcome->passed) ? instalment.amount : Money();
    auto const result = judge.compute(clause::CD_28_1,
                                      law::Facts()
                                          .with("instalment", amount)
                                          .with("score", sum.score)
                                          .with("bands", bands_of(terms, by_marks))
                                          .with("deductions", deductions));
    sum.ratio = result["ratio"].integer();
    sum.earned = Money::fen(result["earned"].integer());
    sum.deducted = Money::fen(result["deducted"].integer());
    sum.payable = Money::fen(result["payable"].integer());
    sum.unrecovered = Money::fen(result["unrecovered"].integer());
    return sum;
}

}  // namespace qiyue::payment
