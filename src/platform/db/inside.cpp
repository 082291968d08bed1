#include "platform/db/inside.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <vector>

namespace qiyue::db {

namespace {

// A thread may be inside several databases: an export reads from one and writes to another.
thread_local std::vector<void const*> entered;

}  // namespace

Inside::Inside(void const* database) {
    ensure_outside(database);
    entered.push_back(database);
}

Inside::~Inside() {
    entered.pop_back();
}

void Inside::ensure_outside(void const* database) {
    bool const already_in_a_transaction = std::count(entered.begin(), entered.end(), database) > 0;
    ENSURE(!already_in_a_transaction);
}

}  // namespace qiyue::db
