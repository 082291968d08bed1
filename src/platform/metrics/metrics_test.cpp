#include "platform/metrics/metrics.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace qiyue;
using namespace qiyue::metrics;

TEST_SUITE_BEGIN("platform/metrics");

TEST_CASE("counters, gauges and histograms as Prometheus reads them") {
    Registry registry({{"asked_total", Type::counter, "how often"},
                       {"memory_bytes", Type::gauge, "in RAM"},
                       {"took_seconds", Type::histogram, "how long", {1000, 20'000}}});
    registry.add("asked_total", {{"what", "need.draft"}, {"status", "2xx"}});
    registry.add("asked_total", {{"what", "need.draft"}, {"status", "2xx"}}, 2);
    registry.set("memory_bytes", {}, 7);
    registry.set("memory_bytes", {}, 5);
    registry.observe("took_seconds", {{"kind", "read"}}, 1000);
    registry.observe("took_seconds", {{"kind", "read"}}, 1001);
    registry.observe("took_seconds", {{"kind", "read"}}, 2'500'000);
    CHECK(registry.text() ==
          "# HELP asked_total how often\n"
          "# TYPE asked_total counter\n"
          "asked_total{what=\"need.draft\",status=\"2xx\"} 3\n"
          "# HELP memory_bytes in RAM\n"
          "# TYPE memory_bytes gauge\n"
          "memory_bytes 5\n"
          "# HELP took_seconds how long\n"
          "# TYPE took_seconds histogram\n"
          "took_seconds_bucket{kind=\"read\",le=\"0.001\"} 1\n"
          "took_seconds_bucket{kind=\"read\",le=\"0.02\"} 2\n"
          "took_seconds_bucket{kind=\"read\",le=\"+Inf\"} 3\n"
          "took_seconds_sum{kind=\"read\"} 2.502001\n"
          "took_seconds_count{kind=\"read\"} 3\n");
}

TEST_CASE("what a label holds can't break the text") {
    Registry registry({{"asked_total", Type::counter, "a\nb"}});
    registry.add("asked_total", {{"what", "a\"b\\c\nd"}});
    CHECK(registry.text() ==
          "# HELP asked_total a\\nb\n"
          "# TYPE asked_total counter\n"
          "asked_total{what=\"a\\\"b\\\\c\\nd\"} 1\n");
}

TEST_CASE("an undescribed family, or one of another type, is a bug") {
    Registry registry({{"asked_total", Type::counter, ""}});
    CHECK_THROWS_AS(registry.set("asked_total", {}, 1), Bug);
    CHECK_THROWS_AS(registry.add("told_total", {}), Bug);
    CHECK_THROWS_AS(registry.add("asked_total", {{"What", "x"}}), Bug);
    CHECK_THROWS_AS(Registry({{"a b", Type::counter, ""}}), Bug);
    CHECK_THROWS_AS(Registry({{"a", Type::histogram, ""}}), Bug);
}

TEST_CASE("no count is lost between threads") {
    Registry registry({{"asked_total", Type::counter, ""}});
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 1000; ++n) {
                registry.add("asked_total", {{"what", "x"}});
            }
        });
    }
    threads.clear();
    CHECK(registry.text().find("asked_total{what=\"x\"} 4000\n") != std::string::npos);
}

TEST_CASE("this process has memory") {
    CHECK(resident_bytes() > 1'000'000);
    CHECK(Stopwatch().microseconds() >= 0);
}

TEST_SUITE_END();
