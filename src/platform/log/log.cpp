#include "platform/log/log.hpp"

#include "base/day.hpp"
#include "platform/json/json.hpp"

#include <unistd.h>

#include <cerrno>
#include <chrono>

namespace qiyue::log {

namespace {

std::string_view name_of(Level level) {
    switch (level) {
    case Level::info: return "info";
    case Level::warning: return "warning";
    case Level::error: return "error";
    }
    return "error";
}

}  // namespace

std::string line(Instant time, Level level, std::string_view message, Value const& facts) {
    auto entry = Value::object();
    entry.set("time", time.iso());
    entry.set("level", name_of(level));
    entry.set("message", message);
    if (facts.size() > 0) {
        entry.set("facts", facts);
    }
    return json::write(entry) + "\n";
}

void write(Level level, std::string_view message, Value const& facts) {
    // The wall clock, not the story's: a log entry tells when the machine did it.
    auto const now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    auto const text = line(Instant::from_micros(now.time_since_epoch().count()), level, message, facts);
    // One system call a line, so that lines of several threads do not mix; a log that can't be written is no
    // reason to stop serving.
    std::string_view rest = text;
    while (!rest.empty()) {
        auto const written = ::write(STDERR_FILENO, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return;
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace qiyue::log
