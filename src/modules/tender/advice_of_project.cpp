#include "modules/tender/method_choice.hpp"

#include "law/clauses.gen.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/project/api.hpp"
#include "modules/tender/sources.hpp"
#include "modules/tender/steps.hpp"

#include "base/said.hpp"

#include <algorithm>

// The advice for a project that there is: what would be asked of everybody else is taken from its budget, its catalogue
// item and what was bought beside it; and the address of the public page with all that filled in.
namespace qiyue::tender {

namespace {

// Whether its last purchase was a tender that failed.
bool after_failed_tender(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    auto const purchases = engine.of_project(tx, project, "tender");
    auto const last = std::ranges::max_element(purchases, {}, &workflow::Object::id);
    auto const t = last == purchases.end() || last->state != "failed" ? std::nullopt : store::find(tx, last->id);
    return t && find_method(t->method)->tendering;
}

AdviceAsked asked_of(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object) {
    auto const project = project::find(tx, object.id);
    ENSURE(project.has_value());
    auto const item = catalogue::item(tx, project->catalogue_item);
    AdviceAsked asked;
    asked.central = item && item->central;
    asked.region = object.region;
    asked.choice.budget = sources::budget_of(tx, object.id).amount;
    asked.choice.repeats_tender = after_failed_tender(tx, engine, object.id);
    asked.choice.year = years_purchases(tx, engine, object.id);
    return asked;
}

// One figure for the page that knows no purchases: what counts against the threshold beside the project's budget.
Money counted(YearsPurchases const& year) {
    Money sum = -year.adjusted;
    for (auto const& other : year.others) {
        sum += other.approved ? Money() : other.amount - other.adjusted;
    }
    return std::max(sum, Money());
}

std::string address_of(AdviceAsked const& asked) {
    auto const level = asked.region.ends_with("00") ? "city" : "district";
    auto address = std::string("/methods?region=") + level + "&central=" + (asked.central ? "yes" : "no");
    if (asked.choice.budget > Money()) {
        address += "&budget=" + hundredths(asked.choice.budget.in_fen());
    }
    if (asked.choice.repeats_tender) {
        address += "&repeats_tender=yes";
    }
    if (auto const bought = counted(asked.choice.year); bought > Money()) {
        address += "&bought=" + hundredths(bought.in_fen());
    }
    return address;
}

Result<Value> of_project(workflow::Engine const& engine, api::Call& call) {
    auto const object = TRY(engine.get(call.tx, TRY(call.number("id")), "project"));
    if (!engine.concerned(call.tx, object, call.context)) {
        return api::forbidden({"采购方式选择由项目的购买主体和有关部门查阅",
                               "this is for the buyer of the project and for those who oversee it"});
    }
    auto const asked = asked_of(call.tx, engine, object);
    return advice(engine, call.context, asked)
        .set("project", object.id)
        .set("central", asked.central)
        .set("known_providers", market_known(call.tx, call.context.today()))
        .set("repeats_tender", asked.choice.repeats_tender)
        .set("bought", value_of(asked.choice.year.others))
        .set("page", address_of(asked));
}

}  // namespace

api::Operation advice_of_project_operation(workflow::Engine const& engine) {
    return api::reading("tender.methods_of_project", "/api/projects/{id}/methods",
                        {"本项目可用的采购方式", "which methods are open to a project"}, api::Access::signed_in,
                        {clause::CD_18_1, clause::CD_18_2, clause::LP_033},
                        [&engine](api::Call& call) { return of_project(engine, call); });
}

}  // namespace qiyue::tender
