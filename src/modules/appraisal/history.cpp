#include "law/clauses.gen.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"

// What others read: a project's result, a provider's past, and which finished projects owe an evaluation.
namespace qiyue::appraisal {

namespace {

Value result_value(db::Tx& tx, Evaluated const& one) {
    auto const project = project::find(tx, one.project);
    auto value = Value::object();
    value.set("evaluation", one.evaluation)
        .set("project", one.project)
        .set("project_name", project ? project->name : std::string())
        .set("year", one.year)
        .set("score", one.score)
        .set("grade", one.grade)
        .set("day", one.day.iso());
    if (one.again) {
        value.set("first", one.first).set("again", *one.again).set("difference", one.first - *one.again);
    }
    if (!one.grade_before.empty()) {
        value.set("grade_before", one.grade_before);
    }
    return value;
}

// CD-33-3 选择承接主体的参考依据: the same for every panel.
Result<Value> read_history(api::Call& call) {
    auto const id = TRY(call.number("id"));
    Value items = Value::list();
    if (!call.context.off(clause::CD_33_3)) {
        for (auto const& one : history(call.tx, id)) {
            items.push(result_value(call.tx, one));
        }
    }
    return Value::object().set("provider", id).set("items", items);
}

// The sentences that ask for its evaluation, of those in force for the project.
// LP-217 各部门、各单位应当对预算支出情况开展绩效评价
Value asked_by(workflow::Engine const& engine, api::Call& call, std::int64_t project) {
    Value clauses = Value::list();
    if (auto const object = engine.find(call.tx, project)) {
        auto const judge = engine.judge(call.context, object->rules);
        for (auto const one : {clause::CD_31_2, clause::LP_217}) {
            if (judge.applies(one)) {
                clauses.push(std::string(one.id));
            }
        }
    }
    return clauses;
}

// CD-31-2 购买主体负责组织对政府购买服务项目开展绩效评价工作: who sees what: the buyer its own, finance its level's.
Result<Value> read_coverage(workflow::Engine const& engine, api::Call& call) {
    auto const& caller = call.context.caller;
    auto const oversees = caller.organisation_kind == "finance" || caller.organisation_kind == "audit";
    if (!oversees && caller.organisation_kind != "buyer") {
        return api::forbidden({"只有购买主体、财政和审计部门可以查看", "buyers, finance and audit only"});
    }
    auto const region = caller.region.ends_with("00") ? std::string() : caller.region;
    auto const all = oversees ? store::finished(call.tx, 0, region) : store::finished(call.tx, caller.organisation, {});
    std::int64_t done = 0;
    Value owing = Value::list();
    for (auto const& one : all) {
        if (one.evaluated) {
            ++done;
            continue;
        }
        auto const project = project::find(call.tx, one.project);
        owing.push(Value::object()
                       .set("project", one.project)
                       .set("name", project ? project->name : std::string())
                       .set("finished", one.day.iso())
                       .set("clauses", asked_by(engine, call, one.project)));
    }
    auto const count = static_cast<std::int64_t>(all.size());
    return Value::object()
        .set("finished", count)
        .set("evaluated", done)
        .set("coverage", count == 0 ? Value() : Value(scale(done, 10'000, count, Rounding::half_up)))
        .set("owing", owing);
}

}  // namespace

Evaluated evaluated(store::Evaluation const& e) {
    return {.evaluation = e.id,
            .project = e.project,
            .contract = e.contract,
            .provider = e.provider,
            .year = e.year,
            .first = e.first.value_or(0),
            .again = e.again,
            .score = e.score(),
            .grade = e.grade,
            .grade_before = e.body.at_path("reassessment.grade_before").text_or({}),
            .day = e.final_on.value_or(Day())};
}

std::optional<Evaluated> result(db::Tx& tx, std::int64_t project) {
    for (auto const& one : store::of_project(tx, project)) {
        if (one.final_on && !one.interim) {
            return evaluated(one);
        }
    }
    return std::nullopt;
}

std::vector<Evaluated> history(db::Tx& tx, std::int64_t provider) {
    std::vector<Evaluated> all;
    for (auto const& one : store::final_of_provider(tx, provider)) {
        all.push_back(evaluated(one));
    }
    return all;
}

std::vector<api::Operation> operations(workflow::Engine const& engine) {
    api::Operation past;
    past.id = "evaluation.history";
    past.path = "/api/providers/{id}/evaluations";
    past.title = {"承接主体历次绩效评价", "a provider's past evaluations"};
    past.clauses = {clause::CD_33_3};
    past.run = read_history;
    api::Operation coverage;
    coverage.id = "evaluation.coverage";
    coverage.path = "/api/evaluation-coverage";
    coverage.title = {"绩效评价覆盖情况", "which finished projects were evaluated"};
    coverage.clauses = {clause::CD_31_2, clause::LP_217};
    coverage.run = [&engine](api::Call& call) { return read_coverage(engine, call); };
    return {past, coverage, results_operation()};
}

}  // namespace qiyue::appraisal
