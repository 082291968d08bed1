#include "modules/remedy/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::remedy {

namespace {

Field tender() {
    return field::reference("tender", {"采购活动", "purchase"}, "tender");
}

Fields claimed() {
    return {field::prose("request", {"请求事项", "what is asked"}), field::prose("facts", {"事实", "facts"}),
            field::prose("grounds", {"法律依据", "legal grounds"}),
            field::digest("evidence", {"证明材料", "evidence"}).maybe()};
}

}  // namespace

Fields const& enquiry_fields() {
    static Fields const fields{tender(), field::prose("question", {"询问事项", "question"})};
    return fields;
}

Fields const& query_fields() {
    static Fields const fields = [] {
        Fields all{tender(),
                   field::choice("about", {"质疑对象", "about"},
                                 {{"document", {"购买文件", "the purchase document"}},
                                  {"process", {"采购过程", "the process"}},
                                  {"result", {"中标结果", "the result"}}}),
                   field::day("known_on", {"知道或应知权益受损之日", "when the harm was known"})
                       .maybe()
                       .says({"对采购过程质疑的须填写", "needed for a query about the process"})};
        for (auto& one : claimed()) {
            all.push_back(std::move(one));
        }
        return all;
    }();
    return fields;
}

Fields const& complaint_fields() {
    static Fields const fields = [] {
        Fields all{tender(), field::reference("query", {"先前的质疑", "the query before it"}, "query").maybe()};
        for (auto& one : claimed()) {
            all.push_back(std::move(one));
        }
        return all;
    }();
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

Fields const& answer_fields() {
    static Fields const fields{field::prose("answer", {"答复", "answer"})};
    return fields;
}

Fields const& query_answer_fields() {
    static Fields const fields{field::yes_no("upheld", {"质疑成立", "upheld"}),
                               field::prose("answer", {"答复", "answer"})};
    return fields;
}

Fields const& decision_fields() {
    static Fields const fields{
        field::choice("decision", {"处理决定", "decision"},
                      {{"dismissed", {"驳回投诉", "dismissed"}},
                       {"upheld", {"投诉成立", "upheld"}},
                       {"upheld_without_effect", {"投诉成立但不影响结果", "upheld, without effect on the result"}}}),
        field::prose("answer", {"决定内容及依据", "decision and grounds"}),
    };
    return fields;
}

Fields const& suspend_fields() {
    static Fields const fields{field::day("until", {"暂停至", "suspended until"}),
                               field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& shown_fields() {
    static Fields const fields = [] {
        auto all = query_fields();
        all.push_back(field::text("body", {"责任机构", "responsible body"}));
        all.push_back(field::prose("question", {"询问事项", "question"}));
        all.push_back(field::day("last_day", {"提出期限", "last day to file"}));
        all.push_back(field::day("reply_due", {"答复期限", "reply due"}));
        all.push_back(field::yes_no("upheld", {"成立", "upheld"}));
        all.push_back(field::text("decision", {"处理决定", "decision"}));
        all.push_back(field::prose("answer", {"答复", "answer"}));
        all.push_back(field::day("suspended_until", {"暂停至", "suspended until"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::remedy
