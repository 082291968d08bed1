#include "law/national/evaluating.hpp"

#include "base/said.hpp"

namespace qiyue::law::national {

namespace {

// In 128 bits, and never a fen too little.
std::int64_t least_of(std::int64_t amount, std::int64_t basis_points) {
    constexpr std::int64_t whole = 10'000;
    return scale(amount, basis_points, whole, Rounding::half_up);
}

}  // namespace

// LP-264 超过上述金额的预留30%以上,其中小微不低于60%
Value least_reserve(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const suitable = facts.money("suitable");
    auto const above = suitable > numbers.money("sme_reserved_ceiling_goods_services");
    auto const reserve = above ? least_of(suitable.in_fen(), numbers.get("sme_reserve_share")) : 0;
    auto const small = least_of(reserve, numbers.get("sme_reserve_share_micro"));
    steps.note("reserve_min", reserve);
    steps.note("reserve_small_min", small);
    return Value::object().set("reserve_min", reserve).set("reserve_small_min", small);
}

void reserved_in_part(Facts const& facts, Numbers const& numbers, Findings& findings) {
    Steps steps;
    auto const least = least_reserve(facts, numbers, steps);
    auto const reserved = facts.money("reserved_amount").in_fen();
    auto const small = facts.money("reserved_small").in_fen();
    auto const reserve_min = least["reserve_min"].integer();
    auto const small_min = least["reserve_small_min"].integer();
    if (reserve_min == 0 || facts.yes("non_enterprise") || (reserved >= reserve_min && small >= small_min)) {
        return;
    }
    auto const of_reserve = Money::fen(reserve_min).in_yuan();
    auto const of_small = Money::fen(small_min).in_yuan();
    findings.warn("reserve.too_small", "reserved_amount",
                  {"应预留不少于 " + of_reserve + " 元给中小企业，其中小微企业不少于 " + of_small + " 元",
                   "at least " + of_reserve + " is reserved, " + of_small + " of it for small and micro enterprises"},
                  {"请调整预留金额；应面向非企业主体的，请注明",
                   "raise it, or say that it is meant for institutions or social organisations"});
}

}  // namespace qiyue::law::national
