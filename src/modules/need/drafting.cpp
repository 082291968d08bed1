#include "modules/need/fields.hpp"
#include "modules/need/judgement.hpp"
#include "modules/need/kinds.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/participation/api.hpp"

// From the first line to the submission. A draft may lack anything; what is submitted may not.
namespace qiyue::need {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

store::Need kept(StepRun const& run) {
    auto found = store::find(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

project::Project project_of(StepRun const& run, std::int64_t id) {
    auto found = project::find(run.tx, id);
    ENSURE(found.has_value());
    return *found;
}

Result<void> draft(StepRun& run) {
    auto const owner = project_of(run, run.object.project);
    auto const project = TRY(run.engine.get(run.tx, owner.id, "project"));
    // CD-11-1 项目实施前,购买主体应根据项目规划,进一步细化需求
    run.judge.require(
        clause::CD_11_1, law::Facts().with("project_state", law::words(run.engine.state_of(project))),
        project.state != "proposed" && project.state != "submitted", "need.project_not_planned", "project",
        {"项目尚未列入规划，不能据以细化需求", "the project is not planned yet, so there is nothing to refine"},
        {"请先报送并批准项目规划", "have the plan line approved first"});
    if (store::of_project(run.tx, owner.id)) {
        return api::conflict("need.exists", {"本项目已有采购需求", "the project has a need already"},
                             {"请修改已有的需求，或修订其定稿", "edit it, or revise its frozen version"});
    }
    store::Need need;
    need.id = run.object.id;
    need.project = owner.id;
    need.standard = standard_for(run.tx, owner.catalogue_item, run.object.owner, run.today());
    need.body = run.form.value();
    need.body.erase("project");
    store::insert(run.tx, need);
    run.object.title = owner.name + " 采购需求";
    return {};
}

Result<void> edit(StepRun& run) {
    auto need = kept(run);
    need.body = run.form.value();
    store::update(run.tx, need);
    return {};
}

Result<void> record_research(StepRun& run) {
    if (run.form.day("finished") > run.today()) {
        return api::invalid("need.research_in_future", "finished", {"完成日晚于今天", "the day lies in the future"},
                            {"调查完成后再登记", "record it once it is finished"});
    }
    run.judge.ask(clause::LP_044, law::Facts().with("suppliers", run.form.integer("suppliers")));
    store::insert_record(run.tx, run.ports().ids.next(), run.object.id, "research", run.form.value());
    return {};
}

Result<void> argue(StepRun& run) {
    if (run.form.day("held") > run.today()) {
        return api::invalid("need.argued_in_future", "held", {"论证日晚于今天", "the day lies in the future"},
                            {"论证后再登记", "record it once it was held"});
    }
    auto const body = run.form.value();
    std::size_t place = 0;
    for (auto const& expert : body["experts"].items()) {
        auto const person = expert["person"].integer_or(0);
        auto const field = "experts." + std::to_string(place++) + ".person";
        if (person != 0 && !identity::person(run.tx, person)) {
            return api::invalid("need.no_such_person", field, {"没有这个账号", "there is no such account"},
                                {"请留空或另选", "leave it empty or choose another"});
        }
        if (person != 0) {
            run.new_participants.push_back({.person = person, .organisation = 0, .role = participation::adviser});
        }
    }
    store::insert_record(run.tx, run.ports().ids.next(), run.object.id, "argument", body);
    return {};
}

// The faults of the form and those of the rules in one refusal: a person sees every reason at once.
Result<void> together(Result<Form> const& whole, Result<void> const& verdict) {
    if (whole.ok()) {
        return {};  // the engine asks the verdict itself
    }
    auto findings = whole.refusal().findings();
    if (!verdict.ok()) {
        auto const& more = verdict.refusal().findings();
        findings.insert(findings.end(), more.begin(), more.end());
    }
    return Refusal(whole.refusal().reason(), std::move(findings));
}

Result<void> submit(StepRun& run) {
    auto need = kept(run);
    auto const owner = project_of(run, need.project);
    judge_content(run, need.body);
    judge_hearing(run, need, owner);
    judge_research(run, need, owner);
    judge_control(run);
    // CD-11-2 符合国家法律法规和政策规定: who drafted it signs for that.
    run.judge.require(
        clause::CD_11_2, law::Facts().with("declared", run.form.yes("compliant")), run.form.yes("compliant"),
        "need.not_declared", "compliant",
        {"编制人未声明需求完整、明确、合法", "who drafted it has not declared that it is complete, clear and lawful"},
        {"请声明后提交", "declare it to submit"});
    auto const whole = run.whole(need_fields(), need.body);
    TRY(together(whole, run.judge.verdict()));
    need.warnings = warnings_of(run, need.body);
    store::update(run.tx, need);
    run.answer.set("wording", need.warnings);
    return {};
}

}  // namespace

std::vector<workflow::Step> drafting_steps() {
    std::vector<Actor> const drafter{{"buyer.need_drafter", Relation::owner}};
    return {
        {.name = "draft",
         .title = {"编制需求", "draft the need"},
         .from = {},
         .to = "draft",
         .who = drafter,
         .act = "need.draft",
         .input = &draft_fields(),
         .clauses = {clause::CD_11_1},
         .apply = draft,
         .completeness = Form::Completeness::draft,
         .parent = "project",
         .parent_kind = "project"},
        {.name = "edit",
         .title = {"修改", "edit"},
         .from = {"draft"},
         .who = drafter,
         .act = "need.draft",
         .input = &need_fields(),
         .clauses = {clause::CD_12_2, clause::CD_13_8, clause::CD_13_9},
         .apply = edit,
         .completeness = Form::Completeness::draft,
         .expected = false},
        {.name = "record_research",
         .title = {"登记需求调查", "record need research"},
         .from = {"draft", "consulting"},
         .who = drafter,
         .input = &research_fields(),
         .clauses = {clause::LP_044, clause::LP_046, clause::LP_047},
         .apply = record_research,
         .expected = false},
        {.name = "argue",
         .title = {"登记需求论证", "record the demonstration"},
         .from = {"draft"},
         .who = drafter,
         .input = &argument_fields(),
         .clauses = {clause::CD_14_2, clause::CD_14_3},
         .apply = argue,
         .shown_publicly = true,
         .expected = false},
        {.name = "submit",
         .title = {"提交内部审核", "submit for review"},
         .from = {"draft"},
         .to = "submitted",
         .who = drafter,
         .act = "need.draft",
         .input = &submit_fields(),
         .clauses = {clause::CD_11_2, clause::CD_12_1, clause::CD_14_2, clause::CD_15_1, clause::CD_15_3,
                     clause::CD_17_1},
         .apply = submit},
    };
}

}  // namespace qiyue::need
