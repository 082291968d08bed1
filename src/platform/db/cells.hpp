#pragma once

#include "platform/db/db.hpp"

#include <utility>
#include <vector>

namespace qiyue::db {

// The parameters of a statement. Out of a list in braces every text would be copied twice, which a long one feels.
template <class... Given> std::vector<Cell> cells(Given&&... given) {
    std::vector<Cell> made;
    made.reserve(sizeof...(given));
    (made.emplace_back(std::forward<Given>(given)), ...);
    return made;
}

}  // namespace qiyue::db
