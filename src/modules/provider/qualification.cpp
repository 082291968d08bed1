#include "law/clauses.gen.hpp"
#include "modules/provider/fields.hpp"
#include "modules/provider/forms.hpp"
#include "modules/provider/registry.hpp"

// The yearly confirmation 资格确认 that makes an entry of the directory: 已申请 applied -> 已确认 confirmed, or 未予确认 declined,
// which may be asked for again. It is judged when it is asked for and when it is confirmed.
namespace qiyue::provider {

namespace {

using workflow::Actor;
using workflow::StepRun;

// The rules of the field bind who wants to serve it.
Result<void> judge(StepRun& run, std::int64_t provider, std::string const& scope) {
    law::RuleSet rules{.place = run.engine.place(), .pinned = run.today()};
    if (scope == "redevelopment") {
        rules.fields.insert(scope);
    }
    auto asked = run.engine.judge(run.context, rules);
    judge_scope(run.tx, asked, provider, scope, run.today());
    TRY(asked.verdict());
    Value warnings = Value::list();
    for (auto const& one : asked.warnings()) {
        warnings.push(Value::object().set("code", one.code).set("zh", one.says.zh).set("en", one.says.en));
    }
    if (warnings.size() > 0) {
        run.answer.set("minded", warnings);
    }
    return {};
}

Result<Registration> registered(StepRun& run, std::int64_t provider) {
    auto const found = store::registration_of(run.tx, provider);
    if (!found || !found->checked()) {
        return api::conflict("provider.not_registered", {"尚未完成承接主体登记", "the registration is not checked yet"},
                             {"请先申请登记并经登记管理机关核验", "file it and have it checked first"});
    }
    return *found;
}

// Which standards it was held against, each with its version: LA-V.4-b.
Value standards(StepRun& run, Registration const& registration) {
    Value list = Value::list();
    for (auto const& one : conditions_for(run.tx, registration.body, run.today())) {
        list.push(Value::object()
                      .set("name", one.body["name"])
                      .set("version", one.body["version"])
                      .set("policy", one.body["policy"]));
    }
    return list;
}

Result<void> apply_for(StepRun& run) {
    auto const provider = run.context.caller.organisation;
    auto const registration = TRY(registered(run, provider));
    TRY(judge(run, provider, run.form.text("scope")));
    auto body = run.form.value();
    body.set("provider_name", run.context.caller.organisation_name);
    Qualification const made{.id = run.object.id,
                             .provider = provider,
                             .registrar = registration.registrar,
                             .year = run.form.integer("year"),
                             .scope = run.form.text("scope"),
                             .body = body};
    if (!store::insert(run.tx, made)) {
        return api::conflict("provider.applied_already", {"该年度、该类项目已经申请", "it was asked for already"},
                             {"请在原申请上办理", "go on with that one"});
    }
    run.object.party = registration.registrar;
    run.object.title =
        run.context.caller.organisation_name + " · " + std::to_string(made.year) + " · " + run.form.chosen("scope").zh;
    return {};
}

Qualification stored(StepRun& run) {
    auto found = store::qualification(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

Result<void> apply_again(StepRun& run) {
    auto q = stored(run);
    TRY(registered(run, q.provider));
    TRY(judge(run, q.provider, q.scope));
    return {};
}

Result<void> confirm(StepRun& run) {
    auto q = stored(run);
    auto const registration = TRY(registered(run, q.provider));
    TRY(judge(run, q.provider, q.scope));
    q.confirmed_on = run.today();
    q.body.set("conditions", standards(run, registration));
    store::update(run.tx, q);
    return {};
}

Result<void> decline(StepRun& run) {
    auto q = stored(run);
    q.body.set("reason", run.form.text("reason"));
    q.confirmed_on = std::nullopt;
    store::update(run.tx, q);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const q = store::qualification(tx, object.id);
    return q ? q->body : Value::object();
}

}  // namespace

workflow::Procedure qualification_procedure() {
    std::vector<Clause> const rules{clause::CDP_6a,        clause::CDP_6b,  clause::CDP_7_2,    clause::CDP_7_5b,
                                    clause::DG_7_1a,       clause::DG_7_1b, clause::DG_7_3b,    clause::DG_7_4a,
                                    clause::DG_7_4b,       clause::LP_087,  clause::SY_4_2_3_b, clause::LA_V_4_b,
                                    clause::PF_platform_16};
    std::vector<Actor> const itself{{"provider.manager", workflow::Relation::owner},
                                    {"provider.signer", workflow::Relation::owner}};
    std::vector<Actor> const registrar{{"registrar.officer", workflow::Relation::party}};
    return {.kind = "provider_qualification",
            .plural = "provider-qualifications",
            .title = {"承接主体资格确认", "qualification for a year"},
            .states = {{"applied", {"待确认", "applied for"}},
                       {"confirmed", {"已确认", "confirmed"}},
                       {"declined", {"未予确认", "declined"}}},
            .steps = {{.name = "apply",
                       .title = {"申请年度资格确认", "apply for the year"},
                       .from = {},
                       .to = "applied",
                       .who = {{"provider.manager", workflow::Relation::anyone},
                               {"provider.signer", workflow::Relation::anyone}},
                       .input = &qualification_fields(),
                       .clauses = rules,
                       .apply = apply_for,
                       .expected = false},
                      {.name = "apply_again",
                       .title = {"再次申请", "apply again"},
                       .from = {"declined"},
                       .to = "applied",
                       .who = itself,
                       .clauses = rules,
                       .apply = apply_again,
                       .expected = false},
                      {.name = "confirm",
                       .title = {"确认", "confirm"},
                       .from = {"applied"},
                       .to = "confirmed",
                       .who = registrar,
                       .clauses = rules,
                       .apply = confirm,
                       .shown_publicly = true},
                      {.name = "decline",
                       .title = {"不予确认", "decline"},
                       .from = {"applied", "confirmed"},
                       .to = "declined",
                       .who = registrar,
                       .input = &decline_fields(),
                       .clauses = {clause::LA_5_2_1},
                       .apply = decline}},
            .shows = &qualification_shown(),
            .view = view,
            .public_in = {"confirmed"}};
}

}  // namespace qiyue::provider
