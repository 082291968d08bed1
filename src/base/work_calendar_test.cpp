#include "base/work_calendar.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

namespace {

// The autumn of 2018, as the State Council's notice (国办发明电〔2017〕12号) has it.
WorkCalendar autumn_2018() {
    CalendarYear year{.year = 2018, .notice = "国办发明电〔2017〕12号", .holidays = {}, .make_up = {}};
    year.holidays[Day(2018, 9, 24)] = "中秋节";
    for (unsigned day = 1; day <= 7; ++day) {
        year.holidays[Day(2018, 10, day)] = "国庆节";
    }
    year.make_up = {Day(2018, 9, 29), Day(2018, 9, 30)};
    WorkCalendar calendar;
    calendar.load(std::move(year));
    return calendar;
}

}  // namespace

TEST_SUITE_BEGIN("base/work_calendar");

TEST_CASE("an objection received on Thursday 2018-09-27 is answered by 2018-10-09") {
    auto const count = autumn_2018().after(Day(2018, 9, 27), WorkingDays{5});
    // 28 Sep, the make-up Saturday 29 and Sunday 30, then 8 and 9 Oct.
    CHECK(count.due == Day(2018, 10, 9));
    CHECK(count.skipped.size() == 7);
    CHECK(count.skipped.front() == Day(2018, 10, 1));
    CHECK_FALSE(count.provisional);
}

TEST_CASE("the start day is not counted, worked or not") {
    auto const calendar = autumn_2018();
    CHECK(calendar.after(Day(2018, 10, 8), WorkingDays{1}).due == Day(2018, 10, 9));
    CHECK(calendar.after(Day(2018, 10, 3), WorkingDays{1}).due == Day(2018, 10, 8));
    CHECK(calendar.after(Day(2018, 10, 8), WorkingDays{0}).due == Day(2018, 10, 8));
}

TEST_CASE("names the days off") {
    auto const calendar = autumn_2018();
    CHECK(calendar.name_of_day_off(Day(2018, 9, 24)) == "中秋节");
    CHECK(calendar.name_of_day_off(Day(2018, 9, 22)) == "周末");
    CHECK(calendar.name_of_day_off(Day(2018, 9, 29)).empty());
    CHECK(calendar.name_of_day_off(Day(2018, 9, 28)).empty());
}

TEST_CASE("calendar days roll on only when asked to") {
    auto const calendar = autumn_2018();
    auto const rolled = calendar.after_days(Day(2018, 9, 11), 20, WorkCalendar::Roll::forward);
    CHECK(rolled.due == Day(2018, 10, 8));
    CHECK(rolled.skipped.size() == 7);
    auto const raw = calendar.after_days(Day(2018, 9, 11), 20, WorkCalendar::Roll::none);
    CHECK(raw.due == Day(2018, 10, 1));
    CHECK(raw.skipped.empty());
}

TEST_CASE("a count that reaches a year without a notice is provisional") {
    auto const calendar = autumn_2018();
    CHECK_FALSE(calendar.after(Day(2018, 12, 28), WorkingDays{1}).provisional);
    auto const count = calendar.after(Day(2018, 12, 28), WorkingDays{2});
    CHECK(count.due == Day(2019, 1, 1));  // a holiday, once the notice is loaded
    CHECK(count.provisional);
    CHECK_FALSE(calendar.after_days(Day(2018, 12, 28), 30, WorkCalendar::Roll::none).provisional);
}

TEST_CASE("counts the working days between, the first day out and the last in") {
    auto const calendar = autumn_2018();
    CHECK(calendar.working_days_between(Day(2018, 9, 27), Day(2018, 10, 9)) == 5);
    CHECK(calendar.working_days_between(Day(2018, 9, 27), Day(2018, 9, 27)) == 0);
    CHECK(calendar.working_days_between(Day(2018, 10, 9), Day(2018, 9, 27)) == 0);
}

TEST_CASE("a year loaded again replaces what it said before, and may reach into the December before") {
    auto calendar = autumn_2018();
    calendar.load({.year = 2018, .notice = "更正", .holidays = {}, .make_up = {}});
    CHECK(calendar.working(Day(2018, 10, 1)));
    calendar.load(
        {.year = 2019, .notice = "国办发明电〔2018〕15号", .holidays = {{Day(2018, 12, 31), "元旦"}}, .make_up = {}});
    CHECK_FALSE(calendar.working(Day(2018, 12, 31)));
    CHECK(calendar.years() == std::vector{2018, 2019});
}

TEST_SUITE_END();
