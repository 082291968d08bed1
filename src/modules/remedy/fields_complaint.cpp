#include "modules/remedy/fields.hpp"

#include "law/clauses.gen.hpp"

#include <optional>

// What the steps of a complaint ask.
namespace qiyue::remedy {

namespace {

Fields complained(Field what, std::string const& query) {
    return {
        std::move(what),
        field::reference("query", {"先前的质疑", "the query before it"}, query).maybe(),
        field::list("matters", {"投诉事项", "matters"},
                    {field::integer("of_matter", {"对应的质疑事项序号", "number of the matter in the query"})
                         .between(0, 500)
                         .maybe(),
                     field::yes_no("from_answer", {"基于质疑答复内容", "the answer gave rise to it"}).maybe(),
                     field::prose("matter", {"具体事项", "matter"}), field::prose("facts", {"事实依据", "facts"}),
                     field::prose("grounds", {"法律依据", "legal grounds"})})
            .at_least(1),
        field::prose("request", {"与投诉事项相关的请求", "what is asked"}),
        field::digest("evidence", {"证明材料", "evidence"}).maybe(),
    };
}

}  // namespace

Fields const& complaint_fields() {
    static Fields const fields = complained(field::reference("tender", {"采购活动", "purchase"}, "tender"), "query");
    return fields;
}

Fields const& framework_complaint_fields() {
    static Fields const fields = complained(
        field::reference("framework", {"框架协议采购", "framework agreement"}, "framework"), "framework_query");
    return fields;
}

Fields const& examine_fields() {
    static Fields const fields{
        field::choice("outcome", {"审查结果", "outcome"},
                      {{"accept", {"受理", "taken up"}},
                       {"correct", {"一次性通知补正", "to be completed"}},
                       {"unfit", {"不符合受理条件", "not to be taken up"}},
                       {"elsewhere", {"不属于本部门管辖", "for another department"}}}),
        field::prose("reason", {"须补正的事项或理由", "what is missing, or why"}).maybe(),
        field::day("correct_by", {"补正期限", "complete by"}).maybe(),
    };
    return fields;
}

Fields const& correct_fields() {
    static Fields const fields{field::prose("correction", {"补正内容", "what is completed"}),
                               field::digest("evidence", {"补充材料", "further evidence"}).maybe()};
    return fields;
}

Fields const& tell_fields() {
    static Fields const fields{field::prose("answer", {"告知内容", "what the complainant is told"})};
    return fields;
}

Fields const& explain_fields() {
    static Fields const fields{field::prose("explanation", {"书面说明", "explanation"}),
                               field::digest("evidence", {"证据材料", "evidence"}).maybe()};
    return fields;
}

Fields const& pause_fields() {
    static Fields const fields{field::choice("pause_kind", {"事由", "for"},
                                             {{"test", {"检验、检测", "a test"}},
                                              {"appraisal", {"鉴定", "an appraisal"}},
                                              {"expert", {"专家评审", "experts"}}}),
                               field::prose("reason", {"委托事项", "what is asked of them"})};
    return fields;
}

Fields const& resume_fields() {
    static Fields const fields{field::prose("finding", {"检验、鉴定、评审意见", "what was found"})};
    return fields;
}

Fields const& suspend_fields() {
    static Fields const fields{field::day("until", {"暂停至", "suspended until"}),
                               field::prose("reason", {"理由", "reason"})};
    return fields;
}

namespace {

// `bids`: those found invalid, where there are bids.
Fields decided(std::vector<Option> ways_on, std::optional<Field> bids) {
    Fields all{
        field::choice("decision", {"处理决定", "decision"},
                      {{"upheld", {"投诉成立，影响结果", "upheld, bears on the result"}},
                       {"upheld_without_effect", {"投诉成立，不影响结果", "upheld, without effect on the result"}},
                       {"unfounded", {"驳回：缺乏事实依据", "dismissed: nothing was found"}},
                       {"false", {"驳回：捏造事实、提供虚假材料或非法取得证明材料", "dismissed: it was made up"}},
                       {"unreceivable", {"驳回：不符合受理条件", "dismissed: not receivable"}}})};
    if (bids) {
        all.push_back(std::move(*bids));
    }
    all.push_back(field::choice("way", {"处理方式", "what follows"}, std::move(ways_on))
                      .maybe()
                      .says({"投诉成立并影响结果的须填写，须与规定的方式一致",
                             "asked when it bears on the result; it has to be the way that the rule gives"}));
    all.push_back(field::integer("ban_years", {"禁止参加政府采购活动(年)", "barred for (years)"})
                      .between(0, 100)
                      .maybe()
                      .says({"虚假、恶意投诉的须填写", "asked when it was made up"}));
    all.push_back(field::prose("answer", {"查明的事实、决定内容及依据", "facts found, decision and grounds"}));
    return all;
}

}  // namespace

Fields const& decision_fields() {
    static Fields const fields = decided({ways()[1], ways()[3], ways()[4]}, invalid_bids_field());
    return fields;
}

Fields const& framework_decision_fields() {
    static Fields const fields = decided({ways()[3], ways()[4]}, std::nullopt);
    return fields;
}

}  // namespace qiyue::remedy
