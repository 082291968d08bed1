#include "modules/review/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/expert/api.hpp"

// What a closing review asks and shows.
namespace qiyue::review {

namespace {

std::vector<Option> verdicts() {
    return {{"pass", {"同意结项", "close it"}},
            {"rectify", {"整改后结项", "close it when it is mended"}},
            {"fail", {"不同意结项", "do not close it"}}};
}

constexpr std::int64_t full_marks = 10'000;  // hundredths of a point

}  // namespace

Fields const& closing_open_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::reference("draw", {"结项专家抽取", "draw for the closing"}, "expert_draw").by({clause::PF_process_37}),
        field::digest("report", {"结项报告", "report of the project"})};
    return fields;
}

Fields const& closing_judge_fields() {
    static Fields const fields{field::score("score", {"评分", "marks"}).between(0, full_marks),
                               field::choice("verdict", {"意见", "verdict"}, verdicts()),
                               field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& closing_conclude_fields() {
    static Fields const fields{field::prose("conclusion", {"结论说明", "conclusion"})};
    return fields;
}

Fields const& closing_shown() {
    static Fields const fields{
        field::integer("opinions_in", {"已提交意见", "opinions in"}),
        field::score("score", {"平均分", "mean of the marks"}),
        field::choice("verdict", {"委员会意见", "what the committee says"}, verdicts()),
        field::prose("conclusion", {"结论说明", "conclusion"}),
        field::day("concluded_on", {"结论日期", "concluded on"}),
        field::digest("report", {"结项报告", "report of the project"}),
        field::list(
            "opinions", {"专家意见", "opinions"},
            {field::choice("field", {"领域", "field"}, expert::field_options()), field::text("name", {"姓名", "name"}),
             field::yes_no("given", {"已提交", "given"}), field::score("score", {"评分", "marks"}),
             field::choice("verdict", {"意见", "verdict"}, verdicts()), field::prose("reason", {"理由", "reason"}),
             field::text("digest", {"意见摘要", "digest of what was said"})})};
    return fields;
}

}  // namespace qiyue::review
