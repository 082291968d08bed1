#pragma once

#include "app/portal/render.hpp"

#include "base/day.hpp"
#include "base/said.hpp"
#include "base/work_calendar.hpp"

#include <string>

namespace qiyue::app::portal {

// One choice of a select; `selected` is the value that the reader has chosen.
Value option(std::string const& value, std::string const& label, std::string const& selected);
// "1.4 MB"
std::string bytes(std::int64_t count);
// "剩 6 个工作日", "已截止"
std::string left(Day today, Day due, WorkCalendar const& calendar, Language language);

// A described section (disclosure's {fields, values, withheld}) as the notice template's sections.
Value sections_of(Value const& section, std::string const& heading, Language language);

}  // namespace qiyue::app::portal
