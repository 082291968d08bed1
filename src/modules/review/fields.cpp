#include "modules/review/fields.hpp"

#include "modules/review/collusion.hpp"

#include "law/clauses.gen.hpp"
#include "modules/expert/api.hpp"
#include "modules/review/api.hpp"

namespace qiyue::review {

namespace {

Field digest_text(std::string name, Text label) {
    return field::text(std::move(name), std::move(label)).between(64, 64);
}

Fields seats() {
    Fields fields;
    for (auto const& option : expert::field_options()) {
        fields.push_back(field::integer(option.value, {option.label.zh + "专家人数", "experts in " + option.label.en})
                             .between(0, 30));
    }
    return fields;
}

// LP-149
std::vector<Option> invalid_grounds() {
    return {{"no_bond", {"未按要求交纳投标保证金", "no bid bond as asked"}},
            {"unsigned", {"未按要求签署、盖章", "not signed or sealed as asked"}},
            {"unqualified", {"不具备规定的资格要求", "without the qualification asked for"}},
            {"price_too_high", {"报价超过预算或最高限价", "price above the budget or the ceiling"}},
            {"collusion", {"视为串通投标", "deemed collusion"}},
            {"conditions", {"含有不能接受的附加条件", "conditions that can't be accepted"}},
            {"other", {"法律、法规和购买文件规定的其他无效情形", "another ground of the law or the document"}}};
}

// LP-119
std::vector<Option> tie_kinds() {
    return {{"employment", {"三年内存在劳动关系", "employed within three years"}},
            {"adviser", {"担任其顾问", "its adviser"}},
            {"directorship", {"担任董事、监事", "director or supervisor"}},
            {"holding", {"控股股东或实际控制人", "controlling holder"}},
            {"kin", {"夫妻、直系血亲、三代以内旁系血亲或近姻亲", "kin"}},
            {"other", {"其他可能影响公正的关系", "another that may bear on fairness"}}};
}

std::vector<Option> assistance_kinds() {
    return {{"formal", {"形式审查", "formal check"}}, {"facts", {"事实核查", "check of facts"}}};
}

Fields ranking_fields() {
    return {field::integer("rank", {"名次", "rank"}),
            field::text("provider_name", {"投标人", "bidder"}),
            field::money("price", {"报价", "price"}),
            field::share("deduction", {"价格扣除", "deduction"}),
            field::money("compared", {"评审价", "price compared"}),
            field::score("price_score", {"价格分", "price score"}),
            field::score("technical", {"评审分", "experts' score"}),
            field::score("total", {"总分", "total"}),
            field::yes_no("tied", {"并列", "tied"}),
            field::choice("told_by", {"同分时在后的依据", "behind at the same total by"},
                          {{"price", {"报价较高", "its higher price"}},
                           {"technical", {"服务与履约得分较低", "its lower score without price"}},
                           {"excellent", {"同类项目绩效评价优秀者优先", "one that was excellent goes first"}},
                           {"social_organisation", {"社会组织优先", "a social organisation goes first"}},
                           {"graded", {"3A级以上社会组织优先", "a social organisation graded 3A goes first"}},
                           {"lot", {"抽签在后", "the lot"}}})};
}

Fields own_shown() {
    return {
        field::list("bids", {"资格审查", "qualification"},
                    {field::text("provider_name", {"投标人", "bidder"}), field::money("price", {"报价", "price"}),
                     field::yes_no("qualified", {"资格审查通过", "qualified"}),
                     field::choice("ground", {"无效情形", "ground"}, invalid_grounds()),
                     field::prose("reason", {"理由", "reason"}),
                     field::yes_no("standing", {"仍为候选", "still a candidate"})}),
        shown_signs_field(),
        field::list("committee", {"评审委员会", "committee"},
                    {field::text("name", {"姓名", "name"}),
                     field::choice("role", {"身份", "role"},
                                   {{"representative", {"采购人代表", "the buyer's representative"}},
                                    {"expert", {"评审专家", "expert"}}}),
                     field::yes_no("chair", {"评审组长", "chair"}),
                     field::yes_no("declared", {"已申明无利害关系", "declared"}),
                     field::yes_no("signed", {"已签署", "signed"})}),
        field::integer("members", {"委员人数", "members"}),
        field::integer("sheets_in", {"已签署评分表", "sheets signed"}),
        field::list("ranking", {"排序", "ranking"}, ranking_fields()),
        field::list("outlying", {"明显偏离的评分", "outlying marks"},
                    {field::text("name", {"评委", "member"}), field::text("provider_name", {"投标人", "bidder"}),
                     field::text("factor_name", {"因素", "factor"}), field::score("score", {"得分", "score"}),
                     field::score("mean", {"平均", "mean"}), field::prose("reason", {"理由", "reason"})}),
        field::list("voided", {"被认定无效的评审意见", "opinions declared void"},
                    {field::text("name", {"评委", "member"}), field::choice("kind", {"利害关系", "tie"}, tie_kinds()),
                     field::text("decision_number", {"认定文号", "number of the decision"}),
                     field::day("on", {"日期", "on"})}),
        field::list("assistance", {"第三方机构协助评审", "assistance by third parties"},
                    {field::text("organisation_name", {"第三方机构", "third party"}),
                     field::prose("task", {"协助事项", "what it was asked"}),
                     field::choice("kind", {"内容", "kind"}, assistance_kinds()),
                     field::prose("opinion", {"意见", "opinion"}), field::day("on", {"日期", "on"})}),
        field::list("dissents", {"评委的不同意见", "dissents of members"},
                    {field::integer("seat", {"席位号", "seat"}), field::prose("opinion", {"不同意见", "opinion"}),
                     field::prose("reason", {"理由", "reason"})}),
        field::list("duties", {"专家履职与报酬", "duty and fees of the experts"},
                    {field::integer("seat", {"席位号", "seat"}),
                     field::choice("presence", {"到场情况", "presence"}, expert::presence_options()),
                     field::integer("minutes", {"评审时长（分钟）", "minutes"}),
                     field::choice("rating", {"评价", "rating"}, expert::rating_options()),
                     field::money("fee", {"劳务报酬", "fee"}),
                     field::text("fee_sum", {"计算过程", "how it was computed"})}),
        field::money("fees", {"劳务报酬合计", "fees together"}),
        field::list("buyer_ratings", {"专家对采购人的评价", "what experts say of the buyer"},
                    {field::choice("rating", {"评价", "rating"}, expert::rating_options()),
                     field::prose("note", {"说明", "note"})}),
        field::prose("summary", {"评审情况", "how the review went"}),
        field::list("lots", {"各采购包的评审", "the reviews of all lots"},
                    {field::integer("lot_number", {"包号", "lot"}),
                     field::text("lot_name", {"采购包", "name of the lot"}),
                     field::reference("review", {"评审页面", "its review"}, "review"),
                     field::yes_no("sheet_in", {"本人评分表已签署", "your sheet is signed"})}),
        passed_over_field(),
        field::text("winner_name", {"中标(成交)人", "winner"}),
        field::money("award_price", {"中标(成交)金额", "award price"}),
        field::day("awarded_on", {"定标日", "awarded on"}),
        field::day("letter_day", {"中标(成交)通知书日期", "award letter"}),
        field::day("notice_until", {"结果公告期限至", "result notice until"}),
    };
}

}  // namespace

Field passed_over_field() {
    return field::list(
        "passed_over", {"按购买文件排在其他候选之后的投标人", "bidders set behind the others by the document"},
        {field::text("provider_name", {"投标人", "bidder"}),
         field::choice(
             "because", {"依据", "because"},
             {{"lots_won", {"已中满规定的包数", "has won as many lots as allowed"}},
              {"incumbent", {"新增项目另授：已承接同类项目", "serves the same item: new projects go to others"}}})});
}

Fields const& demand_fields() {
    static Fields const fields = [] {
        Fields all{field::reference("tender", {"采购活动", "purchase"}, "tender")};
        for (auto& one : seats()) {
            all.push_back(std::move(one));
        }
        all.push_back(
            field::integer("representatives", {"购买主体代表人数", "the buyer's representatives"}).between(0, 10));
        all.push_back(field::yes_no("complex", {"技术复杂或社会影响较大", "complex, or of large impact"}));
        all.push_back(field::day("evaluation_on", {"评审开始日", "evaluation begins on"}).by({clause::LP_117}));
        all.push_back(field::yes_no("remote", {"异地评审", "held elsewhere"}).maybe());
        all.push_back(field::list("advisers", {"曾就服务需求提出意见的专家", "experts who advised on the need"},
                                  {field::reference("person", {"专家", "expert"}, "person")})
                          .maybe()
                          .says({"抽中时予以标注", "marked when they are drawn"}));
        all.push_back(digest_text("commitment", {"随机数承诺", "commitment"})
                          .says({"本方随机文本的 SHA-256；抽取时再公开原文",
                                 "SHA-256 of your random text, which you reveal later"}));
        return all;
    }();
    return fields;
}

namespace {

// Of a draw that nobody advised on.
Fields demanded(Field what) {
    Fields all{std::move(what)};
    for (auto& one : seats()) {
        all.push_back(std::move(one));
    }
    all.push_back(
        digest_text("commitment", {"随机数承诺", "commitment"})
            .says({"本方随机文本的 SHA-256；抽取时再公开原文", "SHA-256 of your random text, which you reveal later"}));
    return all;
}

}  // namespace

Fields const& closing_demand_fields() {
    static Fields const fields = demanded(field::reference("project", {"项目", "project"}, "project"));
    return fields;
}

Fields const& framework_demand_fields() {
    static Fields const fields =
        demanded(field::reference("framework", {"框架协议采购", "framework agreement"}, "framework"));
    return fields;
}

Fields const& choose_fields() {
    static Fields const fields{
        field::reference("tender", {"采购活动", "purchase"}, "tender"),
        field::list("experts", {"自行选定的专家", "experts chosen"},
                    {field::reference("expert", {"专家", "expert"}, "person")
                         .says({"按本人登录名查找", "found by the name he signs in with"}),
                     field::choice("field", {"领域", "field"}, expert::field_options())})
            .at_least(1)
            .confidential(),
        field::integer("representatives", {"购买主体代表人数", "the buyer's representatives"}).between(0, 10),
        field::yes_no("complex", {"技术复杂、专业性强", "complex and specialised"}),
        field::prose("reason", {"随机方式难以确定合适专家的理由", "why a draw would hardly find the right experts"})
            .by({clause::LP_118}),
    };
    return fields;
}

Fields const& consent_fields() {
    static Fields const fields{field::yes_no("agreed", {"同意自行选定", "agreed"}),
                               field::prose("opinion", {"意见", "opinion"})};
    return fields;
}

Fields const& commit_fields() {
    static Fields const fields{digest_text("commitment", {"随机数承诺", "commitment"})};
    return fields;
}

Fields const& reveal_fields() {
    static Fields const fields{field::text("contribution", {"随机文本", "random text"}).between(8, 200)};
    return fields;
}

Fields const& duties_fields() {
    static Fields const fields{
        field::list("experts", {"评审专家", "experts"},
                    {field::integer("seat", {"席位号", "seat"}).says({"见专家抽取页", "as on the page of the draw"}),
                     field::choice("presence", {"到场情况", "presence"}, expert::presence_options()),
                     field::integer("minutes", {"评审时长（分钟）", "minutes"}).between(0, 10'000),
                     field::choice("rating", {"评价", "rating"}, expert::rating_options()),
                     field::prose("note", {"说明", "note"}).maybe()})
            .by({clause::LP_125})};
    return fields;
}

Fields const& rate_buyer_fields() {
    static Fields const fields{field::choice("rating",
                                             {"对采购人、代理机构履职的评价", "how buyer and agency did their duty"},
                                             expert::rating_options()),
                               field::prose("note", {"说明", "note"}).maybe()};
    return fields;
}

Fields const& reason_fields() {
    static Fields const fields{field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& draw_shown() {
    static Fields const fields = [] {
        auto all = seats();
        all.insert(all.begin(),
                   field::choice("committee", {"委员会", "committee"},
                                 {{"approval", {"立项评审委员会", "for the approval"}},
                                  {"closing", {"结项评审委员会", "for the closing"}},
                                  {"framework", {"框架协议评审委员会", "for a framework agreement"}}}));
        all.push_back(field::prose("choice_reason", {"自行选定的理由", "why they were chosen"}));
        all.push_back(field::prose("consent", {"主管预算单位意见", "what the superior budget unit says"}));
        all.push_back(field::integer("representatives", {"购买主体代表人数", "the buyer's representatives"}));
        all.push_back(field::day("evaluation_on", {"评审开始日", "evaluation begins on"}));
        all.push_back(field::yes_no("remote", {"异地评审", "held elsewhere"}));
        all.push_back(field::integer("eligible", {"可抽取人数", "eligible experts"}));
        all.push_back(field::text("lots_digest", {"名单摘要", "digest of the list"}));
        all.push_back(field::text("buyer_commitment", {"购买主体承诺", "commitment of the buyer"}));
        all.push_back(field::text("supervisor_commitment", {"监督方承诺", "commitment of the supervisor"}));
        all.push_back(field::text("platform_commitment", {"平台承诺", "commitment of the platform"}));
        all.push_back(field::integer("accepted", {"已接受人数", "accepted"}));
        all.push_back(field::integer("declined", {"谢绝人数", "declined"}));
        all.push_back(field::list(
            "invited", {"抽取与邀请记录", "draw and invitations"},
            {field::integer("position", {"次序", "order"}),
             field::choice("field", {"领域", "field"}, expert::field_options()), field::text("name", {"姓名", "name"}),
             field::choice("outcome", {"结果", "outcome"},
                           {{"invited", {"已邀请", "invited"}},
                            {"accepted", {"接受", "accepted"}},
                            {"declined", {"谢绝", "declined"}}}),
             field::text("reason", {"理由", "reason"}),
             field::yes_no("adviser", {"曾参与本项目论证或评审", "had a part in this project before"})}));
        return all;
    }();
    return fields;
}

Fields const& qualify_fields() {
    static Fields const fields{
        field::reference("tender", {"采购活动", "purchase"}, "tender"),
        field::list("bids", {"资格审查", "qualification"},
                    {field::reference("bid", {"投标", "bid"}, "bid"),
                     field::yes_no("qualified", {"资格审查通过", "qualified"}),
                     field::yes_no("quality_met", {"满足全部最低质量要求", "meets all minimum requirements"}).maybe(),
                     field::choice("ground", {"无效情形", "ground"}, invalid_grounds()).maybe(),
                     field::prose("reason", {"不通过的理由", "why not"}).maybe()}),
    };
    return fields;
}

Fields const& form_fields() {
    static Fields const fields{
        field::reference("draw", {"专家抽取", "draw of experts"}, "expert_draw").maybe(),
        field::list("representatives", {"购买主体代表", "the buyer's representatives"},
                    {field::reference("person", {"代表", "representative"}, "person")})
            .maybe(),
    };
    return fields;
}

Fields const& assistant_fields() {
    static Fields const fields{field::reference("organisation", {"第三方机构", "third party"}, "organisation:assessor"),
                               field::prose("task", {"协助事项", "what it is asked"})};
    return fields;
}

Fields const& assist_fields() {
    static Fields const fields{field::choice("kind", {"内容", "kind"}, assistance_kinds()),
                               field::prose("opinion", {"意见", "opinion"})};
    return fields;
}

Fields const& declare_fields() {
    static Fields const fields{
        field::yes_no("no_interest", {"与各投标人均无利害关系", "no interest in any bidder"}),
        field::prose("statement", {"说明", "statement"}).maybe(),
    };
    return fields;
}

Fields const& score_fields() {
    static Fields const fields{
        field::list("scores", {"评分", "marks"},
                    {field::reference("bid", {"投标", "bid"}, "bid"), field::integer("factor", {"评审因素", "factor"}),
                     field::score("score", {"得分", "score"}).at_least(0),
                     field::prose("reason", {"评分理由", "reason"}).maybe()})
            .confidential(),
    };
    return fields;
}

Fields const& low_price_fields() {
    static Fields const fields{
        field::reference("bid", {"投标", "bid"}, "bid"),
        field::prose("explanation", {"投标人的说明", "the bidder's explanation"}),
        field::yes_no("accepted", {"评审委员会认可", "the committee accepts it"}),
    };
    return fields;
}

Fields const& dissent_fields() {
    static Fields const fields{field::prose("opinion", {"不同意见", "what you hold instead"}),
                               field::prose("reason", {"理由", "reason"}).by({clause::LP_154})};
    return fields;
}

Fields const& refused_fields() {
    static Fields const fields{
        field::choice("then", {"随后", "what follows"},
                      {{"next_candidate", {"按排序确定下一候选人", "confirm the next candidate"}},
                       {"restart", {"重新采购", "begin anew"}}}),
        field::prose("reason", {"经过和理由", "what happened, and why"})};
    return fields;
}

Fields const& report_fields() {
    static Fields const fields{
        field::prose("summary", {"评审情况", "how the review went"}),
        field::digest("report", {"评审报告", "report"}).maybe(),
    };
    return fields;
}

Fields const& confirm_fields() {
    static Fields const fields{field::reference("bid", {"中标(成交)的投标", "winning bid"}, "bid")};
    return fields;
}

Fields const& deem_fields() {
    static Fields const fields{
        field::yes_no("reason_given", {"购买主体是否已说明未确定的合法理由", "the buyer gave a lawful reason"}),
        field::prose("statement", {"情况说明", "statement"}),
    };
    return fields;
}

Fields const& void_fields() {
    static Fields const fields{
        field::reference("person", {"评委", "member"}, "person").confidential(),
        field::choice("kind", {"利害关系", "tie"}, tie_kinds()),
        field::reference("organisation", {"有关的投标人", "the bidder concerned"}, "organisation:provider")
            .confidential(),
        field::prose("reason", {"认定的事实", "what was found"}).confidential(),
        field::text("decision_number", {"认定文号", "number of the decision"}),
        field::digest("evidence", {"证明材料", "evidence"}),
        field::digest("report", {"向本级财政部门的书面报告", "written report to the finance department"})
            .maybe()
            .says({"重新评审须附", "needed when an evaluation is repeated"}),
    };
    return fields;
}

Fields const& ask_low_price_fields() {
    static Fields const fields{field::reference("bid", {"投标", "bid"}, "bid"),
                               field::prose("question", {"要求说明的内容", "what is to be explained"})};
    return fields;
}

Fields const& drop_fields() {
    static Fields const fields{
        field::reference("bid", {"投标", "bid"}, "bid"),
        field::choice("ground", {"情形", "ground"},
                      {{"withdrew", {"书面放弃中标(成交)资格", "withdrew in writing"}},
                       {"force_majeure", {"因不可抗力不能履行", "cannot perform by force majeure"}},
                       {"disqualified", {"查实存在影响中标(成交)的违法行为", "unlawful acts proven"}}}),
        field::prose("reason", {"理由", "reason"}),
        field::text("authority", {"认定机关", "who found it"})
            .maybe()
            .says({"查实违法行为的须填写", "needed for unlawful acts"}),
        field::text("decision_number", {"文号", "number of the decision"}).maybe(),
        field::digest("evidence", {"证明材料", "evidence"}),
    };
    return fields;
}

Fields const& review_shown() {
    static Fields const fields = [] {
        auto all = own_shown();
        all.insert(all.end(), talks_shown().begin(), talks_shown().end());
        return all;
    }();
    return fields;
}

}  // namespace qiyue::review
