#pragma once

#include "app/world.hpp"

#include "base/clock.hpp"
#include "base/value.hpp"

#include <map>
#include <string>

namespace qiyue::app::scenario {

// What a story has saved so far, and the made things it names.
struct Memory {
    std::map<std::string, Value> saved;          // name -> answer
    std::map<std::string, std::int64_t> people;  // cast key -> person
    std::map<std::string, std::int64_t> organisations;
    std::map<std::string, crypto::BoxKey> keys;         // "$public_key" names
    std::map<std::string, crypto::SigningKey> signing;  // "$signing_key" names
    std::map<std::string, std::string> wrapped;         // "$shares": the holder's key name -> his share in its box
    Caller sender;                                      // who acts now: what is made by "$file" is sent by him
};

// Replaces "$name.path", { "$file" = … } and the like by what they stand for. Throws Fault for an unknown name.
Value resolve(Value const& value, Memory& memory, World& world);

// Follows a path of `see` through an answer: members, indices, [member=value], "#" for the count.
// Gives null when it leads nowhere. A condition's value may be "$name" of the memory.
Value look(Value const& answer, std::string_view path, Memory const* memory = nullptr);

// "6 working days", "10 days", "2 hours", "15 minutes", "30 seconds" after now.
Instant later(Instant now, std::string const& span, WorkCalendar const& calendar);

}  // namespace qiyue::app::scenario
