#pragma once

#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <string>
#include <vector>

// 化整为零: what the law adds to a purchase before it asks whether the open tender was evaded. One budget year, one
// budget line, one catalogue item: what was bought of it by other ways than the open tender counts together.
namespace qiyue::tender {

struct Bought {
    std::string purchase;  // the project's name; "" where only a sum was told
    std::string method;
    Money amount;           // released for it
    Money adjusted;         // so much of it was added by adjustments of the budget
    bool approved = false;  // the finance department approved its method, or is asked to
};

struct YearsPurchases {
    Money adjusted;  // of the purchase that is asked about
    std::vector<Bought> others;
};

// Of the projects that share the project's budget year, line and catalogue item; a purchase that failed or was cancelled
// bought nothing.
YearsPurchases years_purchases(db::Tx& tx, workflow::Engine const& engine, std::int64_t project);

// As facts, and as a page shows it.
Value value_of(std::vector<Bought> const& others);

}  // namespace qiyue::tender
