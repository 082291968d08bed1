#include "modules/need/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::need {

Fields const& research_fields() {
    static Fields const fields{
        field::choice("method", {"调查方式", "method"},
                      {{"inquiry", {"咨询", "inquiry"}},
                       {"discussion", {"论证", "discussion"}},
                       {"questionnaire", {"问卷调查", "questionnaire"}},
                       {"other", {"其他方式", "other"}}}),
        field::day("finished", {"完成日", "finished on"}),
        field::integer("suppliers", {"面向的市场主体数", "market participants asked"}).between(0, 100'000),
        field::prose("industry", {"相关产业发展情况", "state of the industry"}),
        field::prose("market", {"市场供给情况", "supply"}),
        field::prose("past_prices", {"同类项目历史成交信息", "past awards of the same kind"}),
        field::prose("other_findings", {"运行维护等其他情况", "other findings"}).maybe(),
        field::digest("report", {"调查报告", "report"}).maybe(),
    };
    return fields;
}

Fields const& argument_fields() {
    static Fields const fields{
        field::day("held", {"论证日", "held on"}),
        field::list("experts", {"论证专家", "experts"},
                    {field::text("name", {"姓名", "name"}), field::text("employer", {"工作单位", "employer"}),
                     field::text("title", {"职称", "title"}),
                     field::reference("person", {"平台账号", "account"}, "person").maybe()}),
        field::choice("conclusion", {"论证结论", "conclusion"},
                      {{"passed", {"通过", "passed"}},
                       {"passed_with_changes", {"修改后通过", "passed with changes"}},
                       {"failed", {"不通过", "failed"}}}),
        field::prose("opinion", {"论证意见", "opinion"}),
        field::digest("record", {"论证记录", "record"}).maybe(),
    };
    return fields;
}

Fields const& submit_fields() {
    static Fields const fields{
        field::yes_no("compliant",
                      {"本需求完整、明确，符合国家法律法规和政策规定", "the need is complete, clear and lawful"})
            .by({clause::CD_11_2})
            .says({"由编制人声明", "declared by who drafted it"}),
    };
    return fields;
}

Fields const& return_fields() {
    static Fields const fields{
        field::prose("opinion", {"审核意见", "opinion"}),
        field::list("remarks", {"修改意见", "remarks"},
                    {field::text("field", {"字段", "field"}), field::prose("remark", {"意见", "remark"})})
            .maybe(),
    };
    return fields;
}

Fields const& review_fields() {
    static Fields const fields{
        field::prose("opinion", {"审核意见", "opinion"}),
        field::list("cleared", {"表述提示的处理", "how the warnings were cleared"},
                    {field::integer("warning", {"提示序号", "warning"}).between(1, 5'000),
                     field::text("reason", {"处理说明", "why it may stand"})})
            .maybe(),
        field::list("members", {"审查人员", "who reviewed"},
                    {field::choice("unit", {"内部机构", "unit"},
                                   {{"procurement", {"采购", "procurement"}},
                                    {"finance", {"财务", "finance"}},
                                    {"business", {"业务", "business"}},
                                    {"supervision", {"监督", "supervision"}}}),
                     field::reference("person", {"人员", "person"}, "person")})
            .by({clause::LP_055}),
        field::list("key_items", {"重点审查", "key review"},
                    {field::choice("item", {"事项", "item"},
                                   {{"non_discrimination", {"非歧视性审查", "non-discrimination"}},
                                    {"competition", {"竞争性审查", "competition"}},
                                    {"policy", {"采购政策审查", "procurement policy"}},
                                    {"risk", {"履约风险审查", "performance risk"}},
                                    {"other", {"其他审查", "other"}}}),
                     field::yes_no("passed", {"通过", "passed"}), field::prose("opinion", {"意见", "opinion"})})
            .maybe(),
        field::digest("record", {"书面记录", "record"}).maybe(),
    };
    return fields;
}

Fields const& freeze_fields() {
    static Fields const fields{field::prose("opinion", {"批准意见", "opinion"})};
    return fields;
}

Fields const& revise_fields() {
    static Fields const fields{field::prose("reason", {"修订理由", "reason"})};
    return fields;
}

Fields const& standard_fields() {
    static Fields const fields{
        field::reference("catalogue_item", {"目录事项", "catalogue item"}, "catalogue_item"),
        field::text("title", {"需求标准名称", "title"}),
        field::day("valid_from", {"执行日", "valid from"}).by({clause::CD_16_3}),
        field::prose("reason", {"制定或调整的理由", "reason"}).by({clause::CD_16_3}),
        field::list("requirements", {"标准内容", "requirements"},
                    {field::text("name", {"项目", "item"}), field::prose("requirement", {"要求", "requirement"})}),
    };
    return fields;
}

Fields const& control_fields() {
    static Fields const fields{
        field::text("title", {"内部管理制度", "internal rules"}),
        field::text("number", {"文号", "number"}).maybe(),
        field::day("adopted", {"施行日", "adopted"}),
        field::list("chain", {"岗位与审批链", "posts and approval chain"},
                    {field::choice("act", {"环节", "act"},
                                   {{"need.draft", {"需求制定", "drafting the need"}},
                                    {"need.review", {"需求内部审核", "reviewing the need"}},
                                    {"need.freeze", {"需求批准定稿", "freezing the need"}},
                                    {"document.draft", {"购买文件编制", "drafting the purchase document"}},
                                    {"document.check", {"购买文件复核", "rechecking it"}},
                                    {"contract.sign", {"合同签订", "signing the contract"}},
                                    {"contract.accept", {"验收", "acceptance"}},
                                    {"payment", {"支付", "payment"}}}),
                     field::reference("person", {"人员", "person"}, "person"), field::text("post", {"岗位", "post"}),
                     field::prose("authority", {"职责与权限", "duties and authority"})})
            .by({clause::CD_17_1}),
        field::prose("supervision", {"内部监督", "internal supervision"}).by({clause::CD_17_1}),
    };
    return fields;
}

}  // namespace qiyue::need
