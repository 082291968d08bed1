#include "law/clauses.gen.hpp"
#include "modules/appraisal/fields.hpp"
#include "modules/appraisal/survey.hpp"
#include "modules/performance/api.hpp"

#include "base/money.hpp"

#include <algorithm>

// 结项: a project is closed on four records and what its experts say. 已申请 proposed -> 已评审 reviewed -> 已结项 closed, or
// 整改 correcting (then reviewed anew), or 不予结项 refused. Closed means: people were asked, the service was accepted, and
// the evaluation has a grade.
namespace qiyue::appraisal {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

std::vector<Option> outcomes() {
    return {{"close", {"同意结项", "close"}},
            {"correct", {"整改", "correct first"}},
            {"refuse", {"不予结项", "do not close"}}};
}

Fields const& propose_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::score("midterm", {"中期检查得分", "marks of the mid-term check"}).between(0, 10'000).maybe(),
        field::prose("midterm_record", {"中期检查记录", "record of the mid-term check"}).maybe(),
        field::score("funds", {"资金监管得分", "marks for the supervision of the money"}).between(0, 10'000).maybe(),
        field::prose("funds_record", {"资金监管记录", "record of the supervision of the money"}).maybe(),
    };
    return fields;
}

Fields const& committee_fields() {
    static Fields const fields{
        field::choice("committee_result", {"专家考评结果", "what the experts say"}, outcomes()),
        field::list("members", {"结项专家评审委员会", "committee"},
                    {field::text("name", {"姓名", "name"}), field::text("field", {"专业", "field"})})
            .at_least(1),
        field::prose("opinion", {"考评意见", "opinion"}),
        field::digest("minutes", {"评审记录", "minutes"}).maybe(),
    };
    return fields;
}

Fields const& decide_fields() {
    static Fields const fields{field::choice("decision", {"结项决定", "decision"}, outcomes()),
                               field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& closing_page_fields() {
    static Fields const fields = [] {
        Fields all{field::score("implementation", {"项目实施（历次考核平均）", "implementation: mean of the rounds"})};
        for (auto const* more : {&propose_fields(), &committee_fields(), &decide_fields()}) {
            all.insert(all.end(), more->begin(), more->end());
        }
        all.push_back(field::score("evaluation_score", {"绩效考评得分", "marks of the evaluation"}));
        all.push_back(field::score("score", {"结项综合得分", "combined marks"}));
        return all;
    }();
    return fields;
}

// The mean of the rounds whose result stands; nothing while there is none.
std::optional<std::int64_t> implementation(StepRun const& run, std::int64_t contract) {
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (auto const& round : performance::rounds(run.tx, run.engine, contract)) {
        if (round.final) {
            sum += round.score;
            ++count;
        }
    }
    return count == 0 ? std::nullopt : std::optional(scale(sum, 1, count, Rounding::half_up));
}

Value optional_value(std::optional<std::int64_t> const& some) {
    return some ? Value(*some) : Value();
}

Result<void> propose(StepRun& run) {
    auto const terms = contract_of(run, run.object.project);
    if (!terms) {
        return api::conflict("closing.no_contract", {"项目还没有签订合同", "the project has no signed contract"},
                             {"签订并履行合同后再申请", "ask once it is performed"});
    }
    auto body = run.form.value();
    body.set("contract", terms->contract);
    store::insert_paper(run.tx, run.object.id, run.object.project, "closing", body);
    run.object.party = terms->provider;
    run.object.title = run.engine.find(run.tx, run.object.project)->title;
    return {};
}

Result<void> review(StepRun& run) {
    auto body = store::paper(run.tx, run.object.id);
    for (auto const& [name, value] : run.form.value().members()) {
        body.set(name, value);
    }
    store::update_paper(run.tx, run.object.id, body);
    return {};
}

// The four records as they stand on this day: two are computed, two were entered.
void take_records(StepRun& run, Value& body) {
    auto const evaluated = result(run.tx, run.object.project);
    body.set("implementation", optional_value(implementation(run, body["contract"].integer_or(0))))
        .set("evaluation_score", evaluated ? Value(evaluated->score) : Value());
    auto const facts = law::Facts()
                           .with("implementation", body["implementation"])
                           .with("midterm", body["midterm"])
                           .with("funds", body["funds"])
                           .with("evaluation_score", body["evaluation_score"]);
    // PF-process-42 按照项目实施、中期检查、资金监管、绩效考评等情况
    run.judge.ask(clause::PF_process_42, facts);
    auto const whole =
        std::ranges::all_of(facts.value().members(), [](Member const& one) { return !one.value.is_null(); });
    if (run.judge.applies(clause::PF_process_42) && whole) {
        body.set("score", run.judge.compute(clause::PF_process_42, facts)["score"]);
        run.answer.set("score", body["score"]);
    }
}

bool accepted(StepRun const& run, std::int64_t contract) {
    for (auto const& one : run.engine.children(run.tx, contract, "acceptance")) {
        if (one.state == "passed" || one.state == "published") {
            return true;
        }
    }
    return false;
}

void judge_closing(StepRun& run, Value const& body) {
    auto const project = run.object.project;
    auto const people = valid_surveys(run.tx, run.engine, project);
    auto answers = people.answers;
    for (auto const& one : store::of_project(run.tx, project)) {
        answers += static_cast<std::int64_t>(store::answers(run.tx, one.id).size());
    }
    // PF-process-16 项目结项有满意度测评
    run.judge.require(clause::PF_process_16, law::Facts().with("answers", answers), answers > 0, "closing.no_survey",
                      {}, {"没有有效的满意度测评", "the people served were not validly asked"},
                      {"请先开展满意度调查，收回的份数应达到最少有效份数", "hold a survey first, with enough answers"});
    auto const passed = accepted(run, body["contract"].integer_or(0));
    // PF-process-18 考核验收
    run.judge.require(clause::PF_process_18, law::Facts().with("acceptance_passed", passed), passed,
                      "closing.not_accepted", {}, {"没有合格的考核验收结果", "the service was not accepted"},
                      {"请先完成考核验收", "finish the acceptance first"});
    auto const evaluated = result(run.tx, project);
    // PF-process-19 绩效评价 · XN-2.1.2-c 加强对政府向社会力量购买服务的绩效评估
    for (auto const one : {clause::PF_process_19, clause::XN_2_1_2_c}) {
        run.judge.require(one, law::Facts().with("grade_known", evaluated.has_value()), evaluated.has_value(),
                          "closing.not_evaluated", {},
                          {"项目没有形成绩效评价等级", "the project has no evaluation with a grade"},
                          {"请先完成绩效评价", "finish the evaluation first"});
    }
    // DG-8-6a ……对项目完成情况进行评估验收,并出具验收报告和评估结论
    run.judge.ask(clause::DG_8_6a,
                  law::Facts().with("acceptance_passed", passed).with("grade_known", evaluated.has_value()));
}

Result<void> decide(StepRun& run) {
    auto body = store::paper(run.tx, run.object.id);
    auto const decision = run.form.text("decision");
    // PF-process-43 结合专家考评结果,确定项目结项
    run.judge.ask(clause::PF_process_43, law::Facts().with("committee_result", body["committee_result"].text_or({})));
    if (decision == "close") {
        take_records(run, body);
        judge_closing(run, body);
        run.raise(ClosingAsked{
            .project = run.object.project, .contract = body["contract"].integer_or(0), .rules = run.object.rules});
    }
    for (auto const& [name, value] : run.form.value().members()) {
        body.set(name, value);
    }
    store::update_paper(run.tx, run.object.id, body);
    run.to = decision == "close" ? "closed" : decision == "correct" ? "correcting" : "refused";
    return {};
}

}  // namespace

workflow::Procedure closing_procedure(workflow::Engine const&) {
    std::vector<Actor> const evaluator{{"buyer.evaluator", Relation::owner}};
    return {
        .kind = "project_closing",
        .plural = "project-closings",
        .title = {"项目结项", "closing of the project"},
        .states = {{"proposed", {"已申请", "proposed"}},
                   {"reviewed", {"专家已考评", "reviewed"}},
                   {"correcting", {"整改中", "being corrected"}},
                   {"closed", {"已结项", "closed"}, /*final=*/true},
                   {"refused", {"不予结项", "not closed"}, /*final=*/true}},
        .steps = {{.name = "propose",
                   .title = {"申请结项", "ask to close the project"},
                   .from = {},
                   .to = "proposed",
                   .who = evaluator,
                   .input = &propose_fields(),
                   .clauses = {clause::PF_process_42, clause::PF_process_16},
                   .apply = propose,
                   .parent = "project",
                   .parent_kind = "project",
                   .expected = false},
                  {.name = "review",
                   .title = {"登记专家考评结果", "enter what the experts say"},
                   .from = {"proposed", "correcting"},
                   .to = "reviewed",
                   .who = evaluator,
                   .input = &committee_fields(),
                   .clauses = {clause::PF_process_43},
                   .apply = review},
                  {.name = "decide",
                   .title = {"确定结项", "decide"},
                   .from = {"proposed", "reviewed"},
                   .who = {{"buyer.head", Relation::owner}},
                   .input = &decide_fields(),
                   .clauses = {clause::PF_process_16, clause::PF_process_18, clause::PF_process_19,
                               clause::PF_process_42, clause::PF_process_43, clause::XN_2_1_2_c, clause::DG_8_6a},
                   .apply = decide,
                   .shown_publicly = true}},
        .shows = &closing_page_fields(),
        .view = [](db::Tx& tx, workflow::Object const& object, Context const&) { return store::paper(tx, object.id); },
        .public_in = {"closed"}};
}

}  // namespace qiyue::appraisal
