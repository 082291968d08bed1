#pragma once

#include "platform/search/search.hpp"

namespace qiyue::search {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// The first token at or after `from` where the phrase begins.
std::size_t next_match(std::vector<std::string> const& tokens, Query::Phrase const& phrase, std::size_t from);

// A mark as the index keeps it; no text is cut into such a token. ENSUREs small letters and digits.
std::string mark_token(std::string_view mark);

}  // namespace qiyue::search
