#include "law/clauses.gen.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// The goals of a project 绩效目标表, from its plan through need, contract and tracking to the evaluation: each stage is a
// version, and what differs from the version before is computed and shown.
namespace qiyue::appraisal {

namespace {

using workflow::Relation;
using workflow::StepRun;

std::vector<Option> stages() {
    return {{"plan", {"规划", "plan"}},
            {"need", {"采购需求", "need"}},
            {"contract", {"合同", "contract"}},
            {"tracking", {"跟踪调整", "tracking"}},
            {"evaluation", {"绩效评价", "evaluation"}}};
}

std::size_t place_of(std::string_view stage) {
    auto const all = stages();
    return static_cast<std::size_t>(std::ranges::find(all, stage, &Option::value) - all.begin());
}

Field goals_field() {
    return field::list("goals", {"绩效目标", "goals"},
                       {field::text("name", {"目标", "goal"}),
                        field::integer("target", {"目标值", "target"}).at_least(1),
                        field::text("unit", {"单位", "unit"})})
        .at_least(1);
}

Fields const& open_sheet_fields() {
    static Fields const fields{field::reference("project", {"项目", "project"}, "project")};
    return fields;
}

Fields const& carry_fields() {
    static Fields const fields = [] {
        auto later = stages();
        later.erase(later.begin());
        return Fields{field::choice("stage", {"环节", "stage"}, later), goals_field(),
                      field::prose("reason", {"目标降低或减少的理由", "why a goal is lower or left out"}).maybe()};
    }();
    return fields;
}

Fields const& sheet_fields() {
    static Fields const fields{
        field::list("versions", {"各环节的目标", "versions"},
                    {field::integer("number", {"版次", "version"}), field::text("stage_label", {"环节", "stage"}),
                     field::day("day", {"日期", "day"}),
                     field::list("goals", {"绩效目标", "goals"},
                                 {field::text("name", {"目标", "goal"}), field::integer("target", {"目标值", "target"}),
                                  field::text("unit", {"单位", "unit"})}),
                     field::prose("reason", {"理由", "reason"})}),
        field::list("differences", {"与上一环节的差异", "differences"},
                    {field::text("stage_label", {"环节", "stage"}), field::text("name", {"目标", "goal"}),
                     field::integer("before", {"原目标值", "before"}), field::integer("now", {"现目标值", "now"}),
                     field::integer("difference", {"差异", "difference"})}),
    };
    return fields;
}

Value version(StepRun const& run, std::int64_t number, Option const& stage, Value const& goals,
              std::string const& reason) {
    return Value::object()
        .set("number", number)
        .set("stage", stage.value)
        .set("stage_label", Value::object().set("zh", stage.label.zh).set("en", stage.label.en))
        .set("day", run.today().iso())
        .set("goals", goals)
        .set("reason", reason);
}

Value const* target_of(Value const& goals, Value const& name) {
    auto const& all = goals.items();
    auto const found = std::ranges::find_if(all, [&](Value const& one) { return one["name"] == name; });
    return found == all.end() ? nullptr : &(*found)["target"];
}

// Of each version against the one before: raised, lowered and left out; what is new has no `before`.
Value differences(Value const& versions) {
    Value all = Value::list();
    for (std::size_t i = 1; i < versions.size(); ++i) {
        auto const& before = versions.items()[i - 1]["goals"];
        auto const& now = versions.items()[i]["goals"];
        auto const line = [&](Value const& name) {
            return Value::object().set("stage_label", versions.items()[i]["stage_label"]).set("name", name);
        };
        for (auto const& goal : before.items()) {
            auto const* target = target_of(now, goal["name"]);
            auto const current = target == nullptr ? 0 : target->integer();
            if (current != goal["target"].integer()) {
                all.push(line(goal["name"])
                             .set("before", goal["target"])
                             .set("now", current)
                             .set("difference", current - goal["target"].integer()));
            }
        }
        for (auto const& goal : now.items()) {
            if (target_of(before, goal["name"]) == nullptr) {
                all.push(line(goal["name"]).set("now", goal["target"]));
            }
        }
    }
    return all;
}

Result<void> open_sheet(StepRun& run) {
    auto const project = project::find(run.tx, run.object.project);
    ENSURE(project.has_value());
    if (!store::papers(run.tx, project->id, "goals").empty()) {
        return api::conflict("goals.opened", {"该项目已有绩效目标表", "the project has its sheet of goals"},
                             {"请在原目标表中办理", "go on with that one"});
    }
    auto const& planned = project->body["objectives"];
    auto const versions =
        Value::list().push(version(run, 1, stages().front(), planned.is_list() ? planned : Value::list(), {}));
    store::insert_paper(run.tx, run.object.id, project->id, "goals", Value::object().set("versions", versions));
    run.object.title = project->name + " 绩效目标";
    return {};
}

Result<void> carry(StepRun& run) {
    auto body = store::paper(run.tx, run.object.id);
    auto versions = body["versions"];
    auto const& last = versions.items().back();
    auto const at = place_of(run.form.text("stage"));
    if (at < place_of(last["stage"].text())) {
        return api::conflict("goals.earlier_stage", {"该环节的目标已经确定", "the goals of that stage are fixed"},
                             {"请选择现在或之后的环节", "choose this stage or a later one"});
    }
    auto const reason = run.form.given("reason") ? run.form.text("reason") : std::string();
    judge_goals(run.judge, last["goals"], run.form.value()["goals"], reason);
    versions.push(
        version(run, static_cast<std::int64_t>(versions.size()) + 1, stages()[at], run.form.value()["goals"], reason));
    store::update_paper(run.tx, run.object.id, body.set("versions", versions));
    run.answer.set("version", static_cast<std::int64_t>(versions.size())).set("differences", differences(versions));
    return {};
}

}  // namespace

// SY-3.2-d 对政府购买公共服务项目实施全过程的绩效目标管理
void judge_goals(law::Judge& judge, Value const& before, Value const& now, std::string const& reason) {
    auto const looked_at = [](Value const& goals) {
        Value all = Value::list();
        for (auto const& one : goals.items()) {
            all.push(Value::object().set("name", one["name"]).set("target", one["target"]));
        }
        return all;
    };
    judge.ask(clause::SY_3_2_d,
              law::Facts().with("before", looked_at(before)).with("now", looked_at(now)).with("reason", reason));
}

std::optional<Goals> goals_of(db::Tx& tx, std::int64_t project) {
    auto const sheets = store::papers(tx, project, "goals");
    if (sheets.empty()) {
        return std::nullopt;
    }
    auto const& versions = sheets.front().body["versions"];
    Goals goals{.newest = versions.items().back()["goals"]};
    goals.in_contract =
        std::ranges::any_of(versions.items(), [](Value const& one) { return one["stage"] == Value("contract"); });
    return goals;
}

workflow::Procedure goals_procedure() {
    return {.kind = "goal_sheet",
            .plural = "goal-sheets",
            .title = {"绩效目标表", "sheet of goals"},
            .states = {{"open", {"管理中", "kept"}}},
            .steps = {{.name = "open",
                       .title = {"建立绩效目标表", "open a sheet of goals"},
                       .from = {},
                       .to = "open",
                       .who = {{"buyer.evaluator", Relation::owner}, {"buyer.planner", Relation::owner}},
                       .input = &open_sheet_fields(),
                       .clauses = {clause::SY_3_2_d},
                       .apply = open_sheet,
                       .parent = "project",
                       .parent_kind = "project",
                       .expected = false},
                      {.name = "carry",
                       .title = {"登记下一环节的目标", "carry the goals on"},
                       .from = {"open"},
                       .who = {{"buyer.evaluator", Relation::owner}, {"buyer.planner", Relation::owner}},
                       .input = &carry_fields(),
                       .clauses = {clause::SY_3_2_d},
                       .apply = carry,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &sheet_fields(),
            .view =
                [](db::Tx& tx, workflow::Object const& object, Context const&) {
                    auto body = store::paper(tx, object.id);
                    auto const found = differences(body["versions"]);
                    return body.set("differences", found);
                },
            .public_in = {"open"}};
}

}  // namespace qiyue::appraisal
