#include "platform/metrics/metrics.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace qiyue;
using namespace qiyue::metrics;

TEST_SUITE("platform/metrics") {

    TEST_CASE("what is counted is told in the text format, sorted and escaped") {
        Registry registry;
        registry.counter("requests", "Requests.", {{"operation", "need.submit"}, {"status", "2xx"}}).add(3);
        registry.counter("requests", "Requests.", {{"operation", "a\"b\\c\nd"}, {"status", "4xx"}}).add();
        registry.gauge("waiting", "Waiting.", [] { return 7; });
        auto& took = registry.histogram("took_milliseconds", "Time.", {1, 10, 100});
        for (std::int64_t const value : {0, 1, 2, 10, 100, 101}) {
            took.observe(value);
        }
        CHECK(registry.text() ==
              "# HELP requests Requests.\n# TYPE requests counter\n"
              "requests{operation=\"a\\\"b\\\\c\\nd\",status=\"4xx\"} 1\n"
              "requests{operation=\"need.submit\",status=\"2xx\"} 3\n"
              "# HELP took_milliseconds Time.\n# TYPE took_milliseconds histogram\n"
              "took_milliseconds_bucket{le=\"1\"} 2\ntook_milliseconds_bucket{le=\"10\"} 4\n"
              "took_milliseconds_bucket{le=\"100\"} 5\ntook_milliseconds_bucket{le=\"+Inf\"} 6\n"
              "took_milliseconds_sum 214\ntook_milliseconds_count 6\n"
              "# HELP waiting Waiting.\n# TYPE waiting gauge\nwaiting 7\n");
    }

    TEST_CASE("what is counted elsewhere is asked at each reading, by the values of its label") {
        Registry registry;
        Registry::Counts kept{{"b", 2}, {"a\"", 1}};
        registry.counts("refusals", "Refusals.", "clause", [&] { return kept; });
        CHECK(
            registry.text() ==
            "# HELP refusals Refusals.\n# TYPE refusals counter\nrefusals{clause=\"a\\\"\"} 1\nrefusals{clause=\"b\"} 2\n");
        kept["b"] = 3;
        CHECK(registry.text().ends_with("refusals{clause=\"b\"} 3\n"));
        kept.clear();
        CHECK(registry.text() == "# HELP refusals Refusals.\n# TYPE refusals counter\n");
    }

    TEST_CASE("the same name and labels are the same counter, from all threads") {
        Registry registry;
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 1000; ++n) {
                    registry.counter("hits", "Hits.", {{"a", "b"}}).add();
                    registry.histogram("sizes", "Sizes.", {5}).observe(n % 10);
                }
            });
        }
        for (auto& thread : threads) {
            thread.join();
        }
        CHECK(registry.counter("hits", "Hits.", {{"a", "b"}}).value() == 4000);
        CHECK(registry.histogram("sizes", "Sizes.", {5}).at_or_below(0) == 2400);
        CHECK(registry.histogram("sizes", "Sizes.", {5}).count() == 4000);
    }

    TEST_CASE("a name stands for one thing, and labels can't grow without end") {
        Registry registry;
        (void)registry.counter("hits", "Hits.");
        CHECK_THROWS_AS(registry.gauge("hits", "Hits.", [] { return 1; }), Bug);
        CHECK_THROWS_AS((void)registry.counter("hits", "Other."), Bug);
        CHECK_THROWS_AS((void)registry.counter("No name", "…"), Bug);
        CHECK_THROWS_AS(Histogram({2, 1}), Bug);
        auto const fill = [&] {
            for (int i = 0; i < 20'001; ++i) {
                (void)registry.counter("paths", "Paths.", {{"path", std::to_string(i)}});
            }
        };
        CHECK_THROWS_AS(fill(), Bug);
    }

    TEST_CASE("a process knows its memory, and time goes on") {
        CHECK(resident_bytes() > 1'000'000);
        Stopwatch const watch;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        CHECK(watch.milliseconds() >= 4);
    }
}
