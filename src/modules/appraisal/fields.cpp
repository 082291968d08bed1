#include "modules/appraisal/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::appraisal {

namespace {

Field marks() {
    return field::score("score", {"得分", "marks"}).between(0, 10'000);
}

}  // namespace

Fields const& open_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        // LA-II.5-d 事中、事后要进行绩效评价
        field::choice("phase", {"评价时点", "when"},
                      {{"final", {"事后评价", "after the end"}}, {"interim", {"事中评价", "while it runs"}}})
            .maybe()
            .says({"不选为事后评价", "after the end, unless chosen"}),
    };
    return fields;
}

Field indicators_field() {
    return field::list("indicators", {"绩效指标", "indicators"},
                       {field::text("name", {"指标", "indicator"}),
                        field::integer("target", {"目标值", "target"}).at_least(1),
                        field::text("unit", {"单位", "unit"}),
                        field::share("weight", {"权重", "weight"}).between(1, 10'000).maybe(),
                        field::choice("dimension", {"方面", "dimension"},
                                      {{"quantity", {"数量", "quantity"}},
                                       {"quality", {"质量", "quality"}},
                                       {"fund_use", {"资金使用绩效", "use of money"}},
                                       {"satisfaction", {"满意度", "satisfaction"}},
                                       {"benefit_other", {"其他效益", "other benefit"}}})
                            .maybe(),
                        field::text("source", {"依据来源", "where the evidence comes from"}).maybe(),
                        field::choice("phase", {"过程或结果", "process or result"},
                                      {{"process", {"过程", "process"}}, {"result", {"结果", "result"}}})
                            .maybe(),
                        field::choice("horizon", {"短期或长远", "short or long term"},
                                      {{"short_term", {"短期", "short term"}}, {"long_term", {"长远", "long term"}}})
                            .maybe(),
                        field::choice("benefit", {"社会或经济", "social or economic"},
                                      {{"social", {"社会效益", "social"}}, {"economic", {"经济效益", "economic"}}})
                            .maybe()})
        .at_least(1);
}

Field one_sided_reason() {
    return field::prose("one_sided_reason", {"不设某类指标的理由", "why a kind of indicator is left out"})
        .maybe()
        .says({"过程与结果、短期与长远、社会与经济效益应各有指标",
               "process and result, short and long term, social and economic benefit each need one"});
}

Fields const& indicator_fields() {
    static Fields const fields{
        field::list("sets", {"取自指标库", "out of the library"},
                    {field::reference("set", {"指标体系", "set of indicators"}, "indicator_set")})
            .maybe()
            .says({"所选共性、个性指标体系中的指标一并列入", "the indicators of these sets are taken in"}),
        indicators_field().says({"须覆盖项目规划中的全部服务目标", "all objectives of the plan must be among them"}),
        one_sided_reason(),
        field::prose("reason", {"目标低于此前版本的理由", "why a goal is lower than before"}).maybe(),
        field::list("others", {"其它评价内容", "other contents"},
                    {field::text("name", {"内容", "content"}), field::share("weight", {"权重", "weight"}).at_least(1)})
            .maybe()
            .says({"本项目特有的评价内容及其在总分中的权重",
                   "what this project is evaluated for besides, and its weight in the whole"}),
    };
    return fields;
}

Fields const& mandate_fields() {
    static Fields const fields{
        field::reference("assessor", {"第三方机构", "third party"}, "organisation:assessor"),
        field::yes_no("independent", {"已声明独立于购买主体和承接主体", "declared independent of both sides"}),
        // PF-process-23 引入市场竞争机制,公开招标投标竞标、评审、审计、评估
        field::reference("selection", {"选择该机构的采购活动", "the purchase that selected it"}, "tender")
            .maybe()
            .says({"第三方机构应经竞争选择；没有的，写明理由和批准文号",
                   "a third party is selected by competition; else give the reason and its approval"}),
        field::prose("no_selection_reason", {"未经竞争选择的理由", "why it was not selected by competition"}).maybe(),
        field::text("selection_approval", {"批准文号", "number of the approval"}).maybe(),
    };
    return fields;
}

// The first three are not mandatory by description: the predicates of article 32 say what is missing.
Fields const& self_fields() {
    static Fields const fields{
        field::prose("content_within_duties",
                     {"购买内容是否符合购买主体的职责范围", "was the content within the buyer's duties"})
            .maybe(),
        field::prose("process",
                     {"购买方式是否得当、购买过程是否规范", "was the method suitable and the process regular"})
            .maybe(),
        field::prose("need", {"购买需求是否明确、完整、合规", "was the need clear, complete and lawful"}).maybe(),
        field::list(
            "actuals", {"绩效目标完成情况", "what was reached"},
            {field::text("name", {"指标", "indicator"}), field::integer("actual", {"实际值", "actual"}).at_least(0)}),
        // SY-3.2-g 对绩效目标的实现程度、资金使用、服务质量、协作状况等实行严格绩效考核
        // LA-II.5-g 对购买服务项目数量、质量和资金使用绩效等进行考核评价
        field::list("aspects", {"分项评分", "marks by aspect"},
                    {field::choice("aspect", {"方面", "aspect"},
                                   {{"quantity", {"服务数量", "quantity"}},
                                    {"quality", {"服务质量", "quality"}},
                                    {"fund_use", {"资金使用", "use of money"}},
                                    {"goals", {"绩效目标实现程度", "goals reached"}},
                                    {"cooperation", {"协作状况", "co-operation"}}}),
                     marks(), field::prose("opinion", {"评价", "opinion"}).maybe()})
            .maybe(),
        field::prose("no_interim_reason", {"没有事中评价的理由", "why there was no evaluation while it ran"}).maybe(),
        field::list("others", {"其它内容", "other contents"},
                    {field::text("name", {"内容", "item"}), field::score("score", {"得分", "marks"}).between(0, 10'000),
                     field::prose("opinion", {"评价", "opinion"})})
            .maybe(),
        marks(),
    };
    return fields;
}

Fields const& third_fields() {
    static Fields const fields{marks(), field::prose("opinion", {"评价意见", "opinion"}),
                               field::digest("report", {"评价报告", "report"}).maybe()};
    return fields;
}

Fields const& key_fields() {
    static Fields const fields{field::prose("reason", {"列为重点项目的理由", "why it is a key project"})};
    return fields;
}

Fields const& opinion_fields() {
    static Fields const fields{field::prose("opinion", {"意见", "opinion"})};
    return fields;
}

Fields const& again_fields() {
    static Fields const fields{marks(), field::prose("reason", {"再评价意见", "findings"})};
    return fields;
}

Fields const& answer_fields() {
    static Fields const fields{
        field::reference("evaluation", {"绩效评价", "evaluation"}, "evaluation"),
        marks(),
        field::yes_no("satisfied", {"是否满意", "satisfied"}),
        field::prose("comment", {"意见", "comment"}).maybe(),
    };
    return fields;
}

Fields const& department_fields() {
    static Fields const fields{field::list("departments", {"会同评价的部门", "departments that take part"},
                                           {field::text("name", {"部门", "department"})})
                                   .at_least(1)};
    return fields;
}

Fields const& department_opinion_fields() {
    static Fields const fields{
        field::text("department", {"部门", "department"}),
        field::prose("opinion", {"评价意见", "opinion"}),
        field::digest("letter", {"来函", "its letter"}).maybe(),
    };
    return fields;
}

Fields const& reassess_fields() {
    static Fields const fields{
        field::yes_no("lasting", {"效果是否持续", "does the effect last"}),
        marks(),
        field::prose("reason", {"再评估意见及理由", "findings and reason"}),
        field::digest("report", {"再评估报告", "report"}).maybe(),
    };
    return fields;
}

Field use_field() {
    return field::choice("use", {"结果应用", "use"},
                         {{"budget", {"预算安排", "budget"}},
                          {"settlement", {"结算支付", "settlement"}},
                          {"qualification", {"承接主体资质管理", "standing of the provider"}},
                          {"choice", {"选择承接主体", "choice of providers"}},
                          {"policy", {"政策调整", "policy"}}});
}

Fields const& use_fields() {
    static Fields const fields{
        use_field(),
        field::prose("what", {"应用情况", "what was done"}),
        field::digest("document", {"依据文件", "document"}).maybe(),
    };
    return fields;
}

// DGF 六(一): regularity of the use of money. The plan, the money paid and what exceeds a standard are computed.
Fields const& regularity_fields() {
    static Fields const fields{
        field::list("expenses", {"按项目内容列支", "spending by item"},
                    {field::text("item", {"支出内容", "item"}),
                     field::money("standard", {"使用标准", "standard"}).at_least(0),
                     field::money("spent", {"实际支出", "spent"}).at_least(0)})
            .at_least(1),
        field::share("planned", {"截至评价时计划支出进度", "planned to be spent by now"}).between(0, 10'000),
        field::prose("accounting", {"核算和管理", "accounting and management"}).maybe(),
        field::list("violations", {"违规行为", "violations"},
                    {field::choice("violation", {"行为", "violation"},
                                   {{"false_project", {"假报项目", "a false project"}},
                                    {"untrue_budget", {"预算不实", "an untrue budget"}},
                                    {"mixed_projects", {"混淆项目", "projects mixed up"}},
                                    {"transferred_funds", {"套转经费", "money passed on by fraud"}}}),
                     field::prose("finding", {"查明情况", "finding"}),
                     field::digest("evidence", {"证据", "evidence"}).maybe()})
            .maybe(),
        field::list("regularity_others", {"其它需要评估考核的内容（规范性）", "other contents of regularity"},
                    {field::text("name", {"内容", "content"}), field::prose("finding", {"评定", "finding"})})
            .by({clause::DGF_6_1_6})
            .maybe(),
        field::score("regularity_score", {"规范性得分", "marks for regularity"}).between(0, 10'000),
        field::prose("benefit", {"社会效益", "social benefit"}),
        field::list("benefit_evidence", {"社会效益依据", "evidence of the social benefit"},
                    {field::digest("file", {"材料", "file"}), field::text("shows", {"证明内容", "what it shows"})})
            .maybe(),
        field::list("effect_others", {"其它需要评估考核的内容（效益性）", "other contents of effectiveness"},
                    {field::text("name", {"内容", "content"}), field::prose("finding", {"评定", "finding"})})
            .by({clause::DGF_6_2_4})
            .maybe(),
    };
    return fields;
}

}  // namespace qiyue::appraisal
