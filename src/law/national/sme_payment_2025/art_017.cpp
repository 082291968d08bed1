#include "law/national/paying.hpp"

#include <algorithm>

namespace qiyue::law::national {

// LP-221 ……未约定按每日万分之五: simple interest on what was due, for the days after the last one on which it was to be paid.
Value late_interest(Facts const& facts, Numbers const& numbers, Steps& steps) {
    constexpr std::int64_t whole = 10'000;
    auto const days = std::max(0, facts.day("due").days_until(facts.day("paid")));
    steps.note("days_late", days);
    auto const rate = numbers.share("late_interest_daily").count;
    auto const interest = facts.money("amount").times(rate * days, whole, Rounding::half_up);
    return Value::object().set("days", days).set("interest", interest.in_fen());
}

}  // namespace qiyue::law::national
