#include "law/clauses.gen.hpp"
#include "modules/disclosure/fields.hpp"
#include "modules/disclosure/findable.hpp"
#include "modules/disclosure/procedures.hpp"

#include <algorithm>

// 不公开申请: 申请 proposed -> 同意 approved | 不同意 refused; 解除 lifted. A field is withheld only once another person than who
// asked has agreed; nothing that holds the field is published meanwhile.
namespace qiyue::disclosure {

namespace {

using workflow::Relation;
using workflow::StepRun;

// What people call the field; nothing where there is no such field.
std::optional<std::string> called(workflow::Engine const& engine, std::string const& kind, std::string const& name) {
    auto const& all = engine.procedures();
    auto const rules = std::ranges::find(all, kind, &workflow::Procedure::kind);
    if (rules == all.end() || rules->shows == nullptr) {
        return std::nullopt;
    }
    auto const field = std::ranges::find(*rules->shows, name, &Field::name);
    return field == rules->shows->end() ? std::nullopt : std::optional(rules->title.zh + " · " + field->label.zh);
}

Result<void> propose(StepRun& run) {
    store::Exemption exemption;
    exemption.id = run.object.id;
    exemption.project = run.object.project;
    exemption.object_kind = run.form.text("object_kind");
    exemption.field = run.form.text("field");
    exemption.ground = run.form.text("ground");
    exemption.reason = run.form.text("reason");
    exemption.proposed_by = run.context.caller.person;
    store::insert(run.tx, exemption);
    auto const title = called(run.engine, exemption.object_kind, exemption.field);
    if (!title) {
        return api::invalid("disclosure.no_such_field", "field",
                            {"这类对象没有这个字段", "objects of this kind have no such field"},
                            {"请从列表中选择", "choose one of the list"});
    }
    run.object.title = *title;
    return {};
}

Result<void> decide(StepRun& run, std::string const& state) {
    auto exemption = store::exemption(run.tx, run.object.id);
    ENSURE(exemption.has_value());
    // CD-34-2 涉及国家秘密、商业秘密和个人隐私的信息除外
    run.judge.require(
        clause::CD_34_2, law::Facts().with("proposed_by_oneself", exemption->proposed_by == run.context.caller.person),
        exemption->proposed_by != run.context.caller.person, "disclosure.own_exemption", {},
        {"申请人不能审批自己的申请", "who asks for it cannot agree to it"}, {"请由他人审批", "somebody else decides"});
    if (run.judge.applies(clause::CD_34_2)) {
        exemption->state = state;
        exemption->approved_by = run.context.caller.person_name;
        store::update(run.tx, *exemption);
        // What is published already loses the words, or has them back.
        index_again(run.tx, exemption->project);
    }
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const exemption = store::exemption(tx, object.id);
    if (!exemption) {
        return Value::object();
    }
    return Value::object()
        .set("project", exemption->project)
        .set("object_kind", exemption->object_kind)
        .set("field", exemption->field)
        .set("ground", exemption->ground)
        .set("reason", exemption->reason)
        .set("approved_by", exemption->approved_by);
}

}  // namespace

workflow::Procedure exemption_procedure() {
    std::vector<workflow::Actor> const head{{"buyer.head", Relation::owner}};
    std::vector<workflow::Actor> const proposers{{"buyer.planner", Relation::owner},
                                                 {"buyer.document_drafter", Relation::owner},
                                                 {"buyer.contract_signer", Relation::owner},
                                                 {"buyer.head", Relation::owner}};
    return {.kind = "exemption",
            .plural = "exemptions",
            .title = {"不公开申请", "exemption from publication"},
            .states = {{"proposed", {"待审批", "proposed"}},
                       {"approved", {"同意不公开", "withheld"}},
                       {"refused", {"不同意", "refused"}, /*final=*/true},
                       {"lifted", {"已解除", "lifted"}, /*final=*/true}},
            .steps = {{.name = "propose",
                       .title = {"申请不公开", "ask to withhold"},
                       .from = {},
                       .to = "proposed",
                       .who = proposers,
                       .input = &exemption_fields(),
                       .clauses = {clause::CD_34_2},
                       .apply = propose,
                       .parent = "project",
                       .parent_kind = "project"},
                      {.name = "approve",
                       .title = {"同意", "agree"},
                       .from = {"proposed"},
                       .to = "approved",
                       .who = head,
                       .input = &decision_fields(),
                       .clauses = {clause::CD_34_2},
                       .apply = [](StepRun& run) { return decide(run, "approved"); }},
                      {.name = "refuse",
                       .title = {"不同意", "refuse"},
                       .from = {"proposed"},
                       .to = "refused",
                       .who = head,
                       .input = &decision_fields(),
                       .clauses = {clause::CD_34_2},
                       .apply = [](StepRun& run) { return decide(run, "refused"); }},
                      {.name = "lift",
                       .title = {"解除", "lift"},
                       .from = {"approved"},
                       .to = "lifted",
                       .who = head,
                       .input = &decision_fields(),
                       .clauses = {clause::CD_34_2},
                       .apply = [](StepRun& run) { return decide(run, "lifted"); },
                       .expected = false}},
            .shows = &exemption_fields(),
            .view = view,
            .public_reading = false};
}

}  // namespace qiyue::disclosure
