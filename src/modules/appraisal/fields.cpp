#include "modules/appraisal/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::appraisal {

namespace {

Field marks() {
    return field::score("score", {"得分", "marks"}).between(0, 10'000);
}

}  // namespace

Fields const& open_fields() {
    static Fields const fields{field::reference("project", {"项目", "project"}, "project")};
    return fields;
}

Fields const& indicator_fields() {
    static Fields const fields{
        field::list("indicators", {"绩效指标", "indicators"},
                    {field::text("name", {"指标", "indicator"}),
                     field::integer("target", {"目标值", "target"}).at_least(1), field::text("unit", {"单位", "unit"})})
            .at_least(1)
            .says({"须覆盖项目规划中的全部服务目标", "all objectives of the plan must be among them"}),
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
        field::reference("assessor", {"第三方机构", "third party"}, "organisation"),
        field::yes_no("independent", {"已声明独立于购买主体和承接主体", "declared independent of both sides"}),
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

Fields const& page_fields() {
    static Fields const fields{
        field::integer("year", {"年度", "year"}),
        field::text("provider_name", {"承接主体", "provider"}),
        field::prose("content_within_duties", {"(一)购买内容是否符合职责范围", "1 content within duties"}),
        field::prose("process", {"(二)购买方式和过程", "2 method and process"}),
        field::list("process_facts", {"过程记录", "facts of the process"},
                    {field::text("kind_label", {"类别", "kind"}), field::text("title_label", {"名称", "title"}),
                     field::text("state_label", {"状态", "state"})}),
        field::prose("need", {"(三)购买需求", "3 need"}),
        field::integer("rounds_planned", {"(四)计划考核次数", "4 rounds planned"}),
        field::integer("rounds_held", {"已开展考核次数", "rounds held"}),
        field::share("rounds_rate", {"考核到位率", "rounds held of those planned"}),
        field::money("budget", {"(五)预算", "5 budget"}),
        field::money("paid", {"已支付", "paid"}),
        field::share("paid_rate", {"资金执行率", "paid of the budget"}),
        field::list("chain", {"(六)目标达成度", "6 objectives reached"},
                    {field::text("name", {"指标", "indicator"}), field::integer("target", {"目标值", "target"}),
                     field::text("unit", {"单位", "unit"}), field::integer("actual", {"实际值", "actual"}),
                     field::share("rate", {"达成率", "reached"})}),
        field::integer("answers", {"(七)满意度调查人数", "7 people asked"}),
        field::share("satisfied_rate", {"满意率", "satisfied"}),
        field::list("others", {"(八)其它内容", "8 other contents"},
                    {field::text("name", {"内容", "item"}), field::share("weight", {"权重", "weight"}),
                     field::score("score", {"得分", "marks"}), field::prose("opinion", {"评价", "opinion"})}),
        field::score("buyer_score", {"购买主体评价", "the buyer's marks"}),
        field::score("user_score", {"服务对象评价", "the users' marks"}),
        field::score("third_score", {"第三方评价", "the third party's marks"}),
        field::prose("third_opinion", {"第三方意见", "the third party's opinion"}),
        field::score("first", {"综合得分", "combined marks"}),
        field::score("again", {"财政再评价得分", "marks of the re-evaluation"}),
        field::score("difference", {"差异", "difference"}),
        field::prose("again_reason", {"再评价意见", "findings of the re-evaluation"}),
        field::score("score", {"最终得分", "final marks"}),
        field::choice("grade", {"等级", "grade"},
                      {{"excellent", {"优", "excellent"}},
                       {"good", {"良", "good"}},
                       {"pass", {"中", "pass"}},
                       {"poor", {"差", "poor"}}}),
        field::day("final_on", {"确定日", "final on"}),
    };
    return fields;
}

}  // namespace qiyue::appraisal
