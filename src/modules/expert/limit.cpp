#include "modules/expert/fields.hpp"
#include "modules/expert/steps.hpp"
#include "modules/expert/store.hpp"

#include <algorithm>

// How often one expert may be drawn 抽取频次: so many sittings a year, so many days between two. A dated document of the
// finance department, entered as data like the standard of fees; without one nobody is left out for it.
namespace qiyue::expert {

namespace {

Result<void> set(StepRun& run) {
    Limit const limit{.id = run.object.id,
                      .document = run.form.text("document"),
                      .from = run.form.day("from"),
                      .sittings_a_year = run.form.integer("sittings_a_year"),
                      .rest_days = run.form.integer("rest_days")};
    if (store::limit_from(run.tx, limit.from)) {
        return api::conflict("expert_limit.day_taken",
                             {"已有自该日起执行的抽取频次规定", "a limit from that day is there already"},
                             {"请核对执行日期", "look again from which day it holds"});
    }
    store::insert(run.tx, limit);
    run.object.title = limit.document;
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const limit = store::limit(tx, object.id);
    auto value = Value::object();
    return limit ? value.set("document", limit->document)
                       .set("from", limit->from.iso())
                       .set("sittings_a_year", limit->sittings_a_year)
                       .set("rest_days", limit->rest_days)
                 : value;
}

}  // namespace

std::optional<Limit> limit_on(db::Tx& tx, Day on) {
    return store::limit_on(tx, on);
}

std::vector<Day> sitting_days(db::Tx& tx, std::int64_t entry) {
    std::vector<Day> days;
    for (auto const& one : store::sittings(tx, entry)) {
        days.push_back(one.on);
    }
    return days;
}

std::string over_limit(Limit const& limit, std::vector<Day> const& sittings, Day on) {
    auto const of_the_year =
        std::ranges::count_if(sittings, [&](Day one) { return one > on.plus_years(-1) && one <= on; });
    if (limit.sittings_a_year > 0 && of_the_year >= limit.sittings_a_year) {
        return "expert.sat_often";
    }
    auto const lately = std::ranges::any_of(
        sittings, [&](Day one) { return one <= on && on < one.plus_days(static_cast<int>(limit.rest_days)); });
    return lately ? "expert.sat_lately" : std::string();
}

workflow::Procedure limit_procedure() {
    using workflow::Relation;
    return {.kind = "expert_limit",
            .plural = "expert_limits",
            .title = {"专家抽取频次", "how often experts are drawn"},
            .states = {{"set", {"已登记", "set"}}},
            .steps = {{.name = "set",
                       .title = {"登记抽取频次", "set how often"},
                       .from = {},
                       .to = "set",
                       .who = {{"finance.procurement", Relation::city}},
                       .input = &limit_fields(),
                       .apply = set,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &limit_fields(),
            .view = view,
            .public_in = {"set"}};
}

}  // namespace qiyue::expert
