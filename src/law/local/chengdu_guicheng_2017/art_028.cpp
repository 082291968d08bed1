#include "law/bands.hpp"
#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-28-1 考核验收结果应当与购买合同约定的资金支付相挂钩。
// What the deductions take beyond the amount earned stays as `unrecovered`; nobody pays a negative sum.
Value payable(Facts const& facts, Numbers const&, Steps& steps) {
    auto const instalment = facts.money("instalment");
    auto const band = band_of(read_bands(facts, "bands", "ratio"), facts.integer("score"));
    auto const ratio = band ? band->gives : 0;
    steps.note(band ? "band_ratio" : "outside_bands", ratio);
    auto const earned = instalment.share(BasisPoints{ratio}, Rounding::half_up);
    steps.note("earned_of_instalment", earned.in_fen());
    Money deducted;
    for (auto const& deduction : facts.list("deductions")) {
        deducted += deduction.money("amount");
    }
    steps.note("deducted", deducted.in_fen());
    auto const rest = earned - deducted;
    auto const pay = rest < Money() ? Money() : rest;
    return Value::object()
        .set("ratio", ratio)
        .set("earned", earned.in_fen())
        .set("deducted", deducted.in_fen())
        .set("payable", pay.in_fen())
        .set("unrecovered", (pay - rest).in_fen());
}

}  // namespace qiyue::law::chengdu_guicheng_2017
