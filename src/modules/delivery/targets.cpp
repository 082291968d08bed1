#include "modules/delivery/targets.hpp"

#include <algorithm>

namespace qiyue::delivery {

namespace {

std::int64_t delivered(std::vector<Value> const& reports, std::string const& indicator) {
    std::int64_t sum = 0;
    for (auto const& report : reports) {
        for (auto const& line : report["actuals"].is_list() ? report["actuals"].items() : Value::List{}) {
            sum += line["indicator"] == Value(indicator) ? line["actual"].integer_or(0) : 0;
        }
    }
    return sum;
}

}  // namespace

std::vector<Target> targets_of(Value const& scheme, std::vector<Value> const& reports, Day today) {
    std::vector<Target> all;
    for (auto const& line : scheme["targets"].is_list() ? scheme["targets"].items() : Value::List{}) {
        auto const indicator = line["indicator"].text();
        auto found = std::ranges::find(all, indicator, &Target::indicator);
        if (found == all.end()) {
            all.push_back(
                {.indicator = indicator, .unit = line["unit"].text_or({}), .actual = delivered(reports, indicator)});
            found = std::prev(all.end());
        }
        auto const target = line["target"].integer();
        found->total = std::max(found->total, target);
        if (Day::parse(line["by"].text()).value() <= today) {
            found->due = std::max(found->due, target);
        }
    }
    return all;
}

}  // namespace qiyue::delivery
