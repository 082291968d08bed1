#include "modules/review/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/expert/api.hpp"

// What the committee of a framework agreement is asked, and what is shown of it.
namespace qiyue::review {

namespace {

constexpr std::int64_t full_marks = 10'000;  // hundredths of a point

}  // namespace

Fields const& framework_form_fields() {
    static Fields const fields{
        field::reference("framework", {"框架协议采购", "framework agreement"}, "framework"),
        field::reference("draw", {"专家抽取", "draw of experts"}, "expert_draw").by({clause::LP_116})};
    return fields;
}

Fields const& framework_judge_fields() {
    static Fields const fields{
        field::yes_no("no_interest", {"本人与各供应商没有利害关系", "I have no interest in any of the suppliers"}),
        field::list("offers", {"逐份评审意见", "each offer"},
                    {field::reference("offer", {"响应文件", "offer"}, "framework_offer"),
                     field::yes_no("responsive", {"是否满足资格和质量要求", "meets qualification and quality"}),
                     field::score("quality_score", {"质量得分", "marks for quality"})
                         .between(0, full_marks)
                         .maybe()
                         .says({"质量优先法必填", "for quality-first"}),
                     field::prose("reason", {"评审意见", "opinion"})})
            .at_least(1)};
    return fields;
}

Fields const& framework_conclude_fields() {
    static Fields const fields{field::prose("conclusion", {"评审情况", "how the review went"})};
    return fields;
}

Fields const& framework_void_fields() {
    static Fields const fields{field::prose("void_reason", {"作废理由", "why it is void"})};
    return fields;
}

Fields const& framework_review_shown() {
    static Fields const fields{
        field::integer("members", {"委员人数", "members"}),
        field::integer("opinions_in", {"已提交意见", "opinions in"}),
        field::list("committee", {"评审委员会", "committee"},
                    {field::choice("field", {"领域", "field"}, expert::field_options()),
                     field::text("name", {"姓名", "name"}), field::yes_no("given", {"已提交", "given"})}),
        field::list("found", {"评审结论", "what was found"},
                    {field::text("supplier", {"供应商", "supplier"}),
                     field::yes_no("responsive", {"满足要求", "responsive"}),
                     field::integer("votes", {"认为满足的委员数", "members who found so"}),
                     field::score("quality_score", {"质量得分(平均)", "mean of the marks"})}),
        field::prose("conclusion", {"评审情况", "how the review went"}),
        field::day("concluded_on", {"结论日期", "concluded on"}),
        framework_void_fields().front()};
    return fields;
}

}  // namespace qiyue::review
