#include "modules/need/judgement.hpp"

#include "law/clauses.gen.hpp"
#include "modules/need/fields.hpp"
#include "modules/participation/api.hpp"

#include <algorithm>
#include <set>

namespace qiyue::need {

namespace {

using workflow::StepRun;

std::vector<Value> items_of(Value const& list) {
    return list.is_list() ? list.items() : std::vector<Value>{};
}

std::int64_t count_of(Value const& list) {
    return list.is_list() ? static_cast<std::int64_t>(list.size()) : 0;
}

bool measured(Value const& line) {
    return line["quantifiable"].boolean_or(false) && line.has("operator") && line.has("value") && line.has("unit");
}

// CD-11-2 科学合理制定完整、明确……的项目需求: which sections of article 13 still lack something.
void judge_sections(StepRun& run, Value const& body) {
    std::string zh, en;
    for (auto const& section : sections()) {
        auto const lacks = std::ranges::any_of(section.fields, [&](std::string const& name) {
            auto const& field = *std::ranges::find(need_fields(), name, &Field::name);
            auto const off = std::ranges::any_of(field.required_by, [&](Clause c) { return run.context.off(c); });
            return !field.optional && is_asked(field, body) && !off && !body.has(name);
        });
        if (lacks) {
            zh += (zh.empty() ? "" : "、") + section.title.zh;
            en += (en.empty() ? "" : "; ") + section.title.en;
        }
    }
    run.judge.require(
        clause::CD_11_2,
        law::Facts().with("sections_lacking", zh.empty() ? law::words({"无", "none"}) : law::words({zh, en})),
        zh.empty(), "need.sections_incomplete", {},
        {"需求不完整，下列部分尚缺内容：" + zh, "the need is not complete, these sections lack something: " + en},
        {"请补全后提交", "complete them first"});
}

// CD-13-1b 为落实政府采购政策需满足的要求: each policy answered, and once.
void judge_policies(StepRun& run, Value const& body) {
    std::set<std::string> answered;
    for (auto const& line : items_of(body["policy_requirements"])) {
        answered.insert(line["policy"].text_or({}));
    }
    std::string zh, en;
    for (auto const& policy : policies()) {
        if (!answered.contains(policy.value)) {
            zh += (zh.empty() ? "“" : "、“") + policy.label.zh + "”";
            en += (en.empty() ? "" : ", ") + policy.label.en;
        }
    }
    run.judge.require(clause::CD_13_1b,
                      law::Facts()
                          .with("policies", std::ssize(policies()))
                          .with("policies_open", zh.empty() ? law::words({"无", "none"}) : law::words({zh, en})),
                      zh.empty(), "need.policy_unanswered", "policy_requirements",
                      {"政府采购政策尚未逐项答复：" + zh, "these procurement policies are not answered: " + en},
                      {"请写明落实方式，或不适用的理由", "say how each is applied, or why it is not"});
}

// CD-12-2 and CD-13-8 look at measures; lines of a draft may lack anything.
void judge_measures(StepRun& run, Value const& body) {
    Value indicators = Value::list();
    for (auto const& line : items_of(body["indicators"])) {
        auto fact = line;
        fact.set("name", line["name"].text_or({})).set("quantifiable", line["quantifiable"].boolean_or(true));
        indicators.push(fact);
    }
    run.judge.ask(clause::CD_12_2, law::Facts().with("indicators", indicators));
    Value requirements = Value::list();
    for (auto const& line : items_of(body["requirements"])) {
        auto fact = Value::object();
        fact.set("name", line["name"].text_or({}))
            .set("core", line["core"].boolean_or(false))
            .set("parts", count_of(line["parts"]))
            .set("quantified", measured(line));
        requirements.push(fact);
    }
    run.judge.ask(clause::CD_13_8, law::Facts().with("requirements", requirements));
}

void judge_assessment(StepRun& run, Value const& body) {
    auto const rounds = body["assessment_type"] == Value("assessment");
    auto const once = body["assessment_type"] == Value("acceptance");
    auto const standard = law::words(rounds     ? Text{"考核评价标准", "assessment in rounds"}
                                         : once ? Text{"履约验收标准", "acceptance of deliverables"}
                                                : Text{"尚未选择", "none chosen yet"});
    // CD-13-4b 考核评价标准:适用于具有延续性、合同履行具有周期性等特点的服务
    run.judge.require(clause::CD_13_4b,
                      law::Facts().with("assessment_type", standard).with("cycle_given", body.has("cycle")),
                      !rounds || body.has("cycle"), "need.no_cycle", "cycle",
                      {"考核评价标准须写明考核周期", "assessment in rounds needs a cycle"},
                      {"请选择月、季度或年", "choose month, quarter or year"});
    run.judge.require(
        clause::CD_13_4b,
        law::Facts().with("assessment_type", standard).with("indicator_count", count_of(body["indicators"])),
        !rounds || count_of(body["indicators"]) > 0, "need.no_indicators", "indicators",
        {"考核评价标准须列明考核指标和计分规则", "assessment in rounds needs indicators and how they are marked"},
        {"请填写考核指标", "fill in the indicators"});
    run.judge.require(
        clause::CD_13_4b, law::Facts().with("assessment_type", standard).with("grade_count", count_of(body["grades"])),
        !rounds || count_of(body["grades"]) > 0, "need.no_grades", "grades",
        {"考核评价标准须列明考核等次", "assessment in rounds needs grades"}, {"请填写考核等次", "fill in the grades"});
    auto const confirmed = !once || !body["continuing"].boolean_or(false) || body.has("acceptance_reason");
    run.judge.require(clause::CD_13_4b,
                      law::Facts()
                          .with("assessment_type", standard)
                          .with("continuous", body["continuing"].boolean_or(false))
                          .with("reason_given", body.has("acceptance_reason")),
                      confirmed, "need.continuing_only_accepted", "acceptance_reason",
                      {"服务具有延续性或周期性，应适用考核评价标准；确需只作验收的，须说明理由",
                       "a continuing service is assessed in rounds; if it is only to be accepted, say why"},
                      {"请改选考核评价标准，或填写理由", "choose assessment, or give the reason"});
    // CD-13-4c 履约验收标准:适用于交付使用型、合同履行不具有周期性等特点的服务
    auto const deliverables = items_of(body["deliverables"]);
    run.judge.require(
        clause::CD_13_4c,
        law::Facts().with("assessment_type", standard).with("deliverable_count", std::ssize(deliverables)),
        !once || !deliverables.empty(), "need.no_deliverables", "deliverables",
        {"履约验收标准须列明交付成果", "acceptance needs deliverables"}, {"请填写交付成果", "list the deliverables"});
    for (std::size_t i = 0; once && i < deliverables.size(); ++i) {
        run.judge.require(clause::CD_13_4c,
                          law::Facts()
                              .with("deliverable", deliverables[i]["name"].text_or({}))
                              .with("criteria", count_of(deliverables[i]["criteria"])),
                          count_of(deliverables[i]["criteria"]) > 0, "need.deliverable_without_criterion",
                          "deliverables." + std::to_string(i) + ".criteria",
                          {"交付成果“" + deliverables[i]["name"].text_or({}) + "”没有验收标准",
                           "a deliverable has no criterion of acceptance"},
                          {"请写明验收标准", "say by what it is accepted"});
    }
    // CD-13-9 考核管理结果应与资金支付相衔接
    if (body.has("bands")) {
        Value bands = Value::list();
        for (auto const& line : items_of(body["bands"])) {
            auto fact = Value::object();
            fact.set("from", line["from"].integer_or(0))
                .set("to", line["to"].integer_or(0))
                .set("ratio", line["ratio"].integer_or(0));
            bands.push(fact);
        }
        run.judge.ask(clause::CD_13_9, law::Facts().with("bands", bands));
    }
}

// CD-13-7 对服务中可能存在的不确定因素进行必要的解释和职责界定
void judge_uncertainties(StepRun& run, Value const& body) {
    auto const told = count_of(body["uncertainties"]) > 0 || body["no_uncertainties"].boolean_or(false);
    run.judge.require(
        clause::CD_13_7,
        law::Facts()
            .with("uncertainty_count", count_of(body["uncertainties"]))
            .with("declared_none", body["no_uncertainties"].boolean_or(false)),
        told, "need.no_uncertainties", "uncertainties",
        {"没有说明不确定因素及其职责界定", "nothing is said about uncertainties and who answers for them"},
        {"请逐项说明，或声明不存在不确定因素", "list them, or declare that there are none"});
}

bool class_3(project::Project const& project) {
    return project.service_class == 3;
}

}  // namespace

void judge_content(StepRun& run, Value const& body) {
    judge_sections(run, body);
    judge_policies(run, body);
    judge_measures(run, body);
    judge_assessment(run, body);
    judge_uncertainties(run, body);
}

void judge_hearing(StepRun& run, store::Need const& need, project::Project const& project) {
    auto const heard = participation::heard(run.tx, run.engine, need.id);
    Text const says{"向社会公众提供的公共服务项目，须先就拟定的服务需求向社会公众征求意见",
                    "the draft need of a public service has to be put to the public first"};
    Text const remedy{"请“公开征求意见”，截止后再提交", "hold a public consultation and close it"};
    auto const asked = !class_3(project) || heard.consultations_held > 0;
    // CD-15-1 政府向社会公众提供的公共服务项目,应当……就拟定的服务需求向社会公众征求意见
    run.judge.require(
        clause::CD_15_1,
        law::Facts().with("for_the_public", class_3(project)).with("consultations_held", heard.consultations_held),
        asked, "need.not_consulted", {}, says, remedy);
    // LP-048 政府向社会公众提供的公共服务项目应当就确定采购需求征求社会公众意见
    run.judge.require(
        clause::LP_048,
        law::Facts().with("for_the_public", class_3(project)).with("consultations_held", heard.consultations_held),
        asked, "need.not_consulted", {}, says, remedy);
    // CD-15-3 在充分考虑反馈意见的基础上,形成明确、完整的服务需求
    run.judge.ask(clause::CD_15_3,
                  law::Facts()
                      .with("undisposed", static_cast<std::int64_t>(heard.undisposed.size()))
                      .with("first", heard.undisposed.empty() ? std::string() : heard.undisposed.front()));
    run.judge.require(clause::CD_15_3, law::Facts().with("consultations_unpublished", heard.consultations_unpublished),
                      heard.consultations_unpublished == 0, "need.result_not_published", {},
                      {"意见采纳情况尚未公布", "people have not been told what became of their comments"},
                      {"请“公布意见采纳情况”", "publish what became of the comments"});
    // CD-14-1 征求相关供应商、专家的意见
    run.judge.require(clause::CD_14_1, law::Facts().with("advice_open", heard.advice_undisposed),
                      heard.advice_undisposed == 0, "need.advice_unanswered", {},
                      {"供应商、专家的意见尚有 " + std::to_string(heard.advice_undisposed) + " 条未说明是否采纳",
                       std::to_string(heard.advice_undisposed) + " opinions of suppliers or experts have no answer"},
                      {"请逐条答复", "answer each"});
    // CD-14-2 政府采购项目应当按照四川省政府采购项目需求论证相关制度执行
    std::int64_t passed = 0, experts = 0;
    for (auto const& argument : store::records(run.tx, need.id, "argument")) {
        if (argument["conclusion"] != Value("failed")) {
            passed += 1;
            experts = std::max(experts, count_of(argument["experts"]));
        }
    }
    run.judge.ask(clause::CD_14_2,
                  law::Facts()
                      .with("procurement", need.body["procurement"] != Value("other"))
                      .with("passed", passed)
                      .with("experts", experts));
}

bool of_article_11(StepRun const& run, Value const& body, project::Project const& project) {
    // LP-046 涉及公共利益……包括政府向社会公众提供的公共服务项目; LP-045 1000万元以上货物服务
    auto const large = run.judge.applies(clause::LP_045) &&
        body["estimated_price"].integer_or(0) >= run.judge.number("mandatory_research_threshold_goods_services");
    return large || (run.judge.applies(clause::LP_046) && class_3(project));
}

void judge_research(StepRun& run, store::Need const& need, project::Project const& project) {
    std::int64_t records = 0;
    Value finished = Value::list();
    for (auto const& research : store::records(run.tx, need.id, "research")) {
        records += 1;
        finished.push(Value::object().set("finished", research["finished"]));
    }
    run.judge.ask(clause::LP_045,
                  law::Facts().with("price", need.body["estimated_price"].integer_or(0)).with("researches", records));
    run.judge.require(
        clause::LP_046, law::Facts().with("for_the_public", class_3(project)).with("researches", records),
        !class_3(project) || records > 0, "need.not_researched", {},
        {"面向社会公众的公共服务项目应当开展需求调查", "the need of a public service has to be researched"},
        {"请先“登记需求调查”", "record the research first"});
    if (of_article_11(run, need.body, project)) {
        run.judge.ask(clause::LP_047,
                      law::Facts().with("drafted", run.object.created.day()).with("researches", finished));
    }
}

void judge_control(StepRun& run) {
    // CD-17-1 建立相应的内部管理制度,加强服务需求确定内控管理,明确相关岗位的职责和权限
    for (auto const* act : {"need.review", "need.freeze"}) {
        auto const holders = holders_in_chain(run.tx, run.object.owner, act);
        auto const title = act == std::string("need.review") ? Text{"需求内部审核", "the internal review of the need"}
                                                             : Text{"需求批准定稿", "the approval of the need"};
        run.judge.require(
            clause::CD_17_1,
            law::Facts().with("chain_act", law::words(title)).with("chain_holders", std::ssize(holders)),
            !holders.empty(), "need.no_internal_control", {},
            {"本单位尚未配置内部控制：没有人负责“" + title.zh + "”",
             "internal control is not set up: nobody is in charge of " + title.en},
            {"请单位负责人先“设立内部控制”", "the head of the organisation sets up internal control first"});
    }
}

Value warnings_of(StepRun const& run, Value const& body) {
    auto words = store::words(run.tx);
    std::erase_if(words, [&](Word const& word) {
        return !run.judge.applies(word.clause == clause::CD_11_2.id ? clause::CD_11_2 : clause::CD_12_1);
    });
    auto found = lint(body, words);
    auto const standards = items_of(body["standards"]);
    for (std::size_t i = 0; run.judge.applies(clause::CD_13_2) && i < standards.size(); ++i) {
        auto const& standard = standards[i];
        if (standard["validity"] == Value("withdrawn") && !standard.has("reason")) {
            found.push_back(
                {.field = "standards." + std::to_string(i),
                 .word = standard["code"].text_or({}),
                 .excerpt = standard["title"].text_or({}),
                 .clause = std::string(clause::CD_13_2.id),
                 .says = {"所引标准已废止，请更换或说明理由", "the standard is withdrawn: replace it or say why"}});
        }
    }
    return as_value(found);
}

}  // namespace qiyue::need
