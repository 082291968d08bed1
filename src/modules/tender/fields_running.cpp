#include "modules/tender/fields.hpp"

#include "law/clauses.gen.hpp"

// What is entered from the check of the document on: publication, clarification, opening, end.
namespace qiyue::tender {

namespace {

std::vector<Option> const& clarified_contents() {
    static std::vector<Option> const all{{"subject", {"采购标的", "subject matter"}},
                                         {"qualification", {"资格条件", "qualification"}},
                                         {"requirement", {"服务要求的说明", "requirements explained"}},
                                         {"evaluation", {"评审办法", "evaluation"}},
                                         {"contract", {"合同草案", "draft contract"}},
                                         {"arrangement", {"时间、地点等安排", "times, places"}}};
    return all;
}

}  // namespace

Fields const& check_fields() {
    static Fields const fields{
        field::prose("opinion", {"复核意见", "opinion"}),
        field::prose("fair_review", {"公平竞争审查意见", "fair-competition review"})
            .maybe()
            .says({"文件对有的条件写明了依据的须填", "asked where the document gives grounds for conditions"}),
        field::list(
            "accepted_conditions", {"逐条认可的条件", "conditions accepted one by one"},
            {field::text("word", {"用语", "word"}), condition_field(), field::yes_no("accepted", {"认可", "accepted"})})
            .maybe(),
    };
    return fields;
}

Fields const& extend_fields() {
    static Fields const fields{
        field::day("documents_until", {"顺延后的提供截止日", "documents offered until"}),
        field::instant("bid_deadline", {"顺延后的投标截止时间", "bid deadline"})
            .maybe()
            .says({"不填的，投标截止时间不变", "the deadline stays where this is left out"}),
        field::prose("reason", {"顺延说明", "why"}),
    };
    return fields;
}

Fields const& publish_fields() {
    static Fields const fields{
        field::day("notice_until", {"公告截止日", "last day of the notice"}),
        field::day("documents_until", {"购买文件提供截止日", "documents offered until"}),
        field::instant("bid_deadline", {"投标截止时间", "bid deadline"}),
        field::text("contact", {"联系人及方式", "contact"}),
    };
    return fields;
}

Fields const& clarify_fields() {
    static Fields const fields{
        field::prose("text", {"澄清或修改内容", "clarification"}),
        field::yes_no("affects_bids", {"可能影响投标文件编制", "may affect the bids"}),
        field::list("concerns", {"涉及的内容", "what it is about"},
                    {field::choice("content", {"内容", "content"}, clarified_contents())})
            .maybe()
            .says({"不得改变采购标的和资格条件", "subject matter and qualification may not change"}),
        field::integer("question", {"所答复的疑问（序号）", "the question it answers (its number)"})
            .maybe()
            .says({"疑问与答复一并公布，不写提问人", "published with the answer, without who asked"}),
        field::digest("file", {"附件", "file"}).maybe(),
    };
    return fields;
}

Fields const& open_fields() {
    static Fields const fields{
        field::text("witnesses", {"在场人员", "who was present"}).maybe(),
    };
    return fields;
}

Fields const& cancel_fields() {
    static Fields const fields{field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& fail_fields() {
    static Fields const fields{
        field::choice(
            "ground", {"情形", "ground"},
            {{"too_few_valid_bids", {"符合条件或实质响应的供应商不足", "too few qualified or responsive suppliers"}},
             {"unlawful", {"出现影响采购公正的违法、违规行为", "unlawful acts that affect fairness"}},
             {"over_budget", {"报价均超过预算", "all prices above the budget"}},
             {"cancelled", {"因重大变故，采购任务取消", "the purchase is cancelled for a material change"}}})
            .by({clause::LP_106}),
        field::prose("reason", {"理由", "reason"}),
        field::text("authority", {"认定或决定机关", "who found or decided it"}).maybe(),
        field::text("decision_number", {"文号", "number of the decision"}).maybe(),
        field::digest("decision", {"认定或决定文件", "the decision"})
            .maybe()
            .says({"违法违规、任务取消两种情形须附", "needed for unlawful acts and for a cancellation"}),
    };
    return fields;
}

}  // namespace qiyue::tender
