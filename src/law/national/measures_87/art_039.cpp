#include "law/national/tendering.hpp"

namespace qiyue::law::national {

// LP-103 开标在投标截止的同一时间进行
// Gives {opening_at}: the instant at which the opening begins.
Value opening_at_deadline(Facts const& facts, Numbers const& numbers, Steps& steps) {
    constexpr std::int64_t seconds_of_a_minute = 60;
    auto const minutes = numbers.get("opening_offset_from_deadline");
    auto const at = facts.instant("bid_deadline").plus_seconds(minutes * seconds_of_a_minute).iso();
    steps.note("opening_at", at);
    return Value::object().set("opening_at", at);
}

}  // namespace qiyue::law::national
