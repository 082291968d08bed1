#pragma once

#include "base/day.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace qiyue {

struct WorkingDays {
    int count = 0;
};

// The days off and the make-up working days of one year, as its notice declares them. A notice may also reach
// into the December before.
struct CalendarYear {
    int year = 0;
    std::string notice;                   // "国办发明电〔2025〕7号"
    std::map<Day, std::string> holidays;  // day -> name
    std::set<Day> make_up;                // weekend days that are worked
};

// Legal working days. Versioned data: a year without a notice is counted by weekends and said to be provisional.
class WorkCalendar {
public:
    void load(CalendarYear year);  // replaces a year loaded before

    bool working(Day day) const;
    bool published(Day day) const { return years_.contains(day.year()); }
    std::string name_of_day_off(Day day) const;  // "国庆节", "周末", "" for a working day

    struct Count {
        Day due;
        bool provisional = false;  // passed through a year without a notice
        std::vector<Day> skipped;  // days not counted, in order
    };
    // The start day is not counted: the first counted day is the next working day.
    Count after(Day start, WorkingDays days) const;
    // Calendar days; with `roll`, a last day that is not worked moves on to the next working day.
    enum class Roll { none, forward };
    Count after_days(Day start, int days, Roll roll) const;
    // Working days from `from` (not counted) to `to` (counted); 0 when `to` is not later.
    int working_days_between(Day from, Day to) const;
    std::vector<int> years() const;

private:
    std::map<int, CalendarYear> years_;
    std::map<Day, std::string> holidays_;
    std::set<Day> make_up_;
};

}  // namespace qiyue
