#include "law/clauses.gen.hpp"
#include "modules/contract/fields.hpp"
#include "modules/contract/steps.hpp"

// PF-law-6 合同范本: issued and revised by finance, each revision a new version. A contract takes the words over when it is
// drafted, and keeps which version they came from; a later one changes nothing of it.
namespace qiyue::contract {

namespace {

using workflow::Relation;
using workflow::StepRun;

Result<void> issue(StepRun& run) {
    run.object.title = run.form.text("name");
    auto body = run.form.value();
    store::insert_template(run.tx, run.object.id, body.set("version", 1).set("since", run.today().iso()));
    return {};
}

Result<void> revise(StepRun& run) {
    auto const before = store::find_template(run.tx, run.object.id);
    run.object.title = run.form.text("name");
    auto body = run.form.value();
    body.set("version", before["version"].integer_or(0) + 1).set("since", run.today().iso());
    store::update_template(run.tx, run.object.id, body);
    run.answer.set("version", body["version"]);
    return {};
}

Result<void> withdraw(StepRun&) {
    return {};
}

}  // namespace

Result<Value> template_for(StepRun& run) {
    if (!run.form.given("template") || run.context.off(clause::PF_law_6)) {
        return Value();
    }
    auto const object = TRY(run.engine.get(run.tx, run.form.integer("template"), "contract_template"));
    if (object.state != "in_force") {
        return api::conflict("contract.template_withdrawn", {"该范本已停用", "this template is withdrawn"},
                             {"请另选范本", "choose another"});
    }
    return store::find_template(run.tx, object.id);
}

workflow::Procedure template_procedure() {
    std::vector<workflow::Actor> const issuer{{"finance.procurement", Relation::owner}};
    return {.kind = "contract_template",
            .plural = "contract_templates",
            .title = {"合同范本", "contract template"},
            .states = {{"in_force", {"使用中", "in force"}}, {"withdrawn", {"已停用", "withdrawn"}, /*final=*/true}},
            .steps = {{.name = "issue",
                       .title = {"发布范本", "issue a template"},
                       .from = {},
                       .to = "in_force",
                       .who = {{"finance.procurement", Relation::anyone}},
                       .input = &template_fields(),
                       .clauses = {clause::PF_law_6},
                       .apply = issue},
                      {.name = "revise",
                       .title = {"修订范本", "revise"},
                       .from = {"in_force"},
                       .who = issuer,
                       .input = &template_fields(),
                       .clauses = {clause::PF_law_6},
                       .apply = revise,
                       .expected = false},
                      {.name = "withdraw",
                       .title = {"停用范本", "withdraw"},
                       .from = {"in_force"},
                       .to = "withdrawn",
                       .who = issuer,
                       .input = &note_fields(),
                       .apply = withdraw,
                       .expected = false}},
            .shows = &template_page_fields(),
            .view = [](db::Tx& tx, workflow::Object const& object,
                       Context const&) { return store::find_template(tx, object.id); },
            .public_in = {"in_force", "withdrawn"}};
}

}  // namespace qiyue::contract
