#include "base/work_calendar.hpp"

namespace qiyue {

void WorkCalendar::load(CalendarYear year) {
    years_.insert_or_assign(year.year, std::move(year));
    holidays_.clear();
    make_up_.clear();
    for (auto const& [number, loaded] : years_) {
        holidays_.insert(loaded.holidays.begin(), loaded.holidays.end());
        make_up_.insert(loaded.make_up.begin(), loaded.make_up.end());
    }
}

bool WorkCalendar::working(Day day) const {
    if (make_up_.contains(day)) {
        return true;
    }
    return day.weekday() <= 5 && !holidays_.contains(day);
}

std::string WorkCalendar::name_of_day_off(Day day) const {
    if (working(day)) {
        return {};
    }
    auto const holiday = holidays_.find(day);
    return holiday == holidays_.end() ? "周末" : holiday->second;
}

WorkCalendar::Count WorkCalendar::after(Day start, WorkingDays days) const {
    Count count{.due = start, .provisional = false, .skipped = {}};
    for (int counted = 0; counted < days.count;) {
        count.due = count.due.plus_days(1);
        count.provisional = count.provisional || !published(count.due);
        if (working(count.due)) {
            counted += 1;
        } else {
            count.skipped.push_back(count.due);
        }
    }
    return count;
}

WorkCalendar::Count WorkCalendar::after_days(Day start, int days, Roll roll) const {
    Count count{.due = start.plus_days(days), .provisional = false, .skipped = {}};
    while (roll == Roll::forward && !working(count.due)) {
        count.skipped.push_back(count.due);
        count.due = count.due.plus_days(1);
    }
    count.provisional = roll == Roll::forward && !published(count.due);
    return count;
}

int WorkCalendar::working_days_between(Day from, Day to) const {
    int count = 0;
    for (auto day = from.plus_days(1); day <= to; day = day.plus_days(1)) {
        count += working(day) ? 1 : 0;
    }
    return count;
}

std::vector<int> WorkCalendar::years() const {
    std::vector<int> numbers;
    for (auto const& [number, year] : years_) {
        numbers.push_back(number);
    }
    return numbers;
}

}  // namespace qiyue
