#include "modules/project/special_field.hpp"

#include "law/clauses.gen.hpp"
#include "modules/policy/api.hpp"
#include "modules/project/store.hpp"

// Some purchases are of a special field, redevelopment for one, and go by that field's own rules beside the general ones.
// Everything that hangs on a project takes its rules from it, so they are pinned once, where it is proposed.
namespace qiyue::project {

namespace {

using workflow::StepRun;

// The special field that the form names; "" of a purchase like any other.
std::string field_in(Value const& plan) {
    auto field = plan["special_field"].text_or({});
    return field == "general" ? std::string() : field;
}

// CDP-2 城镇棚户区改造、城乡危旧房改造及配套基础设施建设等公共服务事项
void judge_redevelopment(law::Judge& judge, Form const& form) {
    auto const told = form.given("redevelopment_kind");
    judge.require(clause::CDP_2, law::Facts().with("redevelopment_kind_given", told), told,
                  "project.no_redevelopment_kind", "redevelopment_kind",
                  {"棚户区改造项目须写明属于哪一类", "a redevelopment project says of which kind it is"},
                  {"请选择棚户区改造类别", "choose the kind of redevelopment"});
    judge.require(clause::CDP_2, law::Facts().with("nature", law::words(form.chosen("nature"))),
                  form.text("nature") == "public_service", "project.redevelopment_for_people", "nature",
                  {"棚户区改造服务是公共服务", "redevelopment is a public service"},
                  {"服务性质选“向社会公众提供的公共服务”", "say that it is a public service for people"});
}

// CDP-26b 有效期2年: nothing new starts by a rule that is over, unless a document keeps it in force.
void judge_validity(law::Judge& judge, law::Statute const& statute, law::RuleSet const& rules) {
    auto const lasts = judge.book().in_force(statute, rules, rules.pinned);
    judge.require(
        clause::CDP_26b,
        law::Facts()
            .with("document_title", "《" + statute.title + "》")
            .with("rule_until", statute.in_force_until ? Value(statute.in_force_until->iso()) : Value())
            .with("rule_extended", rules.extended.contains(statute.id)),
        lasts, "project.rules_over", "special_field",
        {"《" + statute.title + "》有效期已满，不能据以提出新项目", "that rule is over; no new project starts by it"},
        {"请先登记并发布延期文件", "enter and publish the document that extends it"});
}

}  // namespace

Result<void> pin_rules(StepRun& run) {
    auto& rules = run.object.rules;
    for (auto const& [statute, until] : policy::extended(run.tx, run.today())) {
        rules.extended.insert(statute);
    }
    auto const field = field_in(run.form.value());
    if (field.empty()) {
        return {};
    }
    // CDP-0-1: the field's rules bind this project, and no other.
    if (!run.context.off(clause::CDP_0_1)) {
        rules.fields.insert(field);
    }
    // Judged as one to whom the field's rules speak, also to say that they are over.
    auto spoken_to = rules;
    law::Statute const* special = nullptr;
    for (auto const& statute : run.engine.book().statutes()) {
        if (statute.field == field && statute.place == rules.place) {
            special = &statute;
            spoken_to.extended.insert(statute.id);
        }
    }
    if (special == nullptr || rules.pinned < special->in_force_from) {
        return api::invalid("project.no_rules_of_field", "special_field",
                            {"本地没有这一领域的专门规则", "this place has no special rules of that field"},
                            {"请不选专门领域", "leave the special field open"});
    }
    auto judge = run.engine.judge(run.context, spoken_to);
    judge_validity(judge, *special, rules);
    judge_redevelopment(judge, run.form);
    return judge.verdict();
}

Result<void> same_field(StepRun& run) {
    auto const before = store::find(run.tx, run.object.id);
    ENSURE(before.has_value());
    auto const given = field_in(run.form.value());
    if (field_in(before->body) != given) {
        return api::conflict("project.field_stays",
                             {"项目所属专门领域自提出时确定，不能修改", "the special field stands since the proposal"},
                             {"请保持不变，或另行提出项目", "leave it as it is, or propose another project"});
    }
    if (!given.empty()) {
        judge_redevelopment(run.judge, run.form);
    }
    return {};
}

}  // namespace qiyue::project
