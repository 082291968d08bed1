#include "modules/application/fields.hpp"
#include "modules/application/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/api.hpp"

#include <algorithm>

// 申报: 已申报 submitted, or 已撤回 withdrawn while the guide still takes applications.
namespace qiyue::application {

namespace {

using workflow::Relation;
using workflow::StepRun;

Result<void> still_taken(StepRun& run) {
    auto const guide = TRY(run.engine.get(run.tx, run.object.parent, "project_guide"));
    auto const body = store::guide(run.tx, guide.id);
    auto const until = Day::parse(body["apply_until"].text()).value();
    if (guide.state != "published" || run.today() > until) {
        return api::conflict("application.closed",
                             {"申报已于 " + until.iso() + " 截止", "applications were taken until " + until.iso()},
                             {"请关注下一次申报指南", "watch for the next guide"});
    }
    return {};
}

// PF-process-39 本年度项目申请: every part that is to be marked is there.
void judge_parts(StepRun& run, Value const& guide) {
    auto const given = run.form.list("parts");
    Value parts = Value::list();
    for (auto const& part : guide["factors"].items()) {
        auto const there =
            std::ranges::any_of(given, [&](Form const& one) { return one.text("part") == part["name"].text(); });
        parts.push(Value::object().set("name", part["name"]).set("marked", there));
    }
    run.judge.ask(clause::PF_process_39, law::Facts().with("application_parts", parts).with("field", "parts"));
}

Result<void> submit(StepRun& run) {
    TRY(still_taken(run));
    credit::judge_taking_part(run.tx, run.judge, run.context.caller.organisation, run.today(), credit::Purchase::other);
    judge_parts(run, store::guide(run.tx, run.object.parent));
    TRY(run.judge.verdict());
    Application const made{.id = run.object.id,
                           .guide = run.object.parent,
                           .provider = run.context.caller.organisation,
                           .body = run.form.value()};
    if (!store::insert(run.tx, made)) {
        return api::conflict("application.already_one", {"本单位已申报", "your organisation has applied already"},
                             {"需要修改的，先撤回再申报", "withdraw it first to change it"});
    }
    run.object.party = run.context.caller.organisation;
    run.object.title = run.form.text("name") + " · " + run.context.caller.organisation_name;
    return {};
}

Result<void> withdraw(StepRun& run) {
    TRY(still_taken(run));
    store::withdraw(run.tx, run.object.id);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const found = store::application(tx, object.id);
    return found ? found->body : Value::object();
}

}  // namespace

workflow::Procedure application_procedure() {
    return {.kind = "project_application",
            .plural = "project_applications",
            .title = {"项目申报", "application for a project"},
            .states = {{"submitted", {"已申报", "submitted"}}, {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true}},
            .steps = {{.name = "submit",
                       .title = {"申报项目", "apply"},
                       .from = {},
                       .to = "submitted",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &application_fields(),
                       .clauses = {clause::PF_process_39},
                       .apply = submit,
                       .parent = "guide",
                       .parent_kind = "project_guide"},
                      {.name = "withdraw",
                       .title = {"撤回申报", "withdraw"},
                       .from = {"submitted"},
                       .to = "withdrawn",
                       .who = {{"provider.manager", Relation::party}},
                       .input = &reason_fields(),
                       .apply = withdraw,
                       .expected = false}},
            .shows = &application_fields(),
            .view = view};
}

}  // namespace qiyue::application
