#include "modules/remedy/fields.hpp"

// What the pages of the remedies show: each kind its own matters, then what became of them.
namespace qiyue::remedy {

namespace {

void append(Fields& all, Fields const& more) {
    all.insert(all.end(), more.begin(), more.end());
}

// Named by their bidders: who may not read another's bid reads whose it was.
Field shown_invalid_bids() {
    return field::list("invalid_bids", {"认定无效的投标", "bids found invalid"},
                       {field::text("bidder", {"投标人", "bidder"})});
}

Fields parties() {
    return {field::text("supplier", {"供应商", "supplier"}), field::text("buyer", {"购买主体", "buyer"})};
}

Fields outcome() {
    return {field::yes_no("upheld", {"成立", "upheld"}),
            field::yes_no("affects_result", {"影响或者可能影响中标(成交)结果", "bears on the result"}),
            decision_fields().front(),
            field::choice("way", {"纠正方式", "how it is set right"}, ways()),
            shown_invalid_bids(),
            field::prose("answer", {"答复或决定的内容及依据", "answer or decision, with grounds"})};
}

Fields handling() {
    return {field::day("filed_on", {"收到投诉之日", "received on"}),
            field::prose("reason", {"审查意见", "what the examination found"}),
            field::day("correct_by", {"补正期限", "complete by"}),
            field::prose("correction", {"补正内容", "what was completed"}),
            field::day("copies_sent_on", {"副本发出之日", "copies sent on"}),
            field::list("explanations", {"当事人的书面说明", "what the parties explained"},
                        {field::text("by", {"当事人", "party"}), field::day("on", {"日期", "on"}),
                         field::prose("explanation", {"说明", "explanation"})}),
            field::list("pauses", {"不计入期限的时间", "time that does not count"},
                        {field::choice("pause_kind", {"事由", "for"},
                                       {{"test", {"检验、检测", "test"}},
                                        {"appraisal", {"鉴定", "appraisal"}},
                                        {"expert", {"专家评审", "experts"}},
                                        {"correction", {"补正", "completing"}}}),
                         field::day("from", {"自", "from"}), field::day("to", {"至", "to"}),
                         field::integer("working_days", {"工作日", "working days"})}),
            field::prose("finding", {"检验、鉴定、评审意见", "what was found"}),
            field::day("suspended_until", {"暂停至", "suspended until"})};
}

}  // namespace

Fields const& shown_fields() {
    static Fields const fields = [] {
        auto all = parties();
        append(all, query_fields());
        append(
            all,
            {field::text("body", {"责任机构", "responsible body"}), field::prose("question", {"询问事项", "question"}),
             field::prose("facts", {"事实与理由", "facts and reasons"}),
             field::day("documents_taken_on", {"来函所述获取购买文件之日", "documents taken on, by the letter"}),
             field::day("posted_on", {"寄出之日", "posted on"}), field::day("received_on", {"收到之日", "received on"}),
             field::digest("letter", {"质疑函扫描件", "scan of the letter"}),
             field::prose("decline_reason", {"不予受理的理由", "why it was not taken in"}),
             field::day("last_day", {"提出期限", "last day to file"}),
             field::day("reply_due", {"答复期限", "reply due"})});
        append(all, outcome());
        return all;
    }();
    return fields;
}

namespace {

Fields shown_of(Fields const& filed) {
    auto all = parties();
    append(all, filed);
    all.push_back(query_fields()[1]);  // what the query was about
    append(all, handling());
    append(all, outcome());
    append(all,
           {field::integer("ban_years", {"禁止参加政府采购活动(年)", "barred for (years)"}),
            field::day("decided_on", {"决定日期", "decided on"}),
            field::day("review_until", {"可申请行政复议至", "review until"}),
            field::day("suit_until", {"可提起行政诉讼至", "suit until"})});
    return all;
}

}  // namespace

Fields const& shown_complaint_fields() {
    static Fields const fields = shown_of(complaint_fields());
    return fields;
}

Fields const& shown_framework_complaint_fields() {
    static Fields const fields = shown_of(framework_complaint_fields());
    return fields;
}

}  // namespace qiyue::remedy
