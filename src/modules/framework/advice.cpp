#include "modules/framework/fields.hpp"
#include "modules/framework/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"

#include <algorithm>

// 框架协议采购 beside the methods of a single purchase: on which grounds an agreement could be planned for what is to be
// bought. Each ground is put to the clause that the plan is judged by, as if all that the planner may state were so.
namespace qiyue::framework {

namespace {

// In an address everything is text.
Fields const& asked_of() {
    static Fields const fields{
        field::money("budget", {"一年的预算金额", "budget of one year"}).at_least(0).maybe(),
        field::choice("central", {"属于集中采购目录", "in the catalogue of central procurement"},
                      {{"yes", {"是", "yes"}}, {"no", {"否", "no"}}})
            .maybe(),
        field::text("region", {"购买主体所在行政区划代码", "the buyer's region, by its code"}).maybe(),
    };
    return fields;
}

law::Facts all_stated(std::string const& scope, bool central, bool reaches_threshold, std::int64_t suppliers) {
    return law::Facts()
        .with("framework_scope", scope)
        .with("in_central_catalogue", central)
        .with("consulting", true)
        .with("reaches_threshold", reaches_threshold)
        .with("for_outside_users", true)
        .with("users_choose", true)
        .with("suppliers_possible", suppliers)
        .with("basis_given", true);
}

Value scopes_open(workflow::Engine const& engine, Context const& context, Form const& query) {
    auto const central = query.given("central") && query.text("central") == "yes";
    auto const budget = query.given("budget") ? query.money("budget") : Money();
    auto const region = query.given("region") ? query.text("region") : std::string();
    auto const scope = std::ranges::find(plan_fields(), std::string("scope"), &Field::name);
    ENSURE(scope != plan_fields().end());
    Value all = Value::list();
    for (auto const& ground : scope->options) {
        auto judge = engine.judge(context, {.place = engine.place(), .pinned = context.today()});
        auto const reaches = budget >= budget::procurement_threshold(judge, region);
        auto const enough = judge.number("framework_scope_suppliers_min");
        judge.ask(clause::LP_277, all_stated(ground.value, central, reaches, enough));
        if (judge.verdict().ok()) {
            all.push(Value::object().set("scope", ground.value).set("label", law::words(ground.label)));
        }
    }
    return all;
}

Value advice(workflow::Engine const& engine, Context const& context, Form const& query) {
    Value clauses = Value::list();
    for (auto const& clause : {clause::LP_277, clause::LP_278}) {
        clauses.push(clause.id);
    }
    return Value::object()
        .set("label", law::words({"框架协议采购", "framework agreement"}))
        .set("because",
             law::words(
                 {"适用于多频次、小额度的采购：由集中采购机构或者主管预算单位编制方案、征集供应商入围，"
                  "采购人再逐次下订单",
                  "for what is bought often and in small amounts: a central procurement body or a superior budget "
                  "unit plans it and admits suppliers, then each buyer gives his orders"}))
        .set("scopes", scopes_open(engine, context, query))
        .set("planned_by", "framework.plan")
        .set("clauses", clauses);
}

}  // namespace

api::Operation advice_operation(workflow::Engine const& engine) {
    auto operation = api::reading("framework.scopes", "/api/methods/framework",
                                  {"框架协议采购的适用情形", "on which grounds a framework agreement may be planned"},
                                  api::Access::everyone, {clause::LP_277}, [&engine](api::Call& call) -> Result<Value> {
                                      return advice(engine, call.context, call.query);
                                  });
    operation.query = &asked_of();
    return operation;
}

}  // namespace qiyue::framework
