#include "law/clauses.gen.hpp"
#include "modules/disclosure/fields.hpp"
#include "modules/disclosure/procedures.hpp"

// 公开信息: what no step of a procedure publishes by itself is published by hand, against an item of the checklist.
namespace qiyue::disclosure {

namespace {

using workflow::Relation;
using workflow::StepRun;

Result<void> publish_by_hand(StepRun& run) {
    auto const row = store::due(run.tx, run.form.integer("due"));
    auto const fits = row && row->due.project == run.object.project && rule_named(row->due.rule).by_hand;
    if (!fits) {
        return api::invalid("disclosure.nothing_due", "due",
                            {"该项目没有这个应公开事项", "this project owes no such publication"},
                            {"请从清单中选择", "choose one of the checklist"});
    }
    if (row->due.notice != 0) {
        return api::conflict("disclosure.published", {"该事项已经公开", "it is published already"},
                             {"无需重复公开", "nothing is left to do"});
    }
    auto const& rule = rule_named(row->due.rule);
    auto const object = run.engine.find(run.tx, row->due.object);
    ENSURE(object.has_value());
    static std::vector<std::string> const shown{"text", "file"};
    auto const notice = TRY(publish(run.tx, run.engine, run.context,
                                    {.rule = rule,
                                     .object = *object,
                                     .project = run.object.project,
                                     .section = section(publication_fields(), run.form.value(), shown)}));
    run.engine.close_duty(run.tx, run.context, object->id, duty_of(rule));
    run.object.title = rule.kind.zh;
    run.answer.set("notice", notice);
    return {};
}

Value view(db::Tx&, workflow::Object const&, Context const&) {
    return Value::object();
}

}  // namespace

workflow::Procedure publication_procedure() {
    std::vector<workflow::Actor> const publishers{{"buyer.planner", Relation::owner},
                                                  {"buyer.contract_signer", Relation::owner},
                                                  {"buyer.opener", Relation::owner}};
    return {.kind = "publication",
            .plural = "publications",
            .title = {"信息公开", "publication"},
            .states = {{"published", {"已公开", "published"}, /*final=*/true}},
            .steps = {{.name = "publish",
                       .title = {"公开", "publish"},
                       .from = {},
                       .to = "published",
                       .who = publishers,
                       .input = &publication_fields(),
                       .clauses = {clause::CD_34_1, clause::CD_34_4},
                       .apply = publish_by_hand,
                       .parent = "project",
                       .parent_kind = "project",
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &publication_fields(),
            .view = view,
            .public_reading = false};
}

}  // namespace qiyue::disclosure
