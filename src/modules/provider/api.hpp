#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>
#include <vector>

// What the later stages must know of a provider: who heads and controls it, and whether it may take part at all.
namespace qiyue::provider {

// A line of a credit list in force on a day: the provider must not take part in government procurement (LP-091).
struct Listing {
    std::int64_t id = 0;
    std::string list;  // "judgment_defaulter", "serious_tax", "procurement_misconduct"
    Text list_label;
    std::string source;  // where it was published
    Day from;
    std::optional<Day> until;
};
std::optional<Listing> listed(db::Tx& tx, std::int64_t provider, Day day);
// …judged, for whoever lets a provider take part in government procurement.
void judge_credit(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day);

// How two providers hang together (LP-089).
enum class Relation { same_head, controls };
struct Related {
    std::int64_t provider = 0;
    Relation how = Relation::same_head;
};
// All to whom the provider is bound, as both have declared or are registered today; each once, control before the head.
std::vector<Related> related(db::Tx& tx, std::int64_t provider);

// Its size as it registered it: "micro", "small", "medium", "large"; "" when it has not.
std::string size(db::Tx& tx, std::int64_t provider);
std::vector<Option> const& size_options();

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::provider
