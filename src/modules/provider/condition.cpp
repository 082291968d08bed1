#include "law/clauses.gen.hpp"
#include "modules/provider/fields.hpp"
#include "modules/provider/registry.hpp"

// Further conditions 其他条件 and qualification standards 资格标准: entered by an authority with their policy and the day from
// which they hold, public, replaced by a later version. SY-2.2.6, LA-V.4-b; SY-1.2.1-f: none without its policy.
namespace qiyue::provider {

namespace {

using workflow::StepRun;

Result<void> enter(StepRun& run) {
    auto const given = run.form.given("policy");
    for (auto const clause : {clause::SY_1_2_1_f, clause::LP_007}) {
        run.judge.require(
            clause, law::Facts().with("asked_for", run.form.text("name")).with("legal_basis_given", given), given,
            "provider.condition_without_policy", "policy",
            {"没有政策依据的条件不能要求承接主体", "a condition without a policy cannot be asked of anybody"},
            {"请填写政策文件及文号", "give the policy and its number"});
    }
    TRY(run.judge.verdict());
    store::insert(run.tx,
                  Condition{.id = run.object.id,
                            .registrar = run.object.owner,
                            .of_whom = run.form.text("of_whom"),
                            .from = run.form.day("in_force_from"),
                            .body = run.form.value()});
    run.object.title = run.form.text("name") + "（" + run.form.text("version") + "）";
    return {};
}

Result<void> retire(StepRun& run) {
    auto const found = store::condition(run.tx, run.object.id);
    ENSURE(found.has_value());
    auto body = found->body;
    body.set("retired_because", run.form.text("retired_because"));
    store::retire(run.tx, run.object.id, run.today(), body);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const found = store::condition(tx, object.id);
    return found ? found->body : Value::object();
}

}  // namespace

workflow::Procedure condition_procedure() {
    return {.kind = "provider_condition",
            .plural = "provider-conditions",
            .title = {"承接主体资格标准与其他条件", "standards and conditions for providers"},
            .states = {{"in_force", {"已公布", "published"}}, {"retired", {"已废止", "retired"}, /*final=*/true}},
            .steps = {{.name = "enter",
                       .title = {"公布资格标准或条件", "publish a standard or condition"},
                       .from = {},
                       .to = "in_force",
                       .who = {{"registrar.officer", workflow::Relation::anyone}},
                       .input = &condition_fields(),
                       .clauses = {clause::SY_1_2_1_f, clause::SY_2_2_6, clause::LA_V_4_b},
                       .apply = enter,
                       .shown_publicly = true,
                       .expected = false},
                      {.name = "retire",
                       .title = {"废止", "retire"},
                       .from = {"in_force"},
                       .to = "retired",
                       .who = {{"registrar.officer", workflow::Relation::owner}},
                       .input = &retire_fields(),
                       .apply = retire,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &condition_fields(),
            .view = view,
            .public_in = {"in_force", "retired"}};
}

}  // namespace qiyue::provider
