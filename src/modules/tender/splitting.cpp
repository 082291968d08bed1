#include "modules/tender/splitting.hpp"

#include "modules/budget/api.hpp"
#include "modules/project/api.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/store.hpp"

namespace qiyue::tender {

namespace {

// The purchase of the project that runs or was carried out by another way than the open tender.
std::optional<Tender> bought_otherwise(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    for (auto const& object : engine.of_project(tx, project, "tender")) {
        auto const t = store::find(tx, object.id);
        // Its lots are no purchases beside it: the whole counts, once (SY-3.1.4(3)-a).
        if (t && !store::lot(tx, t->id) && object.state != "failed" && object.state != "cancelled" &&
            !open_to_all(*find_method(t->method))) {
            return t;
        }
    }
    return std::nullopt;
}

// Approved by the finance department, waiting for it, or let by a superior rule.
bool approved(db::Tx& tx, workflow::Engine const& engine, Tender const& t) {
    auto const object = engine.find(tx, t.id);
    ENSURE(object.has_value());
    auto const waiting =
        object->state == "method_referred" || object->state == "publicity_due" || object->state == "publicised";
    return waiting || t.choice["sanctioned_on"].is_text() || t.choice["excepted_by"].is_object();
}

}  // namespace

YearsPurchases years_purchases(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    auto const own = project::find(tx, project);
    ENSURE(own.has_value());
    YearsPurchases year;
    for (auto const& row : budget::of_same_item(tx, project, own->fiscal_year)) {
        if (row.project == project) {
            year.adjusted = row.adjusted;
            continue;
        }
        if (auto const t = bought_otherwise(tx, engine, row.project)) {
            year.others.push_back({.purchase = project::find(tx, row.project)->name,
                                   .method = t->method,
                                   .amount = row.amount,
                                   .adjusted = row.adjusted,
                                   .approved = approved(tx, engine, *t)});
        }
    }
    return year;
}

Value value_of(std::vector<Bought> const& others) {
    Value all = Value::list();
    for (auto const& one : others) {
        auto value = Value::object();
        if (!one.purchase.empty()) {
            value.set("purchase", one.purchase).set("method", one.method);
        }
        all.push(value.set("amount", one.amount.in_fen())
                     .set("adjusted", one.adjusted.in_fen())
                     .set("approved", one.approved));
    }
    return all;
}

}  // namespace qiyue::tender
