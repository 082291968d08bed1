#include "modules/expert/fields.hpp"
#include "modules/expert/steps.hpp"
#include "modules/expert/store.hpp"

// What experts are paid 劳务报酬. The standard is set by a document of the finance department, dated, and entered here:
// it is no number of our own. A sitting goes by the standard of its day, and its sum is kept as it was computed.
namespace qiyue::expert {

namespace {

constexpr std::int64_t minutes_of_hour = 60;

Result<void> set(StepRun& run) {
    Standard standard{.id = run.object.id,
                      .document = run.form.text("document"),
                      .from = run.form.day("from"),
                      .base = run.form.money("base"),
                      .base_hours = run.form.integer("base_hours"),
                      .hour = run.form.money("hour")};
    if (store::standard_from(run.tx, standard.from)) {
        return api::conflict("expert_fee.day_taken",
                             {"已有自该日起执行的报酬标准", "a standard from that day is there already"},
                             {"请核对执行日期", "look again from which day it holds"});
    }
    store::insert(run.tx, standard);
    run.object.title = standard.document;
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const standard = store::standard(tx, object.id);
    auto value = Value::object();
    return standard ? value.set("document", standard->document)
                          .set("from", standard->from.iso())
                          .set("base", standard->base.in_fen())
                          .set("base_hours", standard->base_hours)
                          .set("hour", standard->hour.in_fen())
                    : value;
}

}  // namespace

Fee fee_of(Standard const& standard, std::string const& presence, std::int64_t minutes) {
    if (presence != "full" && presence != "late") {
        return {.amount = Money(), .sum = "未完成评审，不支付"};
    }
    // A begun hour is paid as a whole one.
    auto const beyond = minutes - standard.base_hours * minutes_of_hour;
    auto const hours = beyond > 0 ? (beyond + minutes_of_hour - 1) / minutes_of_hour : 0;
    auto const amount = standard.base + standard.hour * hours;
    return {.amount = amount,
            .sum = standard.base.in_yuan() + " + " + std::to_string(hours) + " × " + standard.hour.in_yuan() + " = " +
                amount.in_yuan() + "（" + standard.document + "）"};
}

std::optional<Standard> standard_on(db::Tx& tx, Day on) {
    return store::standard_on(tx, on);
}

workflow::Procedure fee_procedure() {
    using workflow::Relation;
    return {.kind = "expert_fee",
            .plural = "expert_fees",
            .title = {"专家劳务报酬标准", "standard of experts' fees"},
            .states = {{"set", {"已登记", "set"}}},
            .steps = {{.name = "set",
                       .title = {"登记报酬标准", "set a standard of fees"},
                       .from = {},
                       .to = "set",
                       .who = {{"finance.procurement", Relation::city}},
                       .input = &standard_fields(),
                       .apply = set,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &standard_fields(),
            .view = view,
            .public_in = {"set"}};
}

}  // namespace qiyue::expert
