#include "fuzz/targets.hpp"

#include "base/codes.hpp"
#include "base/day.hpp"
#include "base/money.hpp"

namespace qiyue::fuzz {

// Money, days, instants and credit codes: short texts that people type.
void amounts(std::string_view bytes) {
    if (auto const money = Money::parse(bytes); money.ok()) {
        auto const again = Money::parse(money.value().in_yuan());
        promise(again.ok() && again.value() == money.value(), "an amount reads as it is written");
    }
    if (auto const day = Day::parse(bytes); day.ok()) {
        promise(day.value().iso() == bytes, "a day has one spelling");
    }
    if (auto const instant = Instant::parse(bytes); instant.ok()) {
        auto const again = Instant::parse(instant.value().iso());
        promise(again.ok() && again.value() == instant.value(), "an instant reads as it is written");
    }
    if (auto const code = CreditCode::parse(bytes); code.ok()) {
        promise(bytes.size() >= 18, "a credit code has eighteen characters");
    }
}

}  // namespace qiyue::fuzz
