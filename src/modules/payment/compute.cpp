#include "modules/payment/compute.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

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
    auto const result = judge.compute(clause::CD_28_1, law::Facts()
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

int days_to_pay(law::Judge const& judge, contract::Instalment const& instalment, bool small_provider) {
    auto const agreed = instalment.pay_within_days;
    if (!small_provider) {
        return agreed > 0 ? agreed : static_cast<int>(judge.number("payment_due"));
    }
    // LP-219 合同另有约定的付款期限最长不得超过60日
    auto const longest = static_cast<int>(judge.number("payment_due_max"));
    return agreed > 0 ? std::min(agreed, longest) : static_cast<int>(judge.number("payment_due"));
}

}  // namespace qiyue::payment
