#include "modules/application/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::application {

namespace {

constexpr std::int64_t whole = 10'000;  // a hundred points, a hundred percent
constexpr std::int64_t longest_notice = 60;
constexpr std::int64_t most_seats = 20;

// 按照项目指南要求,明确提出项目目标、计划、任务、时限、资金、人力、成效
Value seven_parts() {
    Value rows = Value::list();
    for (auto const* name : {"目标", "计划", "任务", "时限", "资金", "人力", "成效"}) {
        rows.push(Value::object().set("name", name));
    }
    return rows;
}

std::vector<Option> means() {
    return {{"mean", {"算术平均", "mean"}},
            {"trimmed", {"去掉最高分和最低分后平均", "mean without highest and lowest"}}};
}

std::vector<Option> tie_rules() {
    return {{"opinion", {"专家评审得分高者在前", "the experts' higher score"}},
            {"last_year", {"上年度考评得分高者在前", "the higher result of last year"}},
            {"earlier", {"申报在先者在前", "who applied earlier"}}};
}

std::vector<Option> effects() {
    return {{"review_again", {"退回专家评审", "back to the review"}}, {"stop", {"终止立项", "the project is stopped"}}};
}

}  // namespace

Fields const& guide_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::prose("content", {"指南内容", "what is asked for"})
            .says({"支持方向、申报条件、经费限额和完成时限",
                   "what is supported, who may apply, for how much, until when"}),
        field::day("apply_until", {"申报截止日", "last day to apply"}),
        field::list(
            "factors", {"申报书内容及分值", "parts of the application and their points"},
            {field::text("name", {"内容", "part"}), field::score("weight", {"分值", "points"}).between(1, whole)})
            .at_least(1)
            .by({clause::PF_process_39})
            .offers({"套用目标、计划、任务等七项", "start from the seven parts"}, seven_parts())
            .says(
                {"分值合计 100 分；每项均须申报、均须评分", "100 points together; each part is filled in and marked"}),
        field::share("last_year_weight", {"上年度考评结果所占比例", "share of last year's result"})
            .between(0, whole)
            .by({clause::PF_process_38}),
        field::score("neutral", {"没有上年度考评结果的按", "who has no result of last year gets"})
            .between(0, whole)
            .by({clause::PF_process_38}),
        field::choice("mean", {"专家得分的合成", "how the experts' scores are combined"}, means())
            .by({clause::PF_process_40}),
        field::choice("tie_rule", {"得分相同时", "where totals are equal"}, tie_rules()).by({clause::PF_process_40}),
        field::integer("selected", {"拟立项数", "how many are to be selected"}).at_least(1),
        field::integer("notice_days", {"公示期（工作日）", "days of public notice (working)"})
            .between(1, longest_notice)
            .by({clause::PF_process_10}),
        field::text("contact", {"联系人及方式", "contact"}),
    };
    return fields;
}

Fields const& draw_fields() {
    static Fields const fields{
        field::integer("business", {"业务专家", "experts in business"}).between(0, most_seats),
        field::integer("finance", {"财务专家", "experts in finance"}).between(0, most_seats),
        field::integer("management", {"管理专家", "experts in management"}).between(0, most_seats),
        field::integer("law", {"法律专家", "experts in law"}).between(0, most_seats),
    };
    return fields;
}

Fields const& score_fields() {
    static Fields const fields{
        field::list("scores", {"评分", "marks"},
                    {field::reference("bid", {"申报", "application"}, "project_application"),
                     field::text("factor", {"内容", "part"}), field::score("score", {"得分", "score"}).at_least(0)})
            .by({clause::PF_process_39})
            .confidential(),
        field::list("opinions", {"评审意见", "opinions"},
                    {field::reference("bid", {"申报", "application"}, "project_application"),
                     field::prose("opinion", {"意见", "opinion"})})
            .by({clause::PF_process_40})
            .says({"对每份申报各写一条", "one for each application"})
            .confidential(),
    };
    return fields;
}

Fields const& recuse_fields() {
    static Fields const fields{field::prose("reason", {"回避理由", "why you stand aside"})};
    return fields;
}

Fields const& conclude_fields() {
    static Fields const fields{field::prose("opinion", {"立项意见", "opinion"})};
    return fields;
}

Fields const& reason_fields() {
    static Fields const fields{field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& guide_shown() {
    static Fields const fields = [] {
        auto all = guide_fields();
        all.push_back(field::integer("applications", {"申报数", "applications"}));
        all.push_back(field::day("notice_until", {"公示截止日", "notice until"}));
        all.push_back(field::list(
            "ranking", {"评审结果", "result"},
            {field::integer("place", {"名次", "place"}), field::text("provider_name", {"申报单位", "applicant"}),
             field::text("name", {"申报项目", "project"}), field::score("opinion", {"专家得分", "experts"}),
             field::score("last_year", {"上年度考评", "last year"}), field::score("total", {"总分", "total"}),
             field::yes_no("proposed", {"拟立项", "selected"})}));
        all.push_back(
            field::list("objections", {"公示期间的异议", "objections to the notice"},
                        {field::prose("objection", {"异议", "objection"}), field::text("outcome", {"处理", "outcome"}),
                         field::prose("answer", {"答复", "answer"}), field::day("decided_on", {"处理日", "on"}),
                         field::choice("effect", {"后果", "effect"}, effects())}));
        all.push_back(field::prose("opinion", {"立项意见", "opinion"}));
        all.push_back(field::prose("reason", {"理由", "reason"}));
        all.push_back(field::integer("experts", {"评审专家数", "experts"}));
        all.push_back(field::integer("sheets", {"已提交评分的专家数", "experts who have marked"}));
        all.push_back(field::text("seed", {"抽取随机数", "seed of the draw"}));
        return all;
    }();
    return fields;
}

Fields const& application_fields() {
    static Fields const fields{
        field::reference("guide", {"申报指南", "guide"}, "project_guide"),
        field::text("name", {"申报项目名称", "name of the project"}),
        field::money("amount", {"申报经费", "amount applied for"}).at_least(1),
        field::list("parts", {"申报书", "application"},
                    {field::text("part", {"内容", "part"}).says({"按指南所列", "as the guide names it"}),
                     field::prose("text", {"说明", "text"})})
            .by({clause::PF_process_39})
            .says({"指南所列各项均须填写", "every part that the guide names"}),
        field::digest("attachment", {"申报书附件", "attachment"}).maybe(),
        field::text("contact", {"联系人及方式", "contact"}),
    };
    return fields;
}

Fields const& objection_fields() {
    static Fields const fields{
        field::reference("guide", {"公示", "notice"}, "project_guide"),
        field::prose("objection", {"异议及理由", "objection and its reason"}),
        field::text("name", {"姓名或单位", "who objects"}).maybe().says({"不公开", "not made public"}).confidential(),
        field::text("contact", {"联系方式", "contact"}).maybe().says({"不公开", "not made public"}).confidential(),
    };
    return fields;
}

Fields const& decision_fields() {
    static Fields const fields{
        field::yes_no("upheld", {"异议成立", "the objection is upheld"}),
        field::prose("answer", {"答复", "answer"}).by({clause::PF_process_10}).says({"将公布", "it is published"}),
        field::choice("effect", {"异议成立的后果", "what follows where it is upheld"}, effects())
            .maybe()
            .says({"异议成立的须选", "asked where it is upheld"}),
    };
    return fields;
}

Fields const& objection_shown() {
    static Fields const fields = [] {
        auto all = objection_fields();
        for (auto const& one : decision_fields()) {
            all.push_back(one);
        }
        all.push_back(field::text("receipt", {"回执号", "receipt"}));
        all.push_back(field::day("decided_on", {"处理日", "decided on"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::application
