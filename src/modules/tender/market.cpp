#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/provider/api.hpp"
#include "modules/tender/fields.hpp"

#include <algorithm>

// SY-3.1.4-d 市场发育程度、服务供给特点等因素: what the choice of a method is made from, with the number of providers that the
// directory knows in the field.
namespace qiyue::tender {

namespace {

// Of the newest directory that there is on that day; of all fields where none is named.
std::int64_t known_in(db::Tx& tx, std::string const& field, Day today) {
    auto const years = provider::directory_years(tx);
    auto const year = std::ranges::find_if(years, [&](std::int64_t one) { return one <= today.year(); });
    if (year == years.end()) {
        return 0;
    }
    return std::ssize(provider::narrowed(provider::directory(tx, *year), {.field = field}));
}

}  // namespace

Fields market_fields() {
    return {field::choice("market_field", {"服务领域", "field of service"}, provider::service_fields())
                .maybe()
                .says({"按名录自动统计该领域已知的承接主体", "the providers known in it are counted in the directory"}),
            field::choice("market_maturity", {"市场发育程度", "maturity of the market"},
                          {{"ripe", {"较充分", "well developed"}},
                           {"growing", {"发育中", "growing"}},
                           {"scarce", {"发育不足", "underdeveloped"}}})
                .maybe(),
            field::prose("supply_features", {"服务供给特点", "how the service is supplied"}).maybe()};
}

void note_market(workflow::StepRun& run, Value& choice) {
    if (run.context.off(clause::SY_3_1_4_d)) {
        for (auto const* field : {"market_field", "market_maturity", "supply_features"}) {
            choice.erase(field);
        }
        return;
    }
    auto const known =
        known_in(run.tx, run.form.given("market_field") ? run.form.text("market_field") : std::string(), run.today());
    choice.set("known_providers", known);
    run.answer.set("known_providers", known);
}

Value market_known(db::Tx& tx, Day today) {
    Value all = Value::list();
    for (auto const& field : provider::service_fields()) {
        if (auto const count = known_in(tx, field.value, today); count > 0) {
            all.push(Value::object()
                         .set("field", field.value)
                         .set("label", Value::object().set("zh", field.label.zh).set("en", field.label.en))
                         .set("count", count));
        }
    }
    return all;
}

}  // namespace qiyue::tender
