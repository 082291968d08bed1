#include "law/clauses.gen.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// 准备与三方评价: the indicators, the buyer's own evaluation, the third party's, and the answers of the people served.
namespace qiyue::appraisal {

using workflow::StepRun;

namespace {

// The newest contract of the project that both sides signed.
std::optional<contract::Terms> contract_of(StepRun const& run, std::int64_t project) {
    std::optional<contract::Terms> newest;
    for (auto const& object : run.engine.of_project(run.tx, project, "contract")) {
        auto terms = contract::terms(run.tx, run.engine, object.id);
        if (terms && terms->stage != contract::Stage::drafting) {
            newest = std::move(terms);
        }
    }
    return newest;
}

// CD-31-1 绩效评价工作流程遵循现行财政支出绩效评价相关规定: no marks before there is something to measure by.
void ask_indicators(StepRun& run, store::Evaluation const& evaluation) {
    run.judge.require(clause::CD_31_1, law::Facts().with("indicators_set", evaluation.body.has("indicators")),
                      evaluation.body.has("indicators"), "evaluation.no_indicators", {},
                      {"尚未设定绩效指标，不能评分", "there are no indicators yet, so nothing can be marked"},
                      {"请先“设定绩效指标”", "set the indicators first"});
}

bool holds(Value const& list, std::string_view name, std::int64_t target) {
    return list.is_list() && std::ranges::any_of(list.items(), [&](Value const& one) {
               return one["name"] == Value(name) && one["target"].integer_or(0) >= target;
           });
}

}  // namespace

store::Evaluation stored(StepRun const& run) {
    auto found = store::find(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

Result<void> open(StepRun& run) {
    auto const terms = contract_of(run, run.object.project);
    if (!terms) {
        return api::conflict("evaluation.no_contract", {"项目还没有签订合同", "the project has no signed contract"});
    }
    if (auto const earlier = store::of_project(run.tx, run.object.project); earlier && !earlier->final_on) {
        return api::conflict("evaluation.open_already",
                             {"该项目已有进行中的绩效评价", "an evaluation of this project is under way"});
    }
    store::Evaluation evaluation;
    evaluation.id = run.object.id;
    evaluation.project = run.object.project;
    evaluation.contract = terms->contract;
    evaluation.provider = terms->provider;
    evaluation.year = terms->year;
    store::insert(run.tx, evaluation);
    run.object.party = terms->provider;
    run.object.title = run.engine.find(run.tx, run.object.project)->title + " 绩效评价";
    return {};
}

Result<void> set_indicators(StepRun& run) {
    auto evaluation = stored(run);
    auto const given = run.form.value()["indicators"];
    auto const project = project::find(run.tx, evaluation.project);
    ENSURE(project.has_value());
    // CD-31-4 建立全过程预算绩效管理机制: what the plan set out to reach is what is evaluated.
    auto const& objectives = project->body["objectives"];
    for (std::size_t i = 0; objectives.is_list() && i < objectives.size(); ++i) {
        auto const& objective = objectives.items()[i];
        auto const name = objective["name"].text_or({});
        run.judge.require(clause::CD_31_4,
                          law::Facts()
                              .with("objective", name)
                              .with("target", objective["target"].integer_or(0))
                              .with("taken_over", holds(given, name, objective["target"].integer_or(0))),
                          holds(given, name, objective["target"].integer_or(0)), "evaluation.objective_left_out",
                          "indicators",
                          {"规划目标“" + name + "”未列入指标，或目标值低于规划",
                           "the plan's objective \"" + name + "\" is left out, or its target is lower than planned"},
                          {"请按规划补入", "take it over from the plan"});
    }
    // CD-32-9 其它内容
    auto others = run.form.given("others") ? run.form.value()["others"] : Value::list();
    Value items = Value::list();
    for (auto one : others.items()) {
        items.push(one.set("score", 0));  // weights alone are judged here; the marks come with the evaluation
    }
    run.judge.ask(clause::CD_32_9, law::Facts().with("items", items));
    evaluation.body.set("indicators", given).set("others", others);
    store::update(run.tx, evaluation);
    return {};
}

Result<void> mandate(StepRun& run) {
    auto evaluation = stored(run);
    auto const assessor = identity::organisation(run.tx, run.form.integer("assessor"));
    if (!assessor || assessor->kind != "assessor") {
        return api::invalid("evaluation.no_assessor", "assessor", {"受托方不是第三方机构", "this is not an assessor"},
                            {"请选择已登记的第三方机构", "choose a registered assessor"});
    }
    auto const provider = identity::organisation(run.tx, evaluation.provider);
    auto const head = assessor->attributes["legal_representative"].text_or({});
    auto const shared = provider && !head.empty() && provider->attributes["legal_representative"] == Value(head);
    // CD-26-6 委托独立的第三方
    run.judge.require(
        clause::CD_26_6,
        law::Facts().with("declared_independent", run.form.yes("independent")).with("shares_head", shared),
        run.form.yes("independent") && !shared, "evaluation.not_independent", "assessor",
        {"第三方未声明独立，或与承接主体有共同的法定代表人",
         "the third party has not declared its independence, or shares its head with the provider"},
        {"请另行委托独立的第三方", "mandate an independent one"});
    for (auto const& person : identity::holders(run.tx, assessor->id, "assessor.member")) {
        run.new_participants.push_back({.person = person.id, .organisation = assessor->id, .role = "assessor"});
    }
    evaluation.body.set("assessor", assessor->id);
    store::update(run.tx, evaluation);
    return {};
}

Result<void> self_evaluate(StepRun& run) {
    auto evaluation = stored(run);
    ask_indicators(run, evaluation);
    auto const ask = [&](Clause clause, std::string const& field) {
        run.judge.ask(clause, law::Facts().with("answer", run.form.text(field)));
    };
    // CD-32-2 购买内容是否符合购买主体的职责范围 · CD-32-3 购买方式和过程 · CD-32-4 购买需求是否明确、完整、合规
    ask(clause::CD_32_2, "content_within_duties");
    ask(clause::CD_32_3, "process");
    ask(clause::CD_32_4, "need");
    run.judge.ask(clause::CD_32_9,
                  law::Facts().with("items", other_contents(evaluation.body["others"], run.form.value()["others"])));
    evaluation.body.set("self", run.form.value());
    store::update(run.tx, evaluation);
    return {};
}

Result<void> third_report(StepRun& run) {
    auto evaluation = stored(run);
    ask_indicators(run, evaluation);
    evaluation.body.set("third", run.form.value());
    store::update(run.tx, evaluation);
    return {};
}

Result<void> send_answer(StepRun& run) {
    auto const parent = TRY(run.engine.get(run.tx, run.object.parent, "evaluation"));
    if (parent.state != "ready") {
        return api::conflict("evaluation.survey_closed", {"本次满意度调查未在进行", "the survey is not open"});
    }
    auto const kept = store::insert(run.tx,
                                    store::Answer{.id = run.object.id,
                                                  .evaluation = parent.id,
                                                  .person = run.context.caller.person,
                                                  .score = run.form.integer("score"),
                                                  .satisfied = run.form.yes("satisfied"),
                                                  .comment = run.form.text("comment")});
    if (!kept) {
        return api::conflict("evaluation.answered_already", {"您已参加过本次调查", "you have answered already"});
    }
    run.object.title = "满意度调查";
    return {};
}

Value other_contents(Value const& planned, Value const& marked) {
    Value items = Value::list();
    for (auto one : planned.is_list() ? planned.items() : Value::List{}) {
        for (auto const& mark : marked.is_list() ? marked.items() : Value::List{}) {
            if (mark["name"] == one["name"]) {
                one.set("score", mark["score"]).set("opinion", mark["opinion"]);
            }
        }
        items.push(one);
    }
    return items;
}

law::Facts parts(db::Tx& tx, store::Evaluation const& evaluation) {
    law::Facts facts;
    if (evaluation.body.has("self")) {
        facts.with("buyer", evaluation.body.at_path("self.score"));
    }
    if (evaluation.body.has("third")) {
        facts.with("third_party", evaluation.body.at_path("third.score"));
    }
    auto const answers = store::answers(tx, evaluation.id);
    if (!answers.empty()) {
        std::int64_t sum = 0;
        for (auto const& answer : answers) {
            sum += answer.score;
        }
        facts.with("user", Value(scale(sum, 1, static_cast<std::int64_t>(answers.size()), Rounding::half_up)));
    }
    return facts;
}

}  // namespace qiyue::appraisal
