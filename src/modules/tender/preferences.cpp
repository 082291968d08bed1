#include "modules/tender/preferences.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

namespace qiyue::tender {

namespace {

struct Word {
    char const* name;
    Text label;
    Clause under = {};  // a preference: only where this holds; blank: everywhere
};

std::vector<Word> const& words() {
    static std::vector<Word> const all{
        {"price", {"报价低者", "lower price"}},
        {"technical", {"服务与履约得分高者", "higher score without price"}},
        {"excellent", {"同类项目绩效评价优秀者", "excellent in an evaluation of the same item"}, clause::SH_2_4_15},
        {"social_organisation", {"社会组织", "social organisation"}, clause::SH_2_2_4},
        {"graded", {"评估等级达3A级以上的社会组织", "social organisation graded 3A or above"}, clause::SY_2_2_5_a},
        {"lot", {"抽签(由全部投标文件摘要决定，可重算)", "by lot, from the digests of all bids"}},
    };
    return all;
}

Value conditions_of(Form const& form) {
    Value all = Value::list();
    std::size_t place = 0;
    for (auto const& one : form.given("qualifications") ? form.list("qualifications") : std::vector<Form>()) {
        all.push(
            Value::object().set("text", one.text("text")).set("field", "qualifications." + std::to_string(place++)));
    }
    return all;
}

}  // namespace

std::vector<Option> const& tie_options() {
    static std::vector<Option> const all = [] {
        std::vector<Option> made;
        for (auto const& word : words()) {
            made.push_back({word.name, word.label});
        }
        return made;
    }();
    return all;
}

std::vector<Option> const& service_fields() {
    static std::vector<Option> const all{{"livelihood", {"民生保障", "livelihood"}},
                                         {"social_governance", {"社会治理", "social governance"}},
                                         {"industry_management", {"行业管理", "management of an industry"}},
                                         {"other_field", {"其他", "another"}}};
    return all;
}

Value tie_rule_of(Form const& form) {
    Value rule = Value::list();
    for (auto const& line : form.given("tie_rule") ? form.list("tie_rule") : std::vector<Form>()) {
        rule.push(line.text("by"));
    }
    return rule;
}

Value announced(workflow::StepRun const& run, Form const& form, bool competitive) {
    auto value = form.value();
    auto const rule = tie_rule_of(form);
    auto const named = std::ranges::find(rule.items(), Value("graded")) != rule.items().end();
    if (!competitive || named || !run.judge.applies(clause::SY_2_2_5_a)) {
        return value;
    }
    auto lines = value["tie_rule"].is_list() ? value["tie_rule"].items() : Value::List{};
    auto const lot = std::ranges::find_if(lines, [](Value const& line) { return line["by"] == Value("lot"); });
    lines.insert(lot, Value::object().set("by", "graded"));
    return value.set("tie_rule", Value(lines));
}

Result<void> judge_preferences(workflow::StepRun& run, Form const& form) {
    auto const rule = tie_rule_of(form);
    for (auto const& word : words()) {
        auto const named = std::ranges::find(rule.items(), Value(word.name)) != rule.items().end();
        if (named && !word.under.id.empty() && !run.judge.applies(word.under)) {
            return api::invalid("tender.preference_not_here", "tie_rule",
                                {"本地规则没有规定“" + word.label.zh + "”优先",
                                 "no rule of this place lets this go first: " + word.label.en},
                                {"请删去这一项", "leave it out"});
        }
    }
    auto facts = law::Facts().with("tie_rule", rule);
    if (form.given("service_field")) {
        facts.with("service_field", form.text("service_field"));
    }
    run.judge.ask(clause::SH_2_2_4, facts);
    run.judge.ask(clause::SY_2_2_5_a, law::Facts().with("conditions", conditions_of(form)));
    return {};
}

}  // namespace qiyue::tender
