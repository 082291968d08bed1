#include "modules/budget/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::budget {

namespace {

// 综合物价、工资、税费等因素: one line of the estimate. Its amount is computed.
Fields estimate_fields() {
    return {
        field::choice("factor", {"测算因素", "factor"},
                      {{"prices", {"物价", "prices"}}, {"wages", {"工资", "wages"}}, {"other", {"其他", "other"}}}),
        field::text("name", {"名称", "name"}),
        field::integer("quantity", {"数量", "quantity"}).between(1, 1'000'000'000),
        field::text("unit", {"单位", "unit"}).maybe(),
        field::money("unit_price", {"单价", "unit price"}),
    };
}

Fields quotation_fields() {
    return {
        field::text("source", {"来源", "source"}),
        field::day("day", {"询价日", "day"}),
        field::money("price", {"报价", "price"}),
    };
}

Fields adviser_fields() {
    return {
        field::choice("kind", {"类别", "kind"},
                      {{"department", {"行业主管部门", "line department"}},
                       {"association", {"行业组织", "association"}},
                       {"consultancy", {"专业咨询评估机构", "consultancy"}},
                       {"expert", {"专家", "expert"}}}),
        field::text("name", {"名称", "name"}),
        field::day("day", {"日期", "day"}),
        field::prose("opinion", {"意见", "opinion"}),
    };
}

Fields row_fields() {
    return {
        field::reference("project", {"项目", "project"}, "project"),
        field::reference("budget_line", {"资金来源：既有预算项", "existing budget line"}, "budget_line").maybe(),
        field::list("items", {"经费测算", "cost estimate"}, estimate_fields()).by({clause::CD_6_1}),
        field::share("tax_rate", {"税费率", "tax rate"}).between(0, 10'000).by({clause::CD_6_1}),
        field::money("total", {"自报合计", "total as you have it"})
            .maybe()
            .says({"合计由测算得出；填写时须与测算一致", "the total is computed; a typed one must agree"}),
        field::list("quotations", {"市场调研报价", "market quotations"}, quotation_fields()).by({clause::CD_6_2}),
        field::list("advisers", {"参与测算的机构和专家", "advisers"}, adviser_fields()).maybe().by({clause::CD_6_3}),
        field::prose("split_reason", {"同类项目分开购买的理由", "why purchases of one item are kept apart"}).maybe(),
        field::prose("result_response", {"对上次绩效评价结果的说明", "answer to the last evaluation"})
            .maybe()
            .by({clause::CD_33_2}),
        field::list("columns", {"项目表其他栏目", "further columns of the table"},
                    {field::text("name", {"栏目", "column"}), field::prose("value", {"内容", "content"})})
            .maybe()
            .by({clause::CD_7_2}),
    };
}

}  // namespace

Fields const& line_fields() {
    static Fields const fields{
        field::reference("buyer", {"部门(单位)", "department"}, "organisation"),
        field::integer("fiscal_year", {"预算年度", "budget year"}).between(2015, 2100),
        field::text("code", {"预算项编号", "code"}),
        field::text("name", {"预算项名称", "name"}),
        field::money("amount", {"既有预算金额", "amount"}),
        field::yes_no("purchased", {"含购买服务", "contains purchased services"}).by({clause::CD_7_3}),
    };
    return fields;
}

Fields const& round_fields() {
    static Fields const fields{
        field::integer("fiscal_year", {"预算年度", "budget year"}).between(2015, 2100),
        field::day("open_day", {"开始报送日", "opens"}).by({clause::CD_7_1}),
        field::day("close_day", {"截止报送日", "closes"}).by({clause::CD_7_1}),
        field::prose("requirements", {"编制要求", "requirements"}).by({clause::CD_7_1}),
        field::integer("template_version", {"项目表版本", "version of the table"})
            .between(1, 1000)
            .by({clause::CD_7_2}),
        field::list("template_columns", {"项目表另设栏目", "columns of the table beyond the usual"},
                    {field::text("name", {"栏目", "column"}), field::yes_no("required", {"必填", "must be filled"})})
            .maybe()
            .by({clause::CD_7_2}),
    };
    return fields;
}

Fields const& congress_fields() {
    static Fields const fields{
        field::text("session", {"会议届次", "session"}).by({clause::CD_9_1}),
        field::day("approved_on", {"批准日", "approved on"}).by({clause::CD_9_1}),
        field::digest("resolution", {"决议", "resolution"}).maybe(),
    };
    return fields;
}

Fields const& package_fields() {
    static Fields const fields{
        field::reference("round", {"预算布置", "budget round"}, "budget_round"),
        field::list("rows", {"购买服务项目表", "purchase table"}, row_fields()),
        field::list("procurement", {"政府采购预算", "procurement budget"},
                    {field::reference("project", {"项目", "project"}, "project"),
                     field::text("item", {"采购品目", "procurement item"}), field::money("amount", {"金额", "amount"})})
            .maybe()
            .by({clause::CD_7_4}),
        field::prose("remarks", {"编制说明", "remarks"}).maybe(),
    };
    return fields;
}

Fields const& review_fields() {
    static Fields const fields{
        field::list("decisions", {"逐项审核意见", "decisions row by row"},
                    {field::reference("project", {"项目", "project"}, "project"),
                     field::choice(
                         "decision", {"意见", "decision"},
                         {{"approve", {"同意", "approve"}}, {"cut", {"核减", "cut"}}, {"return", {"退回", "return"}}}),
                     field::money("amount", {"核定金额", "amount approved"}).maybe(),
                     field::prose("reason", {"理由", "reason"}).maybe()})
            .by({clause::CD_8_1}),
    };
    return fields;
}

Fields const& publication_fields() {
    static Fields const fields{
        field::text("place", {"公开载体", "where it was published"}),
        field::digest("document", {"公开文本", "document"}).maybe(),
    };
    return fields;
}

Fields const& adjustment_fields() {
    static Fields const fields{
        field::reference("package", {"部门预算", "budget package"}, "budget_package"),
        field::reference("project", {"项目", "project"}, "project"),
        field::money("amount", {"调整后金额", "amount after"}),
        field::prose("reason", {"特殊情况", "special reason"}).by({clause::CD_10_2}),
        field::text("basis", {"依据文件", "basis"}).by({clause::CD_10_2}),
        field::digest("document", {"文件", "document"}).maybe(),
    };
    return fields;
}

Fields const& decision_fields() {
    static Fields const fields{field::prose("opinion", {"意见", "opinion"})};
    return fields;
}

Fields const& plan_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::choice("method", {"拟采用的方式", "intended method"},
                      {{"open_tender", {"公开招标", "open tender"}},
                       {"invited_tender", {"邀请招标", "invited tender"}},
                       {"negotiation", {"竞争性谈判", "competitive negotiation"}},
                       {"consultation", {"竞争性磋商", "competitive consultation"}},
                       {"single_source", {"单一来源", "single source"}},
                       {"inquiry", {"询价", "inquiry"}},
                       {"other", {"其他方式", "other"}}})
            .by({clause::LP_057}),
        field::money("amount", {"预算金额", "amount"}).by({clause::LP_057}),
        field::text("quantity", {"数量", "quantity"}).by({clause::LP_057}),
        field::prose("quality", {"质量要求", "quality"}).by({clause::LP_057}),
        field::day("start", {"采购活动开始日", "purchase starts"}).by({clause::LP_057}),
        field::day("finish", {"服务完成日", "service ends"}).by({clause::LP_057}),
        field::prose("urgent_reason", {"不可预见急需的情形", "unforeseeable urgent need"}).maybe(),
    };
    return fields;
}

}  // namespace qiyue::budget
