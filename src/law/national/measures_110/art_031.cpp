#include "law/national/framework.hpp"

#include "base/said.hpp"

namespace qiyue::law::national {

// LP-292 剩余入围供应商不足70%且影响执行的可补充征集
void framework_supplement_allowed(Facts const& facts, Numbers const& numbers, Findings& findings) {
    constexpr std::int64_t whole = 10'000;
    auto const below = numbers.get("framework_supplement_below");
    auto const left = std::to_string(facts.integer("remaining"));
    auto const all = std::to_string(facts.integer("admitted"));
    // remaining / admitted >= below, without a division.
    if (facts.integer("remaining") * whole >= facts.integer("admitted") * below) {
        findings.refuse("framework.enough_remain", "",
                        {"入围 " + all + " 家，尚余 " + left + " 家，未低于 " + percent(below),
                         "of " + all + " admitted " + left + " remain: not fewer than " + percent(below)},
                        {"请在剩余入围供应商中成交", "order from those who remain"});
    } else if (!facts.yes("execution_suffers")) {
        findings.refuse(
            "framework.execution_not_hurt", "execution_suffers",
            {"没有确认影响框架协议执行", "it is not confirmed that the agreement suffers"},
            {"影响执行的请确认并说明；不影响的不补充征集", "confirm it with the reason, or do not supplement"});
    }
}

}  // namespace qiyue::law::national
