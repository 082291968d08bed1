#include "law/clauses.gen.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/identity/api.hpp"
#include "modules/performance/api.hpp"
#include "modules/project/api.hpp"
#include "modules/review/api.hpp"

#include <algorithm>
#include <array>
#include <set>

// 准备: who opens an evaluation and when, by what is measured, who the third side is, which departments are asked.
namespace qiyue::appraisal {

using workflow::StepRun;

namespace {

bool holds(Value const& list, std::string_view name, std::int64_t target) {
    return list.is_list() && std::ranges::any_of(list.items(), [&](Value const& one) {
               return one["name"] == Value(name) && one["target"].integer_or(0) >= target;
           });
}

// LA-4.2.1 购买主体、财政部门组织或委托社会中介机构等第三方,对购买服务项目进行绩效评价: finance opens its own where the place
// says so; the buyer's is kept beside it. LA-V.2.3-d ……对购买服务已完成项目实施绩效评价
Result<void> judge_finance(StepRun& run, workflow::Object const& project) {
    static constexpr std::array allowing{clause::LA_4_2_1, clause::DGF_5_2_4};
    if (std::ranges::none_of(allowing, [&](Clause one) { return run.judge.applies(one); })) {
        return api::conflict(
            "evaluation.not_by_finance", {"本地由购买主体组织绩效评价", "the buyer organises the evaluation here"},
            {"可在购买主体的评价中“列为重点项目再评价”", "mark the buyer's for re-evaluation instead"});
    }
    // DGF-5-1-5 牵头开展项目的绩效评价: the department leads; finance takes part beside an evaluation that it opened.
    auto const led = !run.engine.of_project(run.tx, project.id, "evaluation").empty();
    run.judge.require(
        clause::DGF_5_1_5, law::Facts().with("evaluation_led", led), led, "evaluation.no_lead", "project",
        {"项目绩效评价由主管部门牵头，尚未启动", "the department leads the evaluation and has not opened it yet"},
        {"请待主管部门启动绩效评价后参加", "wait until it opens the evaluation, and take part beside it"});
    auto const completed = project.state == "accepted" || project.state == "evaluated";
    run.judge.require(clause::LA_V_2_3_d, law::Facts().with("project_completed", completed), completed,
                      "evaluation.not_completed", "project",
                      {"项目尚未完成，财政部门不能开展事后评价", "the project is not completed yet"},
                      {"请在验收合格后启动", "open it once the service is accepted"});
    return {};
}

// The indicators that were given, and those of the sets of the library that are taken in; each name once.
Result<Value> indicators_of(StepRun& run) {
    Value all = run.form.value()["indicators"];
    for (auto const& one : run.form.given("sets") ? run.form.list("sets") : std::vector<Form>{}) {
        auto const set = adopted_set(run.tx, run.engine, one.integer("set"));
        if (!set) {
            return api::invalid("indicators.not_adopted", "sets",
                                {"所选指标体系未采用或已停用", "the set is not adopted"},
                                {"请选择已采用的指标体系", "choose one that is"});
        }
        for (auto const& indicator : set->items()) {
            all.push(indicator);
        }
    }
    std::set<std::string> names;
    for (auto const& one : all.items()) {
        if (!names.insert(one["name"].text()).second) {
            return api::invalid(
                "indicators.twice", "indicators",
                {"指标“" + one["name"].text() + "”重复", "the indicator “" + one["name"].text() + "” stands twice"},
                {"请保留一项", "keep one"});
        }
    }
    return all;
}

// Whom the agency is bound to among those who take part in the project.
Value ties_of(StepRun const& run, identity::Organisation const& assessor, std::int64_t project, std::int64_t provider) {
    Value ties = Value::list();
    std::set<std::int64_t> seen;
    auto const look = [&](std::int64_t id, Text const& side) {
        auto const other = id == 0 || !seen.insert(id).second ? std::nullopt : identity::organisation(run.tx, id);
        if (other && performance::related(assessor, *other)) {
            ties.push(
                Value::object()
                    .set("why_zh", "与" + side.zh + "“" + other->name + "”为同一机构，或有共同的法定代表人、股东")
                    .set("why_en", "shares its head or a shareholder with " + side.en + " “" + other->name + "”"));
        }
    };
    look(provider, {"承接主体", "the provider"});
    look(run.engine.find(run.tx, project)->owner, {"购买主体", "the buyer"});
    for (auto const& bid : run.engine.of_project(run.tx, project, "bid")) {
        look(bid.party != 0 ? bid.party : bid.owner, {"投标人", "the bidder"});
    }
    return ties;
}

// Did a purchase of this platform select this agency? It bids as a provider, under the same name or the same head.
std::string selection_of(StepRun& run, identity::Organisation const& assessor) {
    if (!run.form.given("selection")) {
        return "no_selection";
    }
    auto const award = review::award_of_tender(run.tx, run.form.integer("selection"));
    auto const winner = award ? identity::organisation(run.tx, award->provider) : std::nullopt;
    return winner && performance::related(assessor, *winner) ? "won_it" : "another_won";
}

// PF-process-23 引入市场竞争机制,公开招标投标竞标、评审、审计、评估: who evaluates was selected by competition himself.
void judge_selection(StepRun& run, identity::Organisation const& assessor) {
    auto const selection = selection_of(run, assessor);
    auto const approved = run.form.given("no_selection_reason") && run.form.given("selection_approval");
    run.judge.require(clause::PF_process_23,
                      law::Facts().with("selection_of_agency", selection).with("left_out_approved", approved),
                      selection == "won_it" || (selection == "no_selection" && approved),
                      "evaluation.agency_not_selected", "selection",
                      selection == "another_won" ? Text{"所选采购活动不是由“" + assessor.name + "”中标",
                                                        "that purchase was not won by “" + assessor.name + "”"}
                                                 : Text{"没有选择“" + assessor.name + "”的采购记录",
                                                        "no purchase selected “" + assessor.name + "”"},
                      {"请引用选择该机构的采购活动；未经竞争的，写明理由和批准文号",
                       "name the purchase that selected it; without competition give the reason and its approval"});
}

}  // namespace

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

store::Evaluation stored(StepRun const& run) {
    auto found = store::find(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

bool by_finance(workflow::Object const& object) {
    return object.kind == "finance_evaluation";
}

Result<void> open(StepRun& run) {
    auto const terms = contract_of(run, run.object.project);
    if (!terms) {
        return api::conflict("evaluation.no_contract", {"项目还没有签订合同", "the project has no signed contract"});
    }
    auto const project = run.engine.find(run.tx, run.object.project);
    ENSURE(project.has_value());
    if (by_finance(run.object)) {
        TRY(judge_finance(run, *project));
        run.object.owner = run.context.caller.organisation;
    }
    store::Evaluation evaluation;
    evaluation.id = run.object.id;
    evaluation.project = run.object.project;
    evaluation.contract = terms->contract;
    evaluation.provider = terms->provider;
    evaluation.year = terms->year;
    evaluation.interim = run.form.given("phase") && run.form.text("phase") == "interim";
    evaluation.organiser = run.context.caller.organisation;
    for (auto const& earlier : store::of_project(run.tx, run.object.project)) {
        if (!earlier.final_on && earlier.organiser == evaluation.organiser && earlier.interim == evaluation.interim) {
            return api::conflict("evaluation.open_already",
                                 {"该项目已有进行中的绩效评价", "an evaluation of this project is under way"});
        }
    }
    store::insert(run.tx, evaluation);
    run.object.party = terms->provider;
    run.object.title = project->title +
        (evaluation.interim           ? " 事中绩效评价"
             : by_finance(run.object) ? " 财政绩效评价"
                                      : " 绩效评价");
    return {};
}

Result<void> set_indicators(StepRun& run) {
    auto evaluation = stored(run);
    auto const given = TRY(indicators_of(run));
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
    judge_set(run.judge, given, run.form.given("one_sided_reason") ? run.form.text("one_sided_reason") : "");
    // SY-3.2-c 对购买服务项目数量、质量和资金使用绩效等进行考核评价
    run.judge.ask(clause::SY_3_2_c, law::Facts().with("items", for_judging(given)));
    auto const goals = goals_of(run.tx, evaluation.project);
    // SY-3.2-d ……全过程的绩效目标管理: the goals were carried as far as the contract, and none falls without a reason.
    run.judge.require(clause::SY_3_2_d, law::Facts().with("goals_in_contract", goals && goals->in_contract),
                      goals && goals->in_contract, "goals.not_carried", {},
                      {"绩效目标没有从规划延续到合同", "the goals were not carried from the plan to the contract"},
                      {"请先在绩效目标表中登记合同目标", "enter the contract's in the sheet of goals first"});
    if (goals) {
        judge_goals(run.judge, goals->newest, given, run.form.given("reason") ? run.form.text("reason") : "");
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

// CD-26-6 委托独立的第三方 · SY-1.2.4-c 引入第三方评价机制 · SH-2.4-13 积极推进第三方评价
Result<void> mandate(StepRun& run) {
    auto evaluation = stored(run);
    auto const assessor = identity::organisation(run.tx, run.form.integer("assessor"));
    if (!assessor || assessor->kind != "assessor") {
        return api::invalid("evaluation.no_assessor", "assessor", {"受托方不是第三方机构", "this is not an assessor"},
                            {"请选择已登记的第三方机构", "choose a registered assessor"});
    }
    auto const facts = law::Facts()
                           .with("assessor", assessor->name)
                           .with("declared", run.form.yes("independent"))
                           .with("ties", ties_of(run, *assessor, evaluation.project, evaluation.provider));
    for (auto const one : {clause::CD_26_6, clause::SY_1_2_4_c, clause::SH_2_4_13}) {
        run.judge.ask(one, facts);
    }
    judge_selection(run, *assessor);
    auto const registered = registered_agency(run.tx, run.engine, assessor->id) != 0;
    run.judge.require(clause::SH_2_4_13, law::Facts().with("agency_registered", registered), registered,
                      "evaluation.agency_not_registered", "assessor",
                      {"该机构不在第三方评价机构名录中", "the agency does not stand in the register"},
                      {"请由财政部门先行登记", "the finance department enters it first"});
    for (auto const& person : identity::holders(run.tx, assessor->id, "assessor.member")) {
        run.new_participants.push_back({.person = person.id, .organisation = assessor->id, .role = "assessor"});
    }
    evaluation.body.set("assessor", assessor->id);
    store::update(run.tx, evaluation);
    return {};
}

// CDP-14b 会同市发改委、市财政局、市审计局等部门对项目绩效进行评价 · LA-V.2.3-d 会同有关部门
Result<void> ask_departments(StepRun& run) {
    auto evaluation = stored(run);
    Value asked = Value::list();
    for (auto const& one : run.form.list("departments")) {
        asked.push(Value::object().set("name", one.text("name")));
    }
    evaluation.body.set("departments", asked);
    store::update(run.tx, evaluation);
    return {};
}

Result<void> department_opinion(StepRun& run) {
    auto evaluation = stored(run);
    auto asked = evaluation.body["departments"].is_list() ? evaluation.body["departments"].items() : Value::List{};
    auto const found = std::ranges::find_if(
        asked, [&](Value const& one) { return one["name"] == Value(run.form.text("department")); });
    if (found == asked.end()) {
        return api::invalid("evaluation.department_not_asked", "department",
                            {"没有会同该部门评价", "this department was not asked"},
                            {"请先“会同有关部门”", "ask it first"});
    }
    found->set("opinion", run.form.text("opinion"));
    if (run.form.given("letter")) {
        found->set("letter", run.form.text("letter"));
    }
    evaluation.body.set("departments", Value(asked));
    store::update(run.tx, evaluation);
    return {};
}

}  // namespace qiyue::appraisal
