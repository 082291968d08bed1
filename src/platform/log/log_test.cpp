#include "platform/log/log.hpp"

#include <doctest/doctest.h>

namespace log_port = qiyue::log;
using log_port::Level;

TEST_CASE("log: an entry is one line of JSON, whatever the message holds") {
    auto const time = qiyue::Instant::parse("2026-09-30T18:00:00+08:00").value();
    CHECK(log_port::line(time, Level::info, "服务已启动", qiyue::Value::object()) ==
          "{\"time\":\"2026-09-30T18:00:00+08:00\",\"level\":\"info\",\"message\":\"服务已启动\"}\n");
    auto facts = qiyue::Value::object();
    facts.set("port", 8080);
    CHECK(log_port::line(time, Level::error, "a\nb\"", facts) ==
          "{\"time\":\"2026-09-30T18:00:00+08:00\",\"level\":\"error\",\"message\":\"a\\nb\\\"\","
          "\"facts\":{\"port\":8080}}\n");
}
