#include "modules/performance/score.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace qiyue::performance;

TEST_CASE("performance: marks out of a hundred, whatever the indicators are worth together") {
    CHECK(score_of({{4'000, 3'200}, {6'000, 4'600}}) == 7'800);
    CHECK(score_of({{100, 100}}) == 10'000);
    // quantity 100, quality 80, satisfaction 85, timeliness 90, compliance 60, weighted 30, 30, 20, 10, 10
    CHECK(score_of({{3'000, 3'000}, {3'000, 2'400}, {2'000, 1'700}, {1'000, 900}, {1'000, 600}}) == 8'600);
    CHECK(score_of({{300, 0}}) == 0);
    CHECK(score_of({{3, 1}}) == 3'333);
    CHECK(score_of({{3, 2}}) == 6'667);  // half up, once
}

TEST_CASE("performance: a draw can be done again, and depends on its seed") {
    std::vector<std::string> homes;
    for (int i = 1; i <= 50; ++i) {
        homes.push_back("服务点" + std::to_string(i));
    }
    auto const once = draw("a seed", homes, 5);
    CHECK(once.size() == 5);
    CHECK(std::set(once.begin(), once.end()).size() == 5);
    CHECK(draw("a seed", homes, 5) == once);
    CHECK(draw("another seed", homes, 5) != once);
    CHECK(draw("a seed", homes, 50).size() == 50);
    CHECK(draw("a seed", homes, 0).empty());
}
