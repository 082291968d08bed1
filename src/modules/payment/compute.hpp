#pragma once

#include "modules/contract/api.hpp"
#include "modules/performance/api.hpp"

#include <optional>
#include <vector>

namespace qiyue::payment {

// What an instalment pays, and the steps that led to it stand in the judge's "why".
struct Sum {
    std::int64_t score = 0;
    std::int64_t ratio = 0;     // basis points
    Money earned, deducted, payable, unrecovered;
};
Sum compute(law::Judge& judge, contract::Terms const& terms, contract::Instalment const& instalment,
            std::optional<performance::Outcome> const& outcome, std::vector<contract::Damages> const& damages);

// Within how many days of the claim it is to be paid: the contract's, or the national default where it says nothing.
int days_to_pay(law::Judge const& judge, contract::Instalment const& instalment, bool small_provider);

}  // namespace qiyue::payment
