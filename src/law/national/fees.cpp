#include "law/national/fees.hpp"

#include <algorithm>
#include <map>

namespace qiyue::law::national {

namespace {

Money counted_of(Facts const& line) {
    return std::min(line.money("unit_price") * line.integer("accepted_quantity"), line.money("line_ceiling"));
}

}  // namespace

Value fee_by_quantity(Facts const& facts, Numbers const&, Steps& steps) {
    Money counted;
    std::map<std::int64_t, Money> by_quality;
    for (auto const& line : facts.list("fee_lines")) {
        auto const amount = counted_of(line);
        counted += amount;
        by_quality[line.integer("quality_ratio")] += amount;
    }
    steps.note("counted", counted.in_fen());
    Money by_result;
    for (auto const& [ratio, amount] : by_quality) {
        by_result += amount.share(BasisPoints{ratio}, Rounding::half_up);
    }
    steps.note("counted_by_quality", by_result.in_fen());
    auto const settled = facts.money("settled_before");
    auto const earned = std::max(Money(), std::min(by_result, facts.money("fee_ceiling")) - settled);
    steps.note("earned", earned.in_fen());
    Money deducted;
    for (auto const& deduction : facts.list("deductions")) {
        deducted += deduction.money("amount");
    }
    auto const payable = std::max(Money(), earned - deducted);
    return Value::object()
        .set("counted", counted.in_fen())
        .set("earned", earned.in_fen())
        .set("deducted", deducted.in_fen())
        .set("payable", payable.in_fen())
        .set("unrecovered", (payable - (earned - deducted)).in_fen());
}

Value no_fee() {
    auto blank = Value::object();
    for (auto const* figure : {"counted", "earned", "deducted", "payable", "unrecovered"}) {
        blank.set(figure, 0);
    }
    return blank;
}

}  // namespace qiyue::law::national
