#include "law/preferences.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace qiyue::law::preferences {

namespace {

Value preferred(bool yes) {
    return Value::object().set("preferred", yes);
}

bool social(Facts const& facts) {
    return facts.text("legal_type") == "social_organisation";
}

// 民生保障、社会治理和行业管理
bool named_field(Facts const& facts) {
    static constexpr std::array<std::string_view, 3> fields{"livelihood", "social_governance", "industry_management"};
    return facts.has("service_field") && std::ranges::find(fields, facts.text("service_field")) != fields.end();
}

bool announced(Facts const& facts, char const* word) {
    auto const& rule = facts.value()["tie_rule"];
    return rule.is_list() && std::ranges::find(rule.items(), Value(word)) != rule.items().end();
}

// The lot leaves no equals: what stands after it never decides.
bool drawn_first(Facts const& facts, char const* word) {
    auto const& rule = facts.value()["tie_rule"].items();
    return std::ranges::find(rule, Value("lot")) < std::ranges::find(rule, Value(word));
}

}  // namespace

Value nobody() {
    return preferred(false);
}

// SH-2.2-4 购买主体在购买民生保障、社会治理和行业管理等公共服务项目时,在同等条件下优先向社会组织购买
void social_organisation_announced(Facts const& facts, Numbers const&, Findings& findings) {
    auto const said = announced(facts, "social_organisation");
    if (named_field(facts) && !said) {
        findings.refuse("scoring.preference_not_announced", "tie_rule",
                        {"民生保障、社会治理和行业管理类服务，购买文件须写明同等条件下社会组织优先",
                         "in these fields the document says that social organisations go first among equals"},
                        {"请在“得分相同时的排序”中加入“社会组织”", "add social organisations to the order"});
    }
    if (said && drawn_first(facts, "social_organisation")) {
        findings.refuse("scoring.lot_before_preference", "tie_rule",
                        {"抽签排在“社会组织”之前，社会组织就不会优先",
                         "with the lot before social organisations they never go first"},
                        {"请把抽签排在最后", "put the lot last"});
    }
    if (said && !named_field(facts)) {
        findings.refuse("scoring.preference_out_of_field", "tie_rule",
                        {"只有民生保障、社会治理和行业管理类服务，同等条件下才优先向社会组织购买",
                         "social organisations go first among equals in three fields of service only"},
                        {"请写明服务领域，或删去这一项", "state the field of the service, or leave it out"});
    }
}

Value social_organisation_first(Facts const& facts, Numbers const&, Steps&) {
    return preferred(named_field(facts) && social(facts));
}

// SH-2.4-15 对服务项目绩效评价结果优秀的承接主体,在同类项目的政府采购中,同等条件下可以优先考虑
Value excellent_first(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const today = facts.day("today");
    auto const years = numbers.count("excellence_validity");
    for (auto const& one : facts.list("evaluations")) {
        auto const day = one.day("on");
        if (one.text("grade") == "excellent" && one.yes("same_item") && day <= today && today < day.plus_years(years)) {
            steps.note("excellent_on", day.iso());
            return preferred(true);
        }
    }
    return preferred(false);
}

// SY-2.2.5-a 评估等级达3A级以上社会组织优先: it goes before others, and who has no grade takes part all the same.
void grade_is_no_condition(Facts const& facts, Numbers const&, Findings& findings) {
    static constexpr std::array<std::string_view, 6> words{"评估等级", "3A", "4A", "5A", "AAA", "３A"};
    for (auto const& condition : facts.list("conditions")) {
        if (std::ranges::any_of(
                words, [&](std::string_view word) { return condition.text("text").find(word) != std::string::npos; })) {
            findings.refuse(
                "scoring.grade_as_condition", condition.text("field"),
                {"社会组织评估等级只能作为优先的依据，不得作为参加的条件",
                 "the grade of a social organisation lets it go first; it is no condition to take part"},
                {"请删去这一条件，可在“得分相同时的排序”中写明", "drop it; it may stand in the order of equals"});
        }
    }
}

Value graded_first(Facts const& facts, Numbers const& numbers, Steps&) {
    return preferred(social(facts) && facts.integer("grade") >= numbers.get("preferred_grade"));
}

}  // namespace qiyue::law::preferences
