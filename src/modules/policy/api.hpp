#pragma once

#include "modules/workflow/api.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// The register of rule documents 规则文件 that anybody can read, and the interpretations 解释 that the competent authority
// ties to an article.
namespace qiyue::policy {

struct Interpretation {
    std::int64_t id = 0;
    std::string statute, article;  // "chengdu_guicheng_2017", "第二十三条"
    std::string number;            // its own, as on the paper; may be empty
    std::string title, text;
    std::string authority;  // who published it
    Day published;
};
// Those in force, of one article, in the order in which they were published.
std::vector<Interpretation> interpretations(db::Tx& tx, std::string_view statute, std::string_view article);

// The documents kept in force past their end on that day by a published extension 延期, by their ids; and until when.
std::map<std::string, Day> extended(db::Tx& tx, Day on);

// One document of the register with its articles, clauses and interpretations: what the operation and the public page
// show. `statute` must be of the book.
Value document(db::Tx& tx, law::Rulebook const& book, law::Statute const& statute, Context const& context);
// Its entry in the register alone.
Value entry(law::Rulebook const& book, law::Statute const& statute, Context const& context);

// ---- how often a clause refused ----

// A year back from that day, the day included: "lately".
Day lately_from(Day today);

struct Refused {
    std::int64_t times = 0;   // ever
    std::int64_t lately = 0;  // within the year
};
struct RefusedStep {
    std::string operation;  // "need.submit"
    std::int64_t times = 0;
};
// The clauses that a refusal cites, each once.
std::set<std::string_view> cited_by(Refusal const& refusal);
// Counts each clause that the refusal cites once. Who was refused is not kept.
void count_refusal(db::Tx& tx, Day on, std::string_view operation, Refusal const& refusal);
std::map<std::string, Refused> refused(db::Tx& tx, Day today);
// Of one clause, the most frequent first.
std::vector<RefusedStep> refused_steps(db::Tx& tx, std::string_view clause);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::policy
