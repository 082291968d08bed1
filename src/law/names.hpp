#pragma once

#include "base/text.hpp"

#include <string_view>

namespace qiyue::law {

// How a figure of a judgement is written for people.
enum class Shown {
    plain,   // as it stands: text, a count, yes or no
    money,   // fen, or text in yuan
    score,   // hundredths of a point
    share,   // basis points
    days,    // a count of days
    months,  // a count of months
    code,    // a word of the program: name_of_code
    bid,     // the number of a bid: "the 2nd bid", in the order of the facts
    who,     // the number of a person: "reviewer 2"
    hidden,  // of no use to a reader: the number of a row
};

struct Name {
    Text label;
    Shown shown = Shown::plain;
};

// What a fact, a step, a result or a number of a rule is called; nothing for a key that has no name yet. A key that
// means something else in one clause's sum has a name of its own there.
Name const* name_of_key(std::string_view clause, std::string_view key);
// …of a condition that was judged in place: name_of_key asks it too.
Name const* name_in_place(std::string_view key);
// A word that stands as a value ("open"); nothing when it has no name.
Text const* name_of_code(std::string_view code);

}  // namespace qiyue::law
