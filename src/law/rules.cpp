#include "law/rule.hpp"
#include "law/tables.hpp"

#include "base/ensure.hpp"

#include <unordered_map>

namespace qiyue::law {

namespace {

using Table = std::vector<Rule> (*)();

constexpr Table tables[] = {
    caiku_2014_214_rules,
    caiku_2014_37_rules,
    caiku_2015_124_rules,
    caiku_2015_135_rules,
    caiku_2015_36_rules,
    caiku_2016_198_rules,
    caiku_2020_46_rules,
    caiku_2021_22_rules,
    caiku_2022_17_rules,
    caiku_2022_19_rules,
    caiku_2026_2_rules,
    caiku_2026_12_rules,
    caizong_2016_53_rules,
    chengdu_guicheng_2017_rules,
    concession_2024_rules,
    chengdu_penggai_2016_rules,
    civil_code_2020_rules,
    dongguan_banfa_rules,
    domestic_products_2025_rules,
    measures_102_rules,
    measures_110_rules,
    measures_74_rules,
    measures_87_rules,
    measures_94_rules,
    platform_article_rules,
    procurement_law_2014_rules,
    regs_2015_rules,
    sme_payment_2025_rules,
    dongguan_caizheng_rules,
    guobanfa_2013_96_rules,
    luan_2015_rules,
    shanghai_2015_rules,
    caiku_2017_141_rules,
    treasury_reply_2026_rules,
    xianning_2015_rules,
    shenyang_2015_rules,
};

std::vector<Rule> gather() {
    std::vector<Rule> all;
    for (auto const table : tables) {
        for (auto& rule : table()) {
            ENSURE(rule.predicate != nullptr || rule.computation != nullptr);
            // A suspended computation must give something, so that what follows shows the difference.
            ENSURE(rule.computation == nullptr || !rule.blank.is_null());
            all.push_back(std::move(rule));
        }
    }
    return all;
}

std::unordered_map<std::string_view, Rule const*> by_clause() {
    std::unordered_map<std::string_view, Rule const*> index;
    for (auto const& rule : all_rules()) {
        ENSURE(index.emplace(rule.clause.id, &rule).second);
    }
    return index;
}

}  // namespace

std::vector<Rule> const& all_rules() {
    static std::vector<Rule> const rules = gather();
    return rules;
}

Rule const* rule_of(Clause clause) {
    static auto const index = by_clause();
    auto const found = index.find(clause.id);
    return found == index.end() ? nullptr : found->second;
}

}  // namespace qiyue::law
