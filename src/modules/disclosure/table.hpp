#pragma once

#include "modules/disclosure/api.hpp"

#include "base/clause.hpp"
#include "base/text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace qiyue::disclosure {

// A step of another module's procedure, by name: modules above and beside need not be known.
struct On {
    std::string kind, step;
    friend bool operator==(On const&, On const&) = default;
};

// Where the public data of a notice comes from.
enum class Source {
    view,   // what the object's page shows to a visitor
    input,  // what was given with the step
    event,  // made by the listener of an event
};

// One row of the publication table (CD-34-1): what is published, when it becomes due, and by which step it is done.
struct Rule {
    std::string name;  // "tender_notice"
    Text kind;         // "采购公告"
    std::string stage;
    std::vector<On> made_by;  // empty: by an event, or by hand with publication.publish
    std::vector<On> owed_by;  // empty: nothing is owed beforehand
    std::string deadline;     // key of the days that count from owed_by
    std::string holder;       // post at the object's owner
    Source source = Source::view;
    std::vector<std::string> fields;  // those that are public; empty: all that the page describes
    std::vector<Clause> clauses;      // beside CD-34-1
    bool by_hand = false;
};

std::vector<Rule> const& table();
Rule const& rule_named(std::string_view name);

// CD-34-2: the three grounds for withholding.
struct Ground {
    std::string name;
    Text label;
};
std::vector<Ground> const& grounds();
Text label_of_ground(std::string_view name);

}  // namespace qiyue::disclosure
