#include "modules/budget/store.hpp"

#include "platform/db/append_only.hpp"

// CD-10-1 政府购买服务预算一经确定,原则上不得调整: what was decided and what was released stays, whoever is at the
// database. An adjustment is one more version.
namespace qiyue::budget::store {

std::string guards_sqlite() {
    return "\n" +
        db::append_only_sqlite("budget_version", "budget: a released row is never changed; adjust it by a new version",
                               "budget: a released row is never removed") +
        db::append_only_sqlite("budget_decision", "budget: a decision is never changed",
                               "budget: a decision is never removed");
}

std::string guards_postgresql() {
    return "\n" +
        db::append_only_postgresql("budget_refuse_change",
                                   "budget: what was decided and released is never changed or removed",
                                   {"budget_version", "budget_decision"});
}

}  // namespace qiyue::budget::store
