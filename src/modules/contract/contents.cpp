#include "modules/contract/contents.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>
#include <array>

namespace qiyue::contract {

namespace {

// Judged with the instalments, see judge_text.
bool judged_elsewhere(Clause clause) {
    return clause == clause::CD_22_2;
}

// LP-201 一般包括: what it names is usual, not required.
bool only_usual(Clause clause) {
    return clause == clause::LP_201;
}

std::vector<Clause> all_clauses() {
    std::vector<Clause> all;
    for (auto const& content : contents()) {
        for (auto const clause : content.by) {
            if (std::ranges::find(all, clause) == all.end()) {
                all.push_back(clause);
            }
        }
    }
    return all;
}

bool blank(Value const& value) {
    return value.is_null() || (value.is_text() && value.text().find_first_not_of(" \n\t") == std::string::npos) ||
        (value.is_list() && value.size() == 0);
}

// DG-3-1 政府、公益服务类社会组织、服务对象三方的责、权、利
bool all_three_parties(Value const& rows) {
    static constexpr std::array<char const*, 3> parties{"buyer", "provider", "served"};
    static constexpr std::array<char const*, 3> aspects{"duties", "powers", "benefits"};
    return rows.is_list() && std::ranges::all_of(parties, [&](char const* party) {
               return std::ranges::any_of(rows.items(), [&](Value const& row) {
                   return row["party"] == Value(party) &&
                       std::ranges::none_of(aspects, [&](char const* aspect) { return blank(row[aspect]); });
               });
           });
}

Value both(Text const& text) {
    return law::words(text);
}

}  // namespace

std::vector<Content> const& contents() {
    using namespace clause;
    static std::vector<Content> const all{
        {"scope", {"服务范围", "scope"}, {CD_22_1, SY_3_1_5_b, LA_3_1_2, DG_8_5b, CDP_11_4a}},
        {"subject",
         {"标的(服务内容、任务)", "subject: what is to be done"},
         {CD_22_1, LP_198, LP_201, SY_3_1_5_b, LA_3_1_2, DG_8_5b, CDP_11_4a}},
        {"quantity", {"数量", "quantity"}, {CD_22_1, LP_198, LP_201, SY_3_1_5_b, CDP_11_4a}},
        {"quality",
         {"质量(服务要求)", "quality: what is required of it"},
         {CD_22_1, LP_198, LP_201, SY_3_1_5_b, LA_3_1_2, DG_8_5b, CDP_11_4a}},
        {"term_to", {"服务期限", "term"}, {CD_22_1, LP_198, LP_201, SY_3_1_5_b, LA_3_1_2, DG_8_5b, CDP_11_4a}},
        {"place_and_manner", {"履行地点和方式", "place and manner"}, {LP_201}},
        {"price", {"价格", "price"}, {LP_198, LP_201, SY_3_1_5_b}},
        {"goals", {"绩效目标", "goals"}, {SY_3_1_5_b, LA_3_1_2, DG_8_5b}},
        {"acceptance",
         {"验收方式和标准、考核标准", "how it is accepted, and by which standards"},
         {LA_3_1_2, CDP_11_4a}},
        {"payment_method",
         {"资金支付(结算)方式", "how it is paid"},
         {CD_22_2, LP_198, SY_3_1_5_c, LA_3_1_2, DG_8_5b, CDP_11_4a}},
        {"rights_and_duties", {"双方权利义务", "rights and duties"}, {CD_22_3, LP_198, SY_3_1_5_c, CDP_11_4a}},
        {"liability",
         {"违约责任", "liability for breach"},
         {CD_22_3, LP_198, LP_201, SY_3_1_5_c, LA_3_1_2, DG_8_5b, CDP_11_4a}},
        {"disputes", {"解决争议的方法", "how disputes are settled"}, {CD_22_3, LP_201}},
        {"three_parties",
         {"政府、承接主体、服务对象三方的责、权、利",
          "duties, powers and benefits of government, provider and those served"},
         {DG_3_1}},
    };
    return all;
}

bool written(Value const& text, std::string const& field) {
    if (field == "term_to") {
        return !blank(text["term_from"]) && !blank(text["term_to"]);
    }
    return field == "three_parties" ? all_three_parties(text[field]) : !blank(text[field]);
}

Value contents_of(Clause clause, Value const& text) {
    Value all = Value::list();
    for (auto const& content : contents()) {
        if (std::ranges::find(content.by, clause) != content.by.end()) {
            all.push(Value::object()
                         .set("content", both(content.name))
                         .set("field", content.field)
                         .set("given", written(text, content.field)));
        }
    }
    return all;
}

void judge_contents(law::Judge& judge, Value const& text) {
    for (auto const clause : all_clauses()) {
        if (!judged_elsewhere(clause)) {
            judge.ask(clause, law::Facts().with("contents", contents_of(clause, text)));
        }
    }
}

Result<void> told_once(Result<void> verdict) {
    if (verdict.ok()) {
        return verdict;
    }
    std::vector<Finding> merged;
    for (auto const& finding : verdict.refusal().findings()) {
        auto const same = std::ranges::find_if(merged, [&](Finding const& before) {
            return before.code == "contract.content_missing" && before.code == finding.code &&
                before.field == finding.field;
        });
        if (same == merged.end()) {
            merged.push_back(finding);
        } else {
            same->cites.insert(same->cites.end(), finding.cites.begin(), finding.cites.end());
        }
    }
    return Refusal(verdict.refusal().reason(), std::move(merged));
}

Value wanting(law::Judge const& judge, Value const& text) {
    Value all = Value::list();
    for (auto const& content : contents()) {
        std::string articles;
        for (auto const clause : content.by) {
            if (judge.applies(clause) && !only_usual(clause)) {
                articles += (articles.empty() ? "" : "；") + judge.book().citation(clause);
            }
        }
        if (!articles.empty() && !written(text, content.field)) {
            all.push(Value::object().set("content", content.field).set("articles", articles));
        }
    }
    return all;
}

}  // namespace qiyue::contract
