#include "app/commands/worlds.hpp"
#include "app/portal/words.hpp"

#include <doctest/doctest.h>

namespace qiyue::app::portal {

TEST_CASE("portal: a day that is today, or the next working day, is called so, and never 0 working days") {
    auto const calendar = commands::load_shared().calendar;
    auto const told = [&](char const* today, char const* due) {
        return left(Day::parse(today).value(), Day::parse(due).value(), *calendar, Language::zh);
    };
    CHECK(told("2026-11-27", "2026-11-27") == "今日截止");
    CHECK(told("2026-11-28", "2026-11-28") == "今日截止");          // a Saturday
    CHECK(told("2026-11-28", "2026-11-29") == "截止前没有工作日");  // and the Sunday after it
    CHECK(told("2026-11-28", "2026-11-30") == "下一个工作日截止");
    CHECK(told("2026-11-27", "2026-11-30") == "下一个工作日截止");
    CHECK(told("2026-11-27", "2026-12-01") == "剩 2 个工作日");
    CHECK(told("2026-11-30", "2026-11-27") == "已截止");
    CHECK(left(Day(2026, 11, 27), Day(2026, 12, 1), *calendar, Language::en) == "2 working days left");
}

}  // namespace qiyue::app::portal
