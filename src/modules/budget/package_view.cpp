#include "modules/budget/market.hpp"
#include "modules/budget/past_result.hpp"
#include "modules/budget/procedures.hpp"
#include "modules/project/api.hpp"

// What the page of a package shows: beside what was typed, each row with its computed amount and class, where it lies
// in the market, what finance decided and which versions were released.
namespace qiyue::budget {

namespace {

Money money_in(Value const& value) {
    return Money::fen(value.integer_or(0));
}

Value market_value(store::Row const& row) {
    std::vector<Money> prices;
    if (row.body["quotations"].is_list()) {
        for (auto const& quotation : row.body["quotations"].items()) {
            prices.push_back(money_in(quotation["price"]));
        }
    }
    auto const market = survey_market(std::move(prices), row.requested);
    return Value::object()
        .set("count", static_cast<std::int64_t>(market.count))
        .set("lowest", market.lowest.in_fen())
        .set("median", market.median.in_fen())
        .set("highest", market.highest.in_fen())
        .set("position", name_of(market.position));
}

Value versions_value(db::Tx& tx, store::Row const& row) {
    Value versions = Value::list();
    for (auto const& version : store::versions(tx, row.project, row.fiscal_year)) {
        versions.push(Value::object()
                          .set("version", version.version)
                          .set("amount", version.amount.in_fen())
                          .set("from", version.from.iso())
                          .set("request", version.request == 0 ? Value() : Value(version.request)));
    }
    return versions;
}

Value row_value(db::Tx& tx, store::Row const& row) {
    auto const project = project::find(tx, row.project);
    auto value = row.body;
    value.set("project_name", project ? project->name : std::string())
        .set("requested", row.requested.in_fen())
        .set("purchase_class", row.purchase_class)
        .set("because", row.because)
        .set("market", market_value(row));
    if (!row.decision.empty()) {
        value.set("decision", row.decision).set("approved", row.approved.in_fen()).set("decision_reason", row.reason);
    }
    auto const versions = versions_value(tx, row);
    if (versions.size() > 0) {
        value.set("versions", versions).set("released", versions.items().back()["amount"]);
    }
    return value;
}

// The last evaluation of the same item stands beside each row, from the first draft on.
Value with_past_results(db::Tx& tx, law::Judge& judge, Value const& rows) {
    Value all = Value::list();
    for (auto row : rows.is_list() ? rows.items() : Value::List{}) {
        auto const about = project::find(tx, row["project"].integer_or(0));
        auto const past = about ? past_result(tx, judge, *about, money_in(row["requested"])) : Value();
        all.push(past.is_null() ? row : row.set("last_result", past));
    }
    return all;
}

}  // namespace

Value package_view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context) {
    auto const package = store::package(tx, object.id);
    if (!package) {
        return Value::object();
    }
    auto body = package->body;
    body.set("fiscal_year", package->fiscal_year).set("submission", package->submission);
    Value table = Value::list();
    Money requested;
    for (auto const& row : store::rows(tx, package->id, package->submission)) {
        requested += row.requested;
        table.push(row_value(tx, row));
    }
    auto judge = engine.judge(context, object.rules);
    if (body["rows"].is_list()) {
        body.set("rows", with_past_results(tx, judge, body["rows"]));
    }
    body.set("table", with_past_results(tx, judge, table)).set("requested", requested.in_fen());
    if (!package->receipt.is_null()) {
        body.set("receipt", package->receipt);
    }
    if (!package->publication.is_null()) {
        body.set("publication", package->publication);
    }
    return body;
}

}  // namespace qiyue::budget
