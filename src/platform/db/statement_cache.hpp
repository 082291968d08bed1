#pragma once

#include "base/text_hash.hpp"

namespace qiyue::db {

// Prepared statements by their text.
template <class Prepared> using StatementCache = ByText<Prepared>;

// Statements are constants of the stores, a few hundred. A caller that builds them cannot fill the memory:
// a cache that has grown past this is emptied.
inline constexpr std::size_t statements_max = 2000;

}  // namespace qiyue::db
