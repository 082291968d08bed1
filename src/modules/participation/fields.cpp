#include "modules/participation/fields.hpp"

#include "law/clauses.gen.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace qiyue::participation {

namespace {

std::vector<Option> channels() {
    return {{provincial_site, {"四川政府采购网", "provincial procurement site"}},
            {"official_media", {"主管部门官方媒体", "official media of the department"}},
            {"questionnaire", {"调查问卷", "questionnaire"}},
            {"other", {"其他方式", "other"}}};
}

std::vector<Option> dispositions() {
    return {{"adopted", {"采纳", "adopted"}},
            {"partly", {"部分采纳", "partly adopted"}},
            {"not_adopted", {"未采纳", "not adopted"}}};
}

Field questions() {
    return field::list("questions", {"问卷题目", "questions"},
                       {field::text("question", {"题目", "question"}),
                        field::list("options", {"选项", "options"}, {field::text("option", {"选项", "option"})})
                            .between(2, 20)})
        .maybe();
}

Field disposition() {
    return field::choice("disposition", {"处理结果", "what becomes of it"}, dispositions());
}

Field reason() {
    return field::prose("reason", {"理由", "reason"})
        .maybe()
        .says({"部分采纳或未采纳的，须说明理由", "needed when it is not, or only partly, adopted"});
}

}  // namespace

Fields const& open_fields() {
    static Fields const fields{
        field::reference("need", {"拟定的服务需求", "the draft need"}, "need"),
        field::prose("notice", {"征求意见公告", "notice"})
            .says({"写明征求意见的事项和提出意见的方式", "what is asked, and how to answer"}),
        field::day("closes", {"截止日", "last day"}),
        field::list("channels", {"征求意见的方式", "channels"},
                    {field::choice("channel", {"方式", "channel"}, channels()),
                     field::text("place", {"发布处或发放范围", "where it is shown or handed out"})})
            .by({clause::CD_15_2}),
        questions(),
    };
    return fields;
}

Fields const& evidence_fields() {
    static Fields const fields{
        field::choice("channel", {"方式", "channel"}, channels()),
        field::prose("description", {"实施情况", "what was done"}),
        field::text("link", {"网址", "link"}).maybe(),
        field::digest("file", {"证明材料", "proof"}).maybe(),
    };
    return fields;
}

Fields const& receipt_fields() {
    static Fields const fields{
        field::text("site_number", {"网站编号", "number given by the site"}),
        field::instant("received", {"接收时间", "received at"}),
        field::digest("file", {"回执文件", "receipt"}).maybe(),
    };
    return fields;
}

Fields const& failure_fields() {
    static Fields const fields{field::prose("reason", {"未能发布的原因", "why it failed"})};
    return fields;
}

Fields const& publish_fields() {
    static Fields const fields{
        field::prose("summary", {"意见采纳情况说明", "what was heard and what became of it"}).by({clause::CD_15_3}),
    };
    return fields;
}

Fields const& consultation_fields() {
    static Fields const fields{
        field::prose("notice", {"征求意见公告", "notice"}),
        field::day("opened", {"开始日", "first day"}),
        field::day("closes", {"截止日", "last day"}),
        field::list(
            "channels", {"征求意见的方式", "channels"},
            {field::choice("channel", {"方式", "channel"}, channels()),
             field::text("place", {"发布处或发放范围", "where it is shown or handed out"}),
             field::list("evidence", {"证明", "proofs"},
                         {field::prose("description", {"实施情况", "what was done"}),
                          field::text("link", {"网址", "link"}), field::digest("file", {"证明材料", "proof"})})}),
        questions(),
        field::text("draft_digest", {"征求意见稿摘要", "digest of the draft"}).between(64, 64),
        field::integer("comments", {"收到意见", "comments received"}),
        field::integer("answers", {"收到问卷", "questionnaires received"}),
        field::list(
            "tally", {"问卷统计", "questionnaire results"},
            {field::text("question", {"题目", "question"}),
             field::list("options", {"选项", "options"},
                         {field::text("option", {"选项", "option"}), field::integer("count", {"票数", "count"})})}),
        field::list("items", {"意见处理", "what became of the comments"},
                    {field::text("receipt", {"回执号", "receipt"}), field::prose("opinion", {"意见", "opinion"}),
                     disposition(), reason()}),
        field::prose("summary", {"意见采纳情况说明", "what was heard and what became of it"}),
        field::group(
            "provincial", {"四川政府采购网发布", "publication on the provincial site"},
            {field::choice("state", {"状态", "state"},
                           {{"not_published", {"未发布", "not published"}}, {"published", {"已发布", "published"}}}),
             field::text("payload_digest", {"报送内容摘要", "digest of what is sent"}).between(64, 64),
             field::integer("failures", {"失败次数", "failures"}),
             field::text("site_number", {"网站编号", "number given by the site"}),
             field::instant("received", {"接收时间", "received at"})}),
    };
    return fields;
}

Fields const& comment_fields() {
    static Fields const fields{
        field::reference("consultation", {"征求意见", "consultation"}, "consultation"),
        field::prose("opinion", {"意见", "opinion"}).between(0, 5'000).maybe(),
        field::list("answers", {"问卷答案", "answers"},
                    {field::integer("question", {"第几题", "question number"}).between(1, 100),
                     field::integer("option", {"第几项", "option number"}).between(1, 100)})
            .maybe(),
        field::choice("standing", {"您的身份", "you are"},
                      {{"beneficiary", {"服务对象", "a recipient"}},
                       {"family", {"服务对象家属", "family of a recipient"}},
                       {"resident", {"居民", "a resident"}},
                       {"organisation", {"单位或组织", "an organisation"}},
                       {"other", {"其他", "other"}}})
            .maybe(),
        field::text("name", {"姓名", "name"})
            .maybe()
            .says({"可不填写，不予公开", "optional, never published"})
            .confidential(),
        field::text("contact", {"联系方式", "contact"})
            .maybe()
            .says({"可不填写，不予公开", "optional, never published"})
            .confidential(),
    };
    return fields;
}

Fields const& disposition_fields() {
    static Fields const fields{
        disposition().by({clause::CD_15_3}),
        reason(),
        field::text("withheld", {"不公开原文的理由", "why the wording is not published"})
            .maybe()
            .says({"如涉及个人信息", "for instance because it names people"}),
    };
    return fields;
}

Fields const& comment_page_fields() {
    static Fields const fields{
        field::text("receipt", {"回执号", "receipt"}),
        field::prose("opinion", {"意见", "opinion"}),
        field::text("standing", {"身份", "standing"}),
        field::text("name", {"姓名", "name"}),
        field::text("contact", {"联系方式", "contact"}),
        disposition(),
        reason(),
        field::text("withheld", {"不公开原文的理由", "why the wording is not published"}),
    };
    return fields;
}

namespace {

Field invited_as() {
    return field::choice("invited_as", {"身份", "asked as"},
                         {{"supplier", {"供应商", "supplier"}}, {"expert", {"专家", "expert"}}});
}

Field opinion() {
    return field::prose("opinion", {"意见", "opinion"});
}

Field interest() {
    return field::text("interest", {"利害关系声明", "interest in the project"})
        .says({"与项目及潜在供应商有无利害关系", "any interest in the project or a possible supplier, or none"});
}

}  // namespace

Fields const& ask_fields() {
    static Fields const fields{
        field::reference("need", {"拟定的服务需求", "the draft need"}, "need"),
        field::prose("question", {"征询事项", "what is asked"}),
        field::list("invitees", {"征询对象", "who is asked"},
                    {invited_as(), field::text("name", {"姓名或名称", "name"}),
                     field::text("employer", {"工作单位", "employer"}).maybe(),
                     field::reference("person", {"平台账号", "account"}, "person").maybe()})
            .by({clause::CD_14_1}),
    };
    return fields;
}

Fields const& reply_fields() {
    static Fields const fields{opinion(), interest()};
    return fields;
}

Fields const& received_reply_fields() {
    static Fields const fields{
        invited_as(),
        field::text("name", {"姓名或名称", "name"}),
        opinion(),
        interest(),
        field::digest("file", {"书面意见", "the written opinion"}).maybe(),
    };
    return fields;
}

Fields const& opinion_answer_fields() {
    static Fields const fields{
        field::integer("number", {"意见序号", "number of the opinion"}).between(1, 500),
        disposition().by({clause::CD_14_1}),
        reason(),
    };
    return fields;
}

Fields const& advice_fields() {
    static Fields const fields{
        field::prose("question", {"征询事项", "what is asked"}),
        field::list("invitees", {"征询对象", "who is asked"},
                    {invited_as(), field::text("name", {"姓名或名称", "name"}),
                     field::text("employer", {"工作单位", "employer"})}),
        field::list("opinions", {"意见", "opinions"},
                    {field::integer("number", {"意见序号", "number of the opinion"}), invited_as(),
                     field::text("name", {"姓名或名称", "name"}), opinion(), interest(), disposition(), reason()}),
    };
    return fields;
}

Text channel_label(std::string_view channel) {
    auto const all = channels();
    auto const found = std::ranges::find(all, channel, &Option::value);
    ENSURE(found != all.end());
    return found->label;
}

}  // namespace qiyue::participation
