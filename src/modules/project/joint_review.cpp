#include "modules/project/joint_review.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/fields.hpp"
#include "modules/project/store.hpp"

#include <algorithm>
#include <set>

namespace qiyue::project {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

// Who speaks for a department of that kind; blank for a kind that is asked of nothing here.
std::string post_of(std::string const& kind) {
    if (kind == "finance") {
        return "finance.budget";
    }
    if (kind == "line") {
        return "line.officer";
    }
    return kind == "registrar" ? "registrar.officer" : std::string();
}

Result<void> convene(StepRun& run) {
    if (run.form.day("until") < run.today()) {
        return api::invalid("joint_review.until_past", "until", {"答复截止日已过", "that day is past"},
                            {"请填写今天或以后的日期", "give today or a later day"});
    }
    std::set<std::int64_t> asked;
    Value departments = Value::list();
    std::size_t place = 0;
    for (auto const& line : run.form.list("departments")) {
        auto const at = "departments." + std::to_string(place++) + ".department";
        auto const department = identity::organisation(run.tx, line.integer("department"));
        if (!department || post_of(department->kind).empty() || !asked.insert(department->id).second) {
            return api::invalid("joint_review.no_department", at,
                                {"不是财政、主管或登记管理部门，或重复填写",
                                 "no department of finance, of a field or of registration, or named twice"},
                                {"请另选部门，每个一次", "choose others, each once"});
        }
        departments.push(Value::object().set("department", department->id).set("department_name", department->name));
        for (auto const& person : identity::holders(run.tx, department->id, post_of(department->kind))) {
            run.new_participants.push_back({.person = person.id, .organisation = department->id, .role = "department"});
        }
    }
    auto body = run.form.value();
    body.set("answers", departments);
    store::insert_joint(run.tx, run.object.id, body);
    auto const about = store::find(run.tx, run.object.project);
    run.object.title = (about ? about->name : std::string()) + " · 联合会审";
    return {};
}

Result<void> answer(StepRun& run) {
    auto body = store::joint(run.tx, run.object.id);
    Value answers = Value::list();
    for (auto one : body["answers"].items()) {
        if (one["department"].integer() == run.context.caller.organisation) {
            one.set("view", run.form.text("view"))
                .set("opinion", run.form.text("opinion"))
                .set("on", run.today().iso());
        }
        answers.push(std::move(one));
    }
    body.set("answers", answers);
    store::update_joint(run.tx, run.object.id, body);
    return {};
}

Result<void> conclude(StepRun& run) {
    auto body = store::joint(run.tx, run.object.id);
    auto const& answers = body["answers"].items();
    auto const answered = std::ranges::count_if(answers, [](Value const& one) { return one["view"].is_text(); });
    auto const objected =
        std::ranges::any_of(answers, [](Value const& one) { return one["view"].text_or({}) == "object"; });
    auto const approved = run.form.text("conclusion") == "approved";
    auto const facts = law::Facts()
                           .with("departments_asked", std::ssize(answers))
                           .with("departments_answered", std::int64_t{answered})
                           .with("department_objected", objected);
    // SH-2.5-4 加大跨部门的联合会审力度: a conclusion is of all who were asked, and none passes against one of them.
    run.judge.require(clause::SH_2_5_4, facts, answered == std::ssize(answers), "joint_review.not_all_answered", {},
                      {"会审部门尚未全部答复", "not all departments have answered"},
                      {"请待全部答复后形成结论", "conclude when all have answered"});
    run.judge.require(clause::SH_2_5_4, facts, !approved || !objected, "joint_review.objected", "conclusion",
                      {"有部门不同意，不能作出通过的结论", "a department objects; it cannot be passed"},
                      {"请退回完善，再次会审", "let it be worked on and reviewed again"});
    body.set("conclusion", run.form.text("conclusion"))
        .set("summary", run.form.text("summary"))
        .set("concluded_on", run.today().iso());
    store::update_joint(run.tx, run.object.id, body);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    return store::joint(tx, object.id);
}

}  // namespace

void judge_joint_review(StepRun& run, bool no_uniform_standard) {
    auto const all = run.engine.children(run.tx, run.object.id, "joint_review");
    auto const passed = !all.empty() && all.back().state == "concluded" &&
        store::joint(run.tx, all.back().id)["conclusion"].text_or({}) == "approved";
    // SH-2.5-4 对情况比较复杂、难以形成统一标准的服务项目
    run.judge.require(clause::SH_2_5_4,
                      law::Facts().with("no_uniform_standard", no_uniform_standard).with("joint_review_passed", passed),
                      (!no_uniform_standard && all.empty()) || passed, "project.no_joint_review", {},
                      {"难以形成统一标准的项目，须经跨部门联合会审通过",
                       "a project of no uniform standard is reviewed by its departments together"},
                      {"请办理“联合会审”", "let the departments review it together"});
}

workflow::Procedure joint_review_procedure() {
    std::vector<Actor> const planner{{"buyer.planner", Relation::owner}};
    std::vector<Actor> const departments{{"finance.budget", Relation::participant},
                                         {"line.officer", Relation::participant},
                                         {"registrar.officer", Relation::participant}};
    return {
        .kind = "joint_review",
        .plural = "joint_reviews",
        .title = {"跨部门联合会审", "joint review by departments"},
        .states = {{"convened", {"会审中", "under review"}}, {"concluded", {"已有结论", "concluded"}, /*final=*/true}},
        .steps = {{.name = "convene",
                   .title = {"提请联合会审", "convene a joint review"},
                   .from = {},
                   .to = "convened",
                   .who = planner,
                   .input = &joint_fields(),
                   .clauses = {clause::SH_2_5_4},
                   .apply = convene,
                   .parent = "project",
                   .parent_kind = "project",
                   .expected = false},
                  {.name = "answer",
                   .title = {"提出会审意见", "give your department's view"},
                   .from = {"convened"},
                   .who = departments,
                   .input = &joint_answer_fields(),
                   .clauses = {clause::SH_2_5_4},
                   .apply = answer},
                  {.name = "conclude",
                   .title = {"形成会审结论", "conclude"},
                   .from = {"convened"},
                   .to = "concluded",
                   .who = planner,
                   .input = &joint_conclusion_fields(),
                   .clauses = {clause::SH_2_5_4},
                   .apply = conclude}},
        .shows = &joint_shown(),
        .view = view};
}

}  // namespace qiyue::project
