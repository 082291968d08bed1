#pragma once

#include <string>

// How official papers are set beyond what the values say (base/said).
namespace qiyue::documents {

// 1 一 … 99 九十九.
std::string numeral(int number);
// Chinese punctuation after Chinese characters, where a keyboard gave Latin one.
std::string typeset(std::string const& text);

}  // namespace qiyue::documents
