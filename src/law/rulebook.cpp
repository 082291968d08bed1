#include "law/rulebook.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <tuple>

namespace qiyue::law {

namespace {

constexpr std::array<std::string_view, 9> effect_names{"enforced", "computed", "deadline",  "recorded", "published",
                                                       "reported", "reminded", "principle", "planned"};

// Lower documents give way to higher ones.
int height_of(std::string_view rank) {
    constexpr std::array<std::string_view, 7> from_low{"article",       "lecture",    "local_rule", "normative",
                                                       "ministry_rule", "regulation", "law"};
    auto const found = std::ranges::find(from_low, rank);
    return static_cast<int>(found - from_low.begin());
}

// CD-40-1 国家现行法律、法规有规定的,从其规定;没有规定的,按本规程执行。
//
// Of several numbers of one key, in force for the same rule set on the same day, the first of these holds:
//   1. what a national law or regulation itself says (法律 > 行政法规);
//   2. what a local statute of the project's special field says (redevelopment: the special before the general);
//   3. what a general local statute of the place says;
//   4. what any other national document says (部门规章 > 规范性文件), or a default hung on a national law.
// The table in the requirements also puts 部门规章 above 地方规程. The article names 法律、法规 only, so here a local
// number overlays a ministry's; and a default of ours is not "有规定", so it never beats a local number.
// Within one row the higher document holds, then the later date.
template <class Dated> auto precedence(Dated const& dated, Statute const& statute) {
    auto const height = height_of(statute.rank);
    int row = 0;
    if (!statute.national()) {
        row = statute.field.empty() ? 1 : 2;
    } else if (height >= height_of("regulation") && dated.status != "default") {
        row = 3;
    }
    return std::tuple{row, height, dated.from};
}

}  // namespace

std::string_view name_of(Effect effect) {
    return effect_names.at(static_cast<std::size_t>(effect));
}

ClauseEntry const* Rulebook::find(std::string_view clause) const {
    auto const found = clause_by_id_.find(clause);
    return found == clause_by_id_.end() ? nullptr : &clauses_[found->second];
}

Statute const* Rulebook::statute(std::string_view id) const {
    auto const found = statute_by_id_.find(id);
    return found == statute_by_id_.end() ? nullptr : &statutes_[found->second];
}

Statute const& Rulebook::statute_of(ClauseEntry const& clause) const {
    return statutes_.at(clause.document);
}

Article const* Rulebook::article_of(ClauseEntry const& clause) const {
    return article(clause.statute, clause.article);
}

Article const* Rulebook::article(std::string_view statute, std::string_view label) const {
    auto const found = article_by_place_.find(std::string(statute) + " " + std::string(label));
    return found == article_by_place_.end() ? nullptr : &articles_[found->second];
}

bool Rulebook::in_force(Statute const& statute, RuleSet const& rules, Day on) const {
    if (!statute.field.empty() && !rules.fields.contains(statute.field)) {
        return false;
    }
    if (!statute.national() && statute.place != rules.place) {
        return false;
    }
    // A project keeps the local rules it began under; national law reaches it as it changes.
    auto const day = statute.national() ? on : rules.pinned;
    auto const ended = statute.in_force_until && day > *statute.in_force_until && !rules.extended.contains(statute.id);
    return day >= statute.in_force_from && !ended;
}

bool Rulebook::in_force(ClauseEntry const& clause, RuleSet const& rules, Day on) const {
    return in_force(statute_of(clause), rules, on);
}

namespace {

// All that are in force, the one that holds first.
template <class Dated, class Index>
std::vector<Dated const*> by_precedence(Rulebook const& book, std::vector<Dated> const& all, Index const& index,
                                        std::string_view key, RuleSet const& rules, Day on) {
    std::vector<Dated const*> found;
    auto const positions = index.find(key);
    if (positions == index.end()) {
        return found;
    }
    for (auto const position : positions->second) {
        auto const& dated = all[position];
        if (dated.from <= on && book.in_force(*book.find(dated.clause), rules, on)) {
            found.push_back(&dated);
        }
    }
    std::ranges::stable_sort(found, [&](Dated const* one, Dated const* other) {
        auto const height = [&](Dated const* dated) {
            return precedence(*dated, book.statute_of(*book.find(dated->clause)));
        };
        return height(one) > height(other);
    });
    return found;
}

}  // namespace

std::vector<Number const*> Rulebook::numbers_of(std::string_view key, RuleSet const& rules, Day on) const {
    return by_precedence(*this, numbers_, numbers_by_key_, key, rules, on);
}

std::vector<DeadlineRule const*> Rulebook::deadlines_of(std::string_view key, RuleSet const& rules, Day on) const {
    return by_precedence(*this, deadlines_, deadlines_by_key_, key, rules, on);
}

Number const* Rulebook::number(std::string_view key, RuleSet const& rules, Day on) const {
    auto const all = numbers_of(key, rules, on);
    return all.empty() ? nullptr : all.front();
}

DeadlineRule const* Rulebook::deadline(std::string_view key, RuleSet const& rules, Day on) const {
    auto const all = deadlines_of(key, rules, on);
    return all.empty() ? nullptr : all.front();
}

std::string Rulebook::citation(Clause clause) const {
    auto const* entry = find(clause.id);
    return entry == nullptr ? std::string(clause.id) : entry->citation;
}

Value Rulebook::cite(Clause clause) const {
    Value cited = Value::object();
    cited.set("clause", clause.id);
    if (auto const* entry = find(clause.id); entry != nullptr) {
        auto const& statute = statute_of(*entry);
        cited.set("document", statute.title).set("number", statute.number).set("article", entry->at);
        cited.set("quote", entry->quote);
        // CD-0-1: the article's text can be opened from whatever names it.
        cited.set("href", "/rules/" + statute.id + "#" + entry->id);
    }
    return cited;
}

}  // namespace qiyue::law
