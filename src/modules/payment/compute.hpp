#pragma once

#include "modules/contract/api.hpp"
#include "modules/performance/api.hpp"

#include <optional>
#include <vector>

namespace qiyue::payment {

// What an instalment pays, and the steps that led to it stand in the judge's "why".
struct Sum {
    std::int64_t score = 0;
    std::int64_t ratio = 0;  // basis points
    Money earned, deducted, payable, unrecovered;
};
Sum compute(law::Judge& judge, contract::Terms const& terms, contract::Instalment const& instalment,
            std::optional<performance::Outcome> const& outcome, std::vector<contract::Damages> const& damages);

}  // namespace qiyue::payment
