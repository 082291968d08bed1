#include "law/clauses.gen.hpp"
#include "modules/credit/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/mode/steps.hpp"
#include "modules/project/api.hpp"

// 突发性应急事项: finance consents first, then the provider is fixed, and the amount follows from what was provided. Only where
// the rules of the place know this order: 待财政同意 asked -> 已同意 consented -> 已确定承接主体 fixed -> 已定额 settled, or 不予同意
// declined.
namespace qiyue::mode {

namespace {

using workflow::Relation;
using workflow::StepRun;

Fields const& ask_fields() {
    static Fields const fields{field::reference("project", {"项目", "project"}, "project"),
                               field::prose("event", {"突发事件", "what happened"}),
                               field::prose("service", {"需要的服务", "the service that is needed"}),
                               field::prose("why_not_wait", {"不能先定预算的原因", "why the amount can't come first"})};
    return fields;
}

Fields const& consent_fields() {
    static Fields const fields{field::text("consent_number", {"同意文号", "number of the consent"}),
                               field::prose("consent_opinion", {"意见", "opinion"})};
    return fields;
}

Fields const& fix_fields() {
    static Fields const fields{
        field::reference("supplier", {"承接主体", "provider"}, "organisation:provider"),
        field::prose("chosen_for", {"确定的理由", "why this one"}),
        field::text("unit", {"计量单位", "unit"}),
        field::money("unit_price", {"单价", "price of a unit"}).between(1, INT64_C(100'000'000'000)),
    };
    return fields;
}

Fields const& settle_fields() {
    static Fields const fields{
        field::integer("quantity", {"确认的数量", "quantity accepted"}).between(1, INT64_C(1'000'000)),
        field::share("quality_ratio", {"质量系数", "quality ratio"}).between(0, 10'000),
    };
    return fields;
}

Fields const& shown() {
    static Fields const fields = [] {
        Fields all;
        for (auto const* group :
             {&ask_fields(), &consent_fields(), &fix_fields(), &settle_fields(), &withdraw_fields()}) {
            all.insert(all.end(), group->begin(), group->end());
        }
        all.push_back(field::text("supplier_name", {"承接主体", "provider"}));
        all.push_back(field::instant("consented_at", {"财政同意时间", "finance consented at"}));
        all.push_back(field::instant("fixed_at", {"确定时间", "fixed at"}));
        all.push_back(field::money("amount", {"预算额度", "amount"}));
        return all;
    }();
    return fields;
}

Value with(Value body, Form const& form) {
    for (auto const& [key, value] : form.value().members()) {
        body.set(key, value);
    }
    return body;
}

Result<void> ask(StepRun& run) {
    if (!run.judge.applies(clause::SY_3_1_2_f)) {
        return api::conflict(
            "emergency.not_here",
            {"本地规则没有“先确定承接主体、再定额度”的程序", "the rules of this place know no such order"},
            {"请按采购方式的规定办理", "go by the methods of purchase"});
    }
    store::insert(run.tx, run.object.id, run.form.value());
    auto const about = project::find(run.tx, run.object.project);
    run.object.title = (about ? about->name : std::string()) + " · 应急事项";
    return {};
}

Result<void> consent(StepRun& run) {
    auto body = with(store::mode(run.tx, run.object.id), run.form);
    store::update(run.tx, run.object.id, body.set("consented_at", run.context.now.iso()));
    return {};
}

// SY-3.1.2-f 对突发性应急事项可经财政部门同意后,采取先确定承接主体: the stored consent is earlier than this.
Result<void> fix(StepRun& run) {
    auto body = store::mode(run.tx, run.object.id);
    auto const consented = body["consented_at"].is_text();
    run.judge.require(clause::SY_3_1_2_f, law::Facts().with("finance_consented", consented), consented,
                      "emergency.no_consent", {},
                      {"财政部门尚未同意，不能先确定承接主体", "finance has not consented: no provider is fixed yet"},
                      {"请待同级财政部门同意", "wait for its consent"});
    auto const supplier = identity::organisation(run.tx, run.form.integer("supplier"));
    if (!supplier || supplier->kind != "provider") {
        return api::invalid("emergency.not_a_supplier", "supplier", {"不是登记的承接主体", "no registered provider"},
                            {"请从登记的承接主体中选择", "choose a registered one"});
    }
    credit::judge_taking_part(run.tx, run.judge, supplier->id, run.today(), credit::Purchase::procurement);
    body = with(body, run.form);
    store::update(run.tx, run.object.id,
                  body.set("supplier_name", supplier->name).set("fixed_at", run.context.now.iso()));
    run.object.party = supplier->id;
    return {};
}

// 再根据购买服务的数量和质量确定预算额度
Result<void> settle(StepRun& run) {
    constexpr std::int64_t whole = 10'000;
    auto body = with(store::mode(run.tx, run.object.id), run.form);
    auto const full = body["unit_price"].integer() * run.form.integer("quantity");
    auto const amount = scale(full, run.form.integer("quality_ratio"), whole, Rounding::half_up);
    store::update(run.tx, run.object.id, body.set("amount", amount));
    run.answer.set("amount", amount);
    return {};
}

Result<void> decline(StepRun& run) {
    store::update(run.tx, run.object.id, with(store::mode(run.tx, run.object.id), run.form));
    return {};
}

}  // namespace

workflow::Procedure emergency_procedure() {
    std::vector<workflow::Actor> const finance{{"finance.procurement", Relation::finance, clause::SY_3_1_2_f}};
    return {
        .kind = "emergency_item",
        .plural = "emergency-items",
        .title = {"突发性应急事项", "emergency item"},
        .states = {{"asked", {"待财政部门同意", "awaits finance"}},
                   {"consented", {"财政部门已同意", "finance consented"}},
                   {"fixed", {"已确定承接主体", "provider fixed"}},
                   {"settled", {"已定额度", "amount settled"}, /*final=*/true},
                   {"declined", {"不予同意", "declined"}, /*final=*/true}},
        .steps = {{.name = "ask",
                   .title = {"申请先确定承接主体", "ask to fix the provider first"},
                   .from = {},
                   .to = "asked",
                   .who = {{"buyer.planner", Relation::owner}},
                   .input = &ask_fields(),
                   .clauses = {clause::SY_3_1_2_f},
                   .apply = ask,
                   .parent = "project",
                   .parent_kind = "project",
                   .expected = false},
                  {.name = "consent",
                   .title = {"同意", "consent"},
                   .from = {"asked"},
                   .to = "consented",
                   .who = finance,
                   .input = &consent_fields(),
                   .clauses = {clause::SY_3_1_2_f},
                   .apply = consent,
                   .shown_publicly = true},
                  {.name = "decline",
                   .title = {"不予同意", "decline"},
                   .from = {"asked"},
                   .to = "declined",
                   .who = finance,
                   .input = &withdraw_fields(),
                   .clauses = {clause::SY_3_1_2_f},
                   .apply = decline,
                   .expected = false},
                  {.name = "fix",
                   .title = {"确定承接主体", "fix the provider"},
                   .from = {"asked", "consented"},
                   .to = "fixed",
                   .who = {{"buyer.head", Relation::owner}},
                   .input = &fix_fields(),
                   .clauses = {clause::SY_3_1_2_f},
                   .apply = fix,
                   .shown_publicly = true},
                  {.name = "settle",
                   .title = {"按数量和质量确定额度", "settle the amount"},
                   .from = {"fixed"},
                   .to = "settled",
                   .who = {{"buyer.acceptor", Relation::owner}},
                   .input = &settle_fields(),
                   .apply = settle,
                   .shown_publicly = true}},
        .shows = &shown(),
        .view = [](db::Tx& tx, workflow::Object const& object, Context const&) { return store::mode(tx, object.id); },
        .public_in = {"consented", "fixed", "settled"}};
}

}  // namespace qiyue::mode
