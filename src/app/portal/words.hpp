#pragma once

#include "app/portal/render.hpp"

#include "base/day.hpp"
#include "base/said.hpp"
#include "base/work_calendar.hpp"

#include <string>

namespace qiyue::app::portal {

// One choice of a select; `selected` is the value that the reader has chosen.
Value option(std::string const& value, std::string const& label, std::string const& selected);
// A line of a list of facts; `link` is an address, or false.
Value fact(std::string const& label, std::string const& value, bool figures = false, Value link = false);
// "1.4 MB"
std::string bytes(std::int64_t count);
// One cell of a file for spreadsheets. A name that begins like a formula stays a name: an apostrophe says so.
std::string csv_cell(std::string const& text);
// "剩 6 个工作日", "已截止"
std::string left(Day today, Day due, WorkCalendar const& calendar, Language language);

// A notice (disclosure's whole notice_value) as the notice template's sections: what it says in sentences, then its content
// field by field, and what is withheld.
Value sections_of(Value const& notice, Language language);

}  // namespace qiyue::app::portal
