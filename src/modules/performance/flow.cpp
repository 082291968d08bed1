#include "modules/performance/fields.hpp"
#include "modules/performance/steps.hpp"

#include "law/clauses.gen.hpp"

// CD-24-2 其他政府购买服务项目可以参照执行: the simplified acceptance 简易验收程序 that a buyer sets for its other purchases.
// A record and an opinion are always asked for; panel and users' opinions as the buyer says. 执行中 in_force -> 已停用 ended.
namespace qiyue::performance {

namespace {

using workflow::Relation;
using workflow::StepRun;

Fields const& flow_fields() {
    static Fields const fields{
        field::text("name", {"名称", "name"}),
        field::yes_no("panel", {"须组成验收小组", "it needs a panel"}),
        field::yes_no("opinions", {"须有实际使用人或受益者的意见", "it needs the users' opinions"}),
        field::prose("reason", {"适用范围及理由", "where it is used, and why"}),
    };
    return fields;
}

Fields const& end_flow_fields() {
    static Fields const fields{field::prose("reason", {"停用理由", "reason"})};
    return fields;
}

Result<void> set(StepRun& run) {
    if (auto const before = store::flow_of(run.tx, run.context.caller.organisation)) {
        return api::conflict("acceptance.flow_set",
                             {"本单位已有执行中的简易程序", "a simplified flow is in force already"},
                             {"请先停用原程序", "end it first"});
    }
    store::insert(run.tx,
                  Flow{.id = run.object.id,
                       .buyer = run.context.caller.organisation,
                       .panel = run.form.yes("panel"),
                       .opinions = run.form.yes("opinions"),
                       .body = run.form.value()});
    run.object.title = run.form.text("name");
    return {};
}

Result<void> end(StepRun& run) {
    store::end_flow(run.tx, run.object.id, run.today());
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const flow = store::flow(tx, object.id);
    return flow ? flow->body : Value::object();
}

}  // namespace

workflow::Procedure flow_procedure() {
    std::vector<workflow::Actor> const head{{"buyer.head", Relation::owner}};
    return {.kind = "acceptance_flow",
            .plural = "acceptance-flows",
            .title = {"简易验收程序", "simplified acceptance"},
            .states = {{"in_force", {"执行中", "in force"}}, {"ended", {"已停用", "ended"}, /*final=*/true}},
            .steps = {{.name = "set",
                       .title = {"设定简易验收程序", "set a simplified acceptance"},
                       .from = {},
                       .to = "in_force",
                       .who = {{"buyer.head", Relation::anyone}},
                       .input = &flow_fields(),
                       .clauses = {clause::CD_24_2},
                       .apply = set},
                      {.name = "end",
                       .title = {"停用", "end"},
                       .from = {"in_force"},
                       .to = "ended",
                       .who = head,
                       .input = &end_flow_fields(),
                       .clauses = {clause::CD_24_2},
                       .apply = end,
                       .expected = false}},
            .shows = &flow_fields(),
            .view = view};
}

// CD-24-2: what the configured flow asks for before it can be concluded.
void judge_simplified(StepRun& run, Value const& acceptance) {
    auto const flow = store::flow(run.tx, acceptance["configured"].integer_or(0));
    if (!flow) {
        return;
    }
    run.judge.require(clause::CD_24_2,
                      law::Facts()
                          .with("flow", flow->body["name"].text())
                          .with("flow_panel", flow->panel)
                          .with("panel_named", acceptance.has("members")),
                      !flow->panel || acceptance.has("members"), "acceptance.flow_wants_panel", {},
                      {"“" + flow->body["name"].text() + "”须组成验收小组", "the simplified flow asks for a panel"},
                      {"请先组成验收小组", "name the panel first"});
    run.judge.require(clause::CD_24_2,
                      law::Facts()
                          .with("flow", flow->body["name"].text())
                          .with("flow_opinions", flow->opinions)
                          .with("opinions_heard", acceptance.has("opinions")),
                      !flow->opinions || acceptance.has("opinions"), "acceptance.flow_wants_opinions", {},
                      {"“" + flow->body["name"].text() + "”须有实际使用人或受益者的意见",
                       "the simplified flow asks for the users' opinions"},
                      {"请先听取意见", "hear them first"});
}

}  // namespace qiyue::performance
