#pragma once

#include "modules/workflow/api.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// The city's own record of what providers did wrong 信用处理: proposed, heard, decided, public, ended by the clock. One gate
// keeps out whom it bars, wherever a provider takes part.
namespace qiyue::credit {

// Whom the procurement law bars may still do what is no government procurement, where the place knows no list of its own.
enum class Purchase { procurement, other };

// The gate, for every step by which a provider takes part: the national lists (LP-091), a ban of the procurement law
// (LP-309), the list of the place. Who is bound to a barred provider is let through with a warning.
void judge_taking_part(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day, Purchase purchase);
// Would the gate refuse it for a ban of ours? For who looks on without judging.
bool barred(db::Tx& tx, std::int64_t provider, Day day);

// Its score and level with the acts that count, and its standing with what changed it, as the rules of the place compute
// them: {credit_score, credit_level, acts, clause, standing, changes}; empty where the place has no such rule.
Value score(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day);

// SH-3.2-7: what its level means for who deals with it: {credit_level, bond_share, refused}; bond_share of what a contract asks
// for, in basis points. Empty where the place ties nothing to a level.
Value effects(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day);

// The clause under which sanctions are imposed in this place; of the procurement law where the place is silent.
Clause procedure_clause(law::Judge const& judge);

// One sanction as everybody may read it.
struct Entry {
    std::int64_t id = 0, provider = 0;
    std::string name, code;       // as they were when it was decided
    std::string name_now;         // another one since; "" when it is the same
    Text ground, measure, grade;  // grade "" where none was given
    std::string decision_number, legal_basis, reasons;
    bool bars = false;
    Day from, until;
    std::optional<Day> ended_on;  // before its time: repaired or revoked
    Text standing;                // on the day it was asked for
    bool active = false;
};

struct Search {
    std::string words = {};     // part of a name, or a whole credit code
    std::int64_t provider = 0;  // 0: of all
};
// Those that a search finds, the newest decision first.
std::vector<Entry> entries(db::Tx& tx, Search const& search, Day day);

// ---- events ----
// A provider is to be barred: who keeps contracts says which of them it is performing.
struct Running {
    std::int64_t contract = 0;
    std::string number;
};
struct RunningAsked {
    std::int64_t provider = 0;
    std::shared_ptr<std::vector<Running>> found;
};

// It is barred from now on; of each running contract the decision says what is to become of it: "finish", "hand_over", "end".
struct Fate {
    std::int64_t contract = 0;
    std::string what, reason;
};
struct Barred {
    std::int64_t sanction = 0, provider = 0;
    Day from, until;
    std::vector<Fate> fates;
};
std::vector<Option> const& fates();

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::credit
