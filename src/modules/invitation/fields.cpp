#include "modules/invitation/steps.hpp"

#include "law/clauses.gen.hpp"

// What is entered and shown of a prequalification and of the applications to it.
namespace qiyue::invitation {

namespace {

Field conditions() {
    return field::list("conditions", {"资格条件", "conditions"}, {field::prose("text", {"条件", "condition"})});
}

Field clarifications() {
    return field::list("clarifications", {"澄清", "clarifications"},
                       {field::prose("text", {"内容", "what was clarified"}), field::instant("at", {"时间", "at"})});
}

Field statements() {
    return field::list("statements", {"逐条答复", "answers"},
                       {field::integer("condition", {"条件序号", "condition"}).at_least(1),
                        field::prose("text", {"如何满足", "how it is met"})})
        .at_least(1);
}

Field papers() {
    return field::list("papers", {"证明材料", "papers"},
                       {field::text("name", {"名称", "name"}), field::digest("file", {"文件", "file"})})
        .maybe();
}

}  // namespace

Fields const& announce_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        conditions().at_least(1),
        field::prose("standard", {"审查标准和方法", "how applications are examined"}),
        field::day("notice_until", {"公告截止日", "last day of the notice"}),
        field::instant("apply_until", {"申请截止时间", "applications until"}),
        field::text("contact", {"联系人及方式", "contact"}),
        field::digest("file", {"资格预审文件", "document"}).maybe(),
    };
    return fields;
}

Fields const& clarify_fields() {
    static Fields const fields{
        field::prose("text", {"澄清内容", "clarification"}),
        field::yes_no("affects", {"可能影响申请文件编制", "may affect the applications"}),
        field::instant("apply_until", {"顺延后的申请截止时间", "applications until"})
            .maybe()
            .says({"不填的，截止时间不变", "stays where it is left out"}),
    };
    return fields;
}

Fields const& examine_fields() {
    static Fields const fields{field::list(
        "decisions", {"逐份审查结论", "decisions"},
        {field::reference("application", {"申请", "application"}, "prequalification_application"),
         field::yes_no("qualified", {"通过", "qualified"}),
         field::prose("reason", {"未通过的原因", "why not"})
             .maybe()
             .says({"未通过的须填，确认后告知申请人", "asked of who does not qualify; told to it once confirmed"})})};
    return fields;
}

Fields const& reason_fields() {
    static Fields const fields{field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& opinion_fields() {
    static Fields const fields{field::prose("opinion", {"意见", "opinion"})};
    return fields;
}

Fields const& prequalification_shown() {
    static Fields const fields = [] {
        auto all = announce_fields();
        all.push_back(field::reference("tender", {"采购活动", "purchase"}, "tender"));
        all.push_back(field::day("announced_on", {"公告日", "announced on"}));
        all.push_back(field::instant("open_until", {"申请截止时间", "open until"}));
        all.push_back(clarifications());
        all.push_back(field::integer("applicants", {"申请人数", "applicants"}));
        all.push_back(field::list(
            "received", {"申请", "applications"},
            {field::reference("application", {"申请", "application"}, "prequalification_application"),
             field::text("provider_name", {"申请人", "applicant"}), field::yes_no("qualified", {"通过", "qualified"}),
             field::prose("reason", {"原因", "why not"})}));
        all.push_back(field::text("examined_by", {"审查人", "examined by"}));
        all.push_back(field::integer("qualified_count", {"通过家数", "qualified"}));
        all.push_back(field::day("confirmed_on", {"确认日", "confirmed on"}));
        all.push_back(field::prose("end_reason", {"终止理由", "why it ended"}));
        return all;
    }();
    return fields;
}

Fields const& apply_fields() {
    static Fields const fields{
        field::reference("prequalification", {"资格预审", "prequalification"}, "prequalification"), statements(),
        papers(), field::text("contact", {"联系人及方式", "contact"}).confidential()};
    return fields;
}

Fields const& replace_fields() {
    static Fields const fields{statements(), papers(),
                               field::text("contact", {"联系人及方式", "contact"}).confidential()};
    return fields;
}

Fields const& application_shown() {
    static Fields const fields = [] {
        auto all = apply_fields();
        all.push_back(conditions());
        all.push_back(field::text("provider_name", {"申请人", "applicant"}));
        all.push_back(field::instant("applied_at", {"提交时间", "applied at"}));
        all.push_back(field::instant("open_until", {"申请截止时间", "open until"}));
        all.push_back(field::yes_no("qualified", {"是否通过", "qualified"}));
        all.push_back(field::prose("reason", {"未通过的原因", "why not"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::invitation
