#include "modules/project/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::project {

Fields const& plan_fields() {
    static Fields const fields{
        field::text("name", {"项目名称", "name of the project"}),
        field::integer("fiscal_year", {"预算年度", "budget year"}).between(2011, 2100),
        field::choice("nature", {"服务性质", "nature of the service"},
                      {{"self_use", {"政府自身需要", "for the government's own needs"}},
                       {"public_service", {"向社会公众提供的公共服务", "public service for people"}}})
            .by({clause::CD_3_1}),
        field::choice("special_field", {"专门领域", "special field"},
                      {{"general", {"无", "none"}}, {"redevelopment", {"棚户区改造", "redevelopment of shanty areas"}}})
            .maybe()
            .says({"该领域另有专门规则的，项目自提出起一并适用，之后不改",
                   "where special rules govern the field, they bind the project from its proposal on, and stay"}),
        field::choice("redevelopment_kind", {"棚户区改造类别", "kind of redevelopment"},
                      {{"shanty", {"城镇棚户区改造", "urban shanty area"}},
                       {"dilapidated", {"城乡危旧房改造", "dilapidated housing"}},
                       {"infrastructure", {"配套基础设施建设", "supporting infrastructure"}}})
            .maybe()
            .says({"专门领域为棚户区改造的必须选择", "of a redevelopment project"}),
        field::reference("catalogue_item", {"目录事项", "catalogue item"}, "catalogue_item").by({clause::CD_5_2}),
        field::prose("beneficiaries", {"服务对象", "who benefits"})
            .maybe()
            .says({"第三类服务必须写明特定的受益对象", "a third-class service names its specific beneficiaries"}),
        field::text("duty", {"对应的部门职能", "the department's duty it serves"}).by({clause::CD_5_2}),
        field::text("deployment", {"落实的党委政府工作部署", "the government deployment it answers"})
            .by({clause::CD_5_3}),
        field::list("objectives", {"服务目标", "objectives"},
                    {field::text("name", {"目标", "objective"}), field::integer("target", {"目标值", "target"}),
                     field::text("unit", {"单位", "unit"})})
            .by({clause::CD_5_3})
            .says({"验收与绩效评价将以此衡量达成度", "the evaluation will measure against these"}),
        field::yes_no("no_uniform_standard", {"情况复杂、难以形成统一标准", "complex, of no uniform standard"})
            .maybe()
            .says({"选是的，报送规划前可办理跨部门联合会审",
                   "where it is, departments review it together before the plan line is submitted"}),
        field::yes_no("done_in_house_before", {"此前由本单位自行承担", "done in-house before"}),
        field::money("offset_amount", {"随事划转的经费", "money that moves with the task"}).maybe(),
        field::text("offset_reason", {"不划转的理由", "why no money moves"}).maybe(),
    };
    return fields;
}

Fields const& survey_fields() {
    static Fields const fields{
        field::choice("method", {"调研方式", "method"},
                      {{"questionnaire", {"问卷", "questionnaire"}},
                       {"visit", {"走访", "visits"}},
                       {"meeting", {"座谈", "meeting"}},
                       {"market", {"市场调查", "market research"}}}),
        field::day("from", {"开始日", "from"}),
        field::day("to", {"结束日", "to"}),
        field::integer("respondents", {"调研对象数", "respondents"}).between(1, 1'000'000),
        field::prose("findings", {"调研结论", "findings"}).by({clause::CD_5_4}),
        field::digest("report", {"调研报告", "report"}).maybe(),
    };
    return fields;
}

Fields const& page_fields() {
    static Fields const fields = [] {
        Fields all{field::text("number", {"项目编号", "project number"})};
        all.insert(all.end(), plan_fields().begin(), plan_fields().end());
        all.push_back(field::list("surveys", {"需求调研", "surveys"}, survey_fields()).maybe());
        return all;
    }();
    return fields;
}

namespace {

std::vector<Option> views_of_departments() {
    return {{"agree", {"同意", "agrees"}},
            {"agree_if", {"附条件同意", "agrees on a condition"}},
            {"object", {"不同意", "objects"}}};
}

std::vector<Option> conclusions() {
    return {{"approved", {"通过", "passed"}}, {"returned", {"退回完善", "to be worked on"}}};
}

}  // namespace

Fields const& joint_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::prose("why", {"复杂、难以形成统一标准的情况", "why it is complex, and of no uniform standard"})
            .by({clause::SH_2_5_4}),
        field::prose("question", {"提请会审的事项", "what is to be reviewed"}),
        field::list("departments", {"会审部门", "departments"},
                    {field::reference("department", {"部门", "department"}, "organisation")})
            .at_least(2),
        field::day("until", {"答复截止", "answer until"}),
    };
    return fields;
}

Fields const& joint_answer_fields() {
    static Fields const fields{field::choice("view", {"会审意见", "view"}, views_of_departments()),
                               field::prose("opinion", {"意见说明", "opinion"})};
    return fields;
}

Fields const& joint_conclusion_fields() {
    static Fields const fields{field::choice("conclusion", {"会审结论", "conclusion"}, conclusions()),
                               field::prose("summary", {"综合意见及采纳情况", "summary, and what is taken up"})};
    return fields;
}

Fields const& joint_shown() {
    static Fields const fields{
        field::prose("why", {"复杂、难以形成统一标准的情况", "why it is complex, and of no uniform standard"}),
        field::prose("question", {"提请会审的事项", "what is to be reviewed"}),
        field::day("until", {"答复截止", "answer until"}),
        field::list("answers", {"各部门意见", "what the departments say"},
                    {field::text("department_name", {"部门", "department"}),
                     field::choice("view", {"会审意见", "view"}, views_of_departments()),
                     field::prose("opinion", {"意见说明", "opinion"}), field::day("on", {"日期", "on"})}),
        field::choice("conclusion", {"会审结论", "conclusion"}, conclusions()),
        field::prose("summary", {"综合意见及采纳情况", "summary, and what is taken up"}),
        field::day("concluded_on", {"结论日期", "concluded on"})};
    return fields;
}

Fields const& decision_fields() {
    static Fields const fields{
        field::prose("opinion", {"意见", "opinion"}),
    };
    return fields;
}

}  // namespace qiyue::project
