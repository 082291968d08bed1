#include "law/clauses.gen.hpp"
#include "modules/budget/procedures.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"

#include <map>
#include <set>

// CD-0-2 市级各部门、单位,各区(市)县财政局: two tiers, each with its own finance department and buyers. A district's sees the
// released table of its own tier; the city's sees every tier and the whole.
namespace qiyue::budget {

namespace {

struct Tier {
    std::set<std::int64_t> buyers;
    std::int64_t projects = 0;
    Money released, procurement, other;
};

void add(Tier& tier, std::int64_t buyer, store::Version const& version) {
    tier.buyers.insert(buyer);
    tier.projects += 1;
    tier.released = tier.released + version.amount;
    auto& part = class_named(version.purchase_class) == Class::procurement ? tier.procurement : tier.other;
    part = part + version.amount;
}

Value value_of(Tier const& tier) {
    return Value::object()
        .set("buyers", static_cast<std::int64_t>(tier.buyers.size()))
        .set("projects", tier.projects)
        .set("released", tier.released.in_fen())
        .set("procurement", tier.procurement.in_fen())
        .set("other", tier.other.in_fen());
}

bool city_level(std::string const& region) {
    return region.ends_with("00");
}

// Its own tier; the city's department every tier of the city (GB/T 2260: the first four digits).
bool sees(Context const& context, std::string const& region) {
    auto const& own = context.caller.region;
    if (context.off(clause::CD_0_2)) {
        return false;
    }
    return region == own || (city_level(own) && region.substr(0, 4) == own.substr(0, 4));
}

Fields const totals_query{field::integer("year", {"财政年度", "fiscal year"}).between(1, 9999)};

Result<Value> totals(workflow::Engine const& engine, api::Call& call) {
    auto const year = call.query_number("year", call.context.today().year());
    std::map<std::string, Tier> tiers;
    Tier whole;
    for (auto const& version : store::versions_of_year(call.tx, static_cast<int>(year))) {
        auto const project = engine.find(call.tx, version.project);
        ENSURE(project.has_value());
        if (sees(call.context, project->region)) {
            add(tiers[project->region], project->owner, version);
            add(whole, project->owner, version);
        }
    }
    Value items = Value::list();
    for (auto const& [region, tier] : tiers) {
        auto const finance = identity::organisation(call.tx, identity::finance_of(call.tx, region));
        items.push(value_of(tier)
                       .set("region", region)
                       .set("tier", city_level(region) ? "city" : "district")
                       .set("finance", finance ? finance->name : std::string()));
    }
    auto answer = Value::object().set("year", year).set("items", items);
    if (city_level(call.context.caller.region)) {
        answer.set("city", value_of(whole));
    }
    return answer;
}

}  // namespace

api::Operation totals_operation(workflow::Engine const& engine) {
    return {.id = "budget.totals",
            .method = http::Method::get,
            .path = "/api/budget/totals",
            .title = {"各级购买服务预算合计", "released tables by tier"},
            .access = api::Access::posts,
            .posts = {"finance.budget", "finance.head", "audit.auditor", "audit.supervisor"},
            .clauses = {clause::CD_0_2},
            .query = &totals_query,
            .run = [&engine](api::Call& call) { return totals(engine, call); }};
}

}  // namespace qiyue::budget
