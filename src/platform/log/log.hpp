#pragma once

#include "base/day.hpp"
#include "base/value.hpp"

#include <string>
#include <string_view>

// One JSON line per entry on standard error, readable by people and collectors. Never give it secrets.
namespace qiyue::log {

enum class Level { info, warning, error };
void write(Level level, std::string_view message, Value const& facts = Value::object());
inline void info(std::string_view message, Value const& facts = Value::object()) {
    write(Level::info, message, facts);
}
inline void warning(std::string_view message, Value const& facts = Value::object()) {
    write(Level::warning, message, facts);
}
inline void error(std::string_view message, Value const& facts = Value::object()) {
    write(Level::error, message, facts);
}

// What write() writes, with the line break: {"time":…,"level":…,"message":…,"facts":{…}}; no facts, no member.
std::string line(Instant time, Level level, std::string_view message, Value const& facts);

}  // namespace qiyue::log
