#pragma once

#include "base/value.hpp"

#include <string>

// Described values in words, as official papers have them.
namespace qiyue::documents {

// "4,860,000.00" from fen.
std::string yuan(std::int64_t fen);
// "2026年3月2日"; of an instant with its time.
std::string long_day(std::string const& iso);
// 1 一 … 99 九十九.
std::string numeral(int number);
// One value by its field's description: "1,234.50 元", "是", "考核优秀"; a group or list in one line.
std::string said(Value const& field, Value const& value);
// Chinese punctuation after Chinese characters, where a keyboard gave Latin one.
std::string typeset(std::string const& text);
bool blank(Value const& value);

}  // namespace qiyue::documents
