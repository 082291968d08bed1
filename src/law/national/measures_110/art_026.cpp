#include "law/national/framework.hpp"

#include "base/said.hpp"

#include <algorithm>

namespace qiyue::law::national {

namespace {

void refuse_share_below(Facts const& facts, std::int64_t least, Findings& findings) {
    if (facts.integer("elimination") < least) {
        findings.refuse("framework.elimination_too_low", "elimination",
                        {"淘汰比例 " + percent(facts.integer("elimination")) + " 低于 " + percent(least),
                         "eliminating " + percent(facts.integer("elimination")) + " is less than " + percent(least)},
                        {"请填写不低于 " + percent(least) + " 的比例", "make it " + percent(least) + " or more"});
    }
}

}  // namespace

// LP-285 淘汰比例一般不低于20%
void framework_elimination_share(Facts const& facts, Numbers const& numbers, Findings& findings) {
    refuse_share_below(facts, numbers.get("framework_elimination_min"), findings);
}

// LP-285 符合要求的供应商均不少于2家
Value framework_enough_responsive(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const least = numbers.get("framework_responsive_min");
    steps.note("responsive", facts.integer("responsive"));
    return Value::object().set("enough", facts.integer("responsive") >= least).set("minimum", least);
}

// LP-286 至少淘汰一家供应商
// The share of all that are responsive, rounded up, and never fewer than the least number.
Value framework_eliminated(Facts const& facts, Numbers const& numbers, Steps& steps) {
    constexpr std::int64_t whole = 10'000;
    auto const responsive = facts.integer("responsive");
    auto const by_share = scale(responsive, facts.integer("elimination"), whole, Rounding::up);
    steps.note("by_share", by_share);
    auto const out = std::max(by_share, numbers.get("framework_elimination_min_count"));
    return Value::object().set("eliminated", out).set("admitted", std::max<std::int64_t>(responsive - out, 0));
}

// LP-287 质量优先法的检测、实验仪器淘汰不低于40%
void framework_instruments_share(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (facts.text("stage_one") == "quality_first" && facts.yes("special_instruments")) {
        refuse_share_below(facts, numbers.get("framework_elimination_min_quality"), findings);
    }
}

}  // namespace qiyue::law::national
