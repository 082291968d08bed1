#include "law/national/bonds.hpp"

#include <algorithm>

namespace qiyue::law::national {

// LP-098 逾期退还按央行同期贷款基准利率上浮20%支付资金占用费
// Simple interest on what was held, for the days after the last one on which it was to be given back.
Value fee_for_late_bond(Facts const& facts, Numbers const& numbers, Steps& steps) {
    constexpr std::int64_t whole = 10'000;
    auto const days = std::max(0, facts.day("due").days_until(facts.day("returned")));
    steps.note("days_late", days);
    auto const raised = whole + numbers.share("bid_bond_late_rate_uplift").count;
    auto const rate = numbers.share("bank_lending_rate").count * raised;
    steps.note("rate_raised", rate / whole);
    auto const year = whole * whole * numbers.get("bank_days_of_a_year");
    auto const fee = facts.money("bond").times(rate * days, year, Rounding::half_up);
    return Value::object().set("days", days).set("fee", fee.in_fen());
}

}  // namespace qiyue::law::national
