#pragma once

#include "base/day.hpp"
#include "base/text.hpp"
#include "base/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// Values in people's words, in one place: a figure reads the same in a sentence, on a page, on a paper and in the sum of
// a judgement.
namespace qiyue {

enum class Language { zh, en };
// A paper has room for the labels within a line and writes days as letters do; a page is read by columns.
enum class Medium { page, paper };

// What there is of both languages, in that one; a text that stands alone is itself.
std::string in(Language language, Text const& text);
std::string in(Language language, Value const& text);

// "4,860,000.00" from fen.
std::string yuan(std::int64_t fen);
// "85.50" from hundredths: marks, and percent out of basis points.
std::string hundredths(std::int64_t value);
// "12.50%" from basis points.
std::string percent(std::int64_t basis_points);
// 星期三, Wed
std::string weekday(Day day, Language language);
// "2026-09-30 18:00 星期三"
std::string moment(Instant instant, Language language);
// "2026年3月2日"; of an instant with its time.
std::string long_day(std::string const& iso);

// Nothing, or nothing in it.
bool blank(Value const& value);
// Is a field of this kind (shape.hpp) read by its digits?
bool in_figures(std::string_view kind);
// A value by its field's description (`describe`): "1,234.50 元", "yes", "考核优秀"; a group or list in one text. Of
// what only the platform can read (the number of a row, a key) it is "".
std::string said(Value const& field, Value const& value, Language language, Medium medium);
// One value of a described section {fields, values}; "" where there is none.
std::string said_of(Value const& section, std::string_view name, Language language, Medium medium = Medium::page);

}  // namespace qiyue
