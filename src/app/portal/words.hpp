#pragma once

#include "app/portal/render.hpp"

#include "base/day.hpp"
#include "base/text.hpp"
#include "base/work_calendar.hpp"

#include <string>
#include <string_view>

namespace qiyue::app::portal {

// {zh, en} in the reader's language.
std::string in(Language language, Value const& text);
std::string in(Language language, Text const& text);
// One choice of a select; `selected` is the value that the reader has chosen.
Value option(std::string const& value, std::string const& label, std::string const& selected);
// "4,860,000.00" from fen.
std::string yuan(std::int64_t fen);
// "85.50" from hundredths.
std::string hundredths(std::int64_t value);
// One value of a described section as a person reads it ("" where there is none): money with its unit, a choice by its
// label, a mark with two decimals.
std::string shown_of(Value const& section, std::string_view name, Language language);
// "1.4 MB"
std::string bytes(std::int64_t count);
// "2026-09-30 18:00 星期三"
std::string moment(Instant instant, Language language);
// "剩 6 个工作日", "已截止"
std::string left(Day today, Day due, WorkCalendar const& calendar, Language language);

// A described section (disclosure's {fields, values, withheld}) as the notice template's sections.
Value sections_of(Value const& section, std::string const& heading, Language language);

}  // namespace qiyue::app::portal
