#include "modules/remedy/fields.hpp"

#include "base/ensure.hpp"
#include "law/clauses.gen.hpp"

#include <algorithm>

namespace qiyue::remedy {

namespace {

Field tender() {
    return field::reference("tender", {"采购活动", "purchase"}, "tender");
}

Field about() {
    return field::choice("about", {"质疑对象", "about"},
                         {{"document", {"购买文件", "the purchase document"}},
                          {"process", {"采购过程", "the process"}},
                          {"result", {"中标(成交)结果", "the result"}}});
}

Field stage() {
    return field::choice("stage", {"质疑的环节", "stage"},
                         {{"opening", {"开标(开启)", "opening"}},
                          {"qualification", {"资格审查", "qualification"}},
                          {"evaluation", {"评审", "evaluation"}}})
        .maybe()
        .says({"对采购过程质疑的须填写，期限自该环节结束之日起算",
               "needed for a query about the process: its days count from the end of the stage"});
}

// What a query has to say: each matter with its facts and grounds, and what is asked for.
Fields queried() {
    return {field::list("matters", {"质疑事项", "matters"},
                        {field::prose("matter", {"具体事项", "matter"}), field::prose("facts", {"事实依据", "facts"}),
                         field::prose("grounds", {"法律依据", "legal grounds"})})
                .at_least(1),
            field::prose("request", {"与质疑事项相关的请求", "what is asked"}),
            field::digest("evidence", {"证明材料", "evidence"}).maybe()};
}

void append(Fields& all, Fields more) {
    for (auto& one : more) {
        all.push_back(std::move(one));
    }
}

Field reevaluation_ground() {
    return field::choice("reevaluation_ground", {"重新评审的情形", "ground for scoring again"},
                         {{"sum_error", {"分值汇总计算错误", "the sums are wrong"}},
                          {"out_of_range", {"分项评分超出评分标准范围", "a mark is out of range"}},
                          {"objective_differs", {"客观评审因素评分不一致", "objective marks differ"}},
                          {"extreme", {"评分畸高、畸低", "marks are extreme"}}})
        .maybe();
}

}  // namespace

std::vector<Option> const& ways() {
    static std::vector<Option> const all{
        {"clarify", {"澄清或修改购买文件后继续", "mend the document and go on"}},
        {"next_candidate", {"另行确定中标(成交)供应商", "confirm another candidate"}},
        {"re_evaluate", {"由原评标委员会重新评审", "let the same committee score again"}},
        {"restart", {"终止采购活动，重新开展", "end the purchase and begin anew"}},
        {"compensate", {"合同已履行，由责任人承担赔偿责任", "performed: who is to blame makes it good"}}};
    return all;
}

Text label_of_way(std::string_view name) {
    auto const found = std::ranges::find(ways(), name, &Option::value);
    return found == ways().end() ? Text{} : found->label;
}

Field invalid_bids_field() {
    return field::list("invalid_bids", {"认定无效的投标", "bids found invalid"},
                       {field::reference("bid", {"投标", "bid"}, "bid")})
        .maybe();
}

Fields const& enquiry_fields() {
    static Fields const fields{tender(), field::prose("question", {"询问事项", "question"})};
    return fields;
}

Fields const& answer_fields() {
    static Fields const fields{field::prose("answer", {"答复", "answer"})};
    return fields;
}

Fields const& query_fields() {
    static Fields const fields = [] {
        Fields all{tender(), about(), stage()};
        append(all, queried());
        return all;
    }();
    return fields;
}

Fields const& framework_query_fields() {
    static Fields const fields = [] {
        Fields all{
            field::reference("framework", {"框架协议采购", "framework agreement"}, "framework"),
            field::choice("about", {"质疑对象", "about"},
                          {{"document", {"征集文件", "the call"}}, {"result", {"入围结果", "who is admitted"}}})};
        append(all, queried());
        return all;
    }();
    return fields;
}

Fields const& framework_answer_fields() {
    static Fields const fields{
        field::yes_no("upheld", {"质疑成立", "upheld"}),
        field::yes_no("affects_result", {"影响或者可能影响入围结果", "bears on who is admitted"}).maybe(),
        field::prose("answer", {"答复内容及依据", "answer and grounds"}),
    };
    return fields;
}

Fields const& letter_fields() {
    static Fields const fields = [] {
        Fields all{
            tender(),
            field::reference("provider", {"质疑供应商", "supplier"}, "organisation:provider"),
            about(),
            stage(),
            field::day("documents_taken_on", {"来函所述获取购买文件之日", "documents taken on, by the letter"})
                .maybe()
                .says({"开标前谁获取了文件不公开，以来函为准；开标后以登记为准",
                       "before the opening the letter is believed, since who took them is secret; later the register"}),
            field::day("posted_on", {"寄出(发出)之日", "posted on"})
                .says({"以邮戳日期为准；当面递交的填收到之日", "by the postmark; by hand: the day of arrival"}),
            field::day("received_on", {"收到之日", "received on"}),
            field::digest("letter", {"质疑函扫描件", "scan of the letter"})
                .says({"含签字盖章页；供应商在本页可以查阅", "with its seal; the supplier reads it on this page"}),
            field::yes_no("accepted", {"收下质疑函", "taken in"}),
            field::prose("decline_reason", {"不予受理的理由", "why it is not taken in"}).maybe()};
        append(all, queried());
        return all;
    }();
    return fields;
}

Fields const& query_answer_fields() {
    static Fields const fields{
        field::yes_no("upheld", {"质疑成立", "upheld"}),
        field::yes_no("affects_result", {"影响或者可能影响中标(成交)结果", "bears on the result"}).maybe(),
        field::yes_no("curable", {"澄清或修改购买文件可以纠正", "mending the document sets it right"})
            .maybe()
            .says({"对购买文件的质疑成立的须填写", "asked when a query about the document is upheld"}),
        invalid_bids_field(),
        field::choice("way", {"纠正方式", "how it is set right"}, {ways().begin(), ways().begin() + 4})
            .maybe()
            .says({"成立并影响结果的须填写，须与规定的方式一致",
                   "asked when it bears on the result; it has to be the way that the rule gives"}),
        reevaluation_ground(),
        field::digest("report", {"报财政部门的书面报告", "report to finance"}).maybe(),
        field::prose("answer", {"答复内容及依据", "answer and grounds"}),
    };
    return fields;
}

Fields const& claim_fields() {
    static Fields const fields{tender(), field::prose("request", {"请求事项", "what is asked"}),
                               field::prose("facts", {"事实与理由", "facts and reasons"}),
                               field::digest("evidence", {"证明材料", "evidence"}).maybe()};
    return fields;
}

Fields const& claim_answer_fields() {
    static Fields const fields{field::yes_no("upheld", {"诉求成立", "upheld"}),
                               field::prose("answer", {"答复", "answer"})};
    return fields;
}

}  // namespace qiyue::remedy
