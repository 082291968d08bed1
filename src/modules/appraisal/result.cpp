#include "law/clauses.gen.hpp"
#include "modules/appraisal/fields.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/budget/api.hpp"
#include "modules/project/api.hpp"

#include "base/said.hpp"

#include <algorithm>
#include <array>

// 审定与应用: the result approved, evaluated again by finance, looked at again later, and what it was used for.
namespace qiyue::appraisal {

using workflow::StepRun;

namespace {

// Exactly so much of a mark: 9000 × 40% is 36, 8005 × 30% is 24.015.
std::string part_of(std::int64_t marks, std::int64_t weight) {
    constexpr std::int64_t unit = 1'000'000;  // hundredths of a point times basis points
    auto const product = marks * weight;
    auto text = std::to_string(product / unit);
    auto rest = std::to_string(unit + product % unit).substr(1);
    rest.erase(rest.find_last_not_of('0') + 1);
    constexpr std::size_t places = 2;
    while (rest.size() < places) {
        rest += '0';
    }
    return text + "." + rest;
}

Value line(std::string const& side, Text const& label, std::int64_t marks, std::int64_t weight) {
    return Value::object()
        .set("side", side)
        .set("side_label", law::words(label))
        .set("marks", marks)
        .set("weight", weight)
        .set("part", part_of(marks, weight));
}

// A violation that holds the grade down opens a case: the buyer proposes a sanction, or says why not.
void open_credit_case(StepRun& run) {
    run.engine.open_duty(run.tx, run.context, run.object,
                         {.duty = "evaluation.credit_case",
                          .title = {"就违规行为提出信用处理", "propose a sanction for the violation"},
                          .deadline = "evaluation_credit_case",
                          .clause = clause::DGF_6_1_5,
                          .holder = {"buyer.contract_signer", workflow::Relation::owner}},
                         run.today());
}

}  // namespace

Value sides_of(law::Judge const& judge, store::Evaluation const& evaluation) {
    constexpr std::int64_t whole = 10'000;
    auto const& parts = evaluation.body["parts"];
    Value all = Value::list();
    std::int64_t others = 0;
    for (auto const& one : evaluation.body["others"].is_list() ? evaluation.body["others"].items() : Value::List{}) {
        others += one["weight"].integer();
    }
    auto const rest = whole - others;
    if (!parts.has("user") || !parts.has("third_party")) {
        all.push(line("buyer", {"购买主体", "buyer"}, parts["buyer"].integer_or(0), rest));
    } else {
        for (auto const& [side, key, label] :
             {std::tuple{"buyer", "evaluation_weight_buyer", Text{"购买主体", "buyer"}},
              std::tuple{"user", "evaluation_weight_user", Text{"服务对象", "people served"}},
              std::tuple{"third_party", "evaluation_weight_third_party", Text{"第三方", "third party"}}}) {
            // What the other contents take leaves each side its share of the rest.
            all.push(
                line(side, label, parts[side].integer(), scale(judge.number(key), rest, whole, Rounding::half_up)));
        }
    }
    for (auto const& one : evaluation.body["others"].is_list() ? evaluation.body["others"].items() : Value::List{}) {
        if (one.has("score")) {
            auto const name = one["name"].text();
            all.push(line("other", {name, name}, one["score"].integer(), one["weight"].integer()));
        }
    }
    return all;
}

void make_final(StepRun& run, store::Evaluation& evaluation) {
    evaluation.final_on = run.today();
    evaluation.grade = grade_of(run.judge, evaluation.score());
    if (evaluation.body.has("money") && run.judge.applies(clause::DGF_6_1_5)) {
        // DGF-6-1-5 是否存在假报项目、预算不实、混淆项目、套转经费等违规行为
        Value violations = Value::list();
        for (auto const& one : evaluation.body.at_path("money.violations").items()) {
            violations.push(Value::object().set("violation", one["violation"]));
        }
        auto const capped = run.judge.compute(
            clause::DGF_6_1_5, law::Facts().with("grade", evaluation.grade).with("violations", violations));
        evaluation.grade = capped["grade"].text();
        if (capped["capped"].boolean()) {
            auto money = evaluation.body["money"];
            evaluation.body.set("money", money.set("capped", true));
            open_credit_case(run);
        }
    }
    store::update(run.tx, evaluation);
    run.to = "final";
    run.answer.set("score", evaluation.score()).set("grade", evaluation.grade);
    if (evaluation.interim) {
        return;  // while the service runs nothing follows from it yet
    }
    auto const project = project::find(run.tx, evaluation.project);
    ENSURE(project.has_value());
    budget::note_result(run.tx,
                        {.project = evaluation.project,
                         .buyer = project->buyer,
                         .catalogue_item = project->catalogue_item,
                         .year = evaluation.year,
                         .grade = evaluation.grade,
                         .day = run.today()});
    run.afterwards.emplace_back([&run, id = evaluation.project]() -> Result<void> {
        project::reach(run.tx, run.context, run.engine, id, project::Stage::evaluated);
        return {};
    });
    run.raise(EvaluationFinal{evaluated(evaluation)});
}

Result<void> approve(StepRun& run) {
    auto evaluation = stored(run);
    Value departments = Value::list();
    for (auto const& one :
         evaluation.body["departments"].is_list() ? evaluation.body["departments"].items() : Value::List{}) {
        departments.push(Value::object().set("name", one["name"]).set("given", one.has("opinion")));
    }
    // CDP-14b 会同市发改委、市财政局、市审计局等部门对项目绩效进行评价 · LA-V.2.3-d 会同有关部门
    run.judge.ask(clause::CDP_14b, law::Facts().with("departments", departments));
    if (by_finance(run.object)) {
        run.judge.ask(clause::LA_V_2_3_d, law::Facts().with("departments", departments));
    }
    TRY(run.judge.verdict());
    if (evaluation.key && !evaluation.again) {
        run.to = "under_review";
        return {};
    }
    make_final(run, evaluation);
    return {};
}

// CD-31-3 对重点领域和重点项目开展财政再评价工作: marked before or after the buyer's own result.
Result<void> mark_key(StepRun& run) {
    auto evaluation = stored(run);
    if (!run.judge.applies(clause::CD_31_3)) {
        return {};
    }
    evaluation.key = true;
    evaluation.body.set("key_reason", run.form.text("reason"));
    if (run.object.state == "final") {
        evaluation.final_on.reset();
        run.to = "under_review";
    }
    store::update(run.tx, evaluation);
    return {};
}

Result<void> reevaluate(StepRun& run) {
    auto evaluation = stored(run);
    evaluation.again = run.form.integer("score");
    evaluation.body.set("again", run.form.value());
    make_final(run, evaluation);
    run.answer.set("difference", *evaluation.first - *evaluation.again);
    return {};
}

// PF-process-25 探索建立……事后再评估机制: does the effect last? Both grades stay.
Result<void> reassess(StepRun& run) {
    auto evaluation = stored(run);
    if (run.context.off(clause::PF_process_25)) {
        return {};
    }
    auto looked = run.form.value();
    looked.set("score_before", evaluation.score())
        .set("grade_before", evaluation.grade)
        .set("day", run.today().iso())
        .set("grade", grade_of(run.judge, run.form.integer("score")));
    evaluation.body.set("reassessment", looked);
    make_final(run, evaluation);
    return {};
}

// LP-216 评价结果作为承接主体选择、预算安排和政策调整的重要依据: what it was in fact used for, for everybody to read.
Result<void> record_use(StepRun& run) {
    auto evaluation = stored(run);
    auto uses = evaluation.body["uses"].is_list() ? evaluation.body["uses"] : Value::list();
    auto used = run.form.value();
    used.set("use_label", law::words(run.form.chosen("use"))).set("day", run.today().iso());
    uses.push(used);
    if (!run.context.off(clause::LP_216)) {
        evaluation.body.set("uses", uses);
    }
    store::update(run.tx, evaluation);
    run.answer.set("uses", static_cast<std::int64_t>(uses.size()));
    return {};
}

}  // namespace qiyue::appraisal
