#pragma once

#include "modules/contract/api.hpp"
#include "modules/delivery/api.hpp"
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

// Of a contract that is paid by quantity: one confirmed quantity with its price and the quality that it is paid at.
struct FeeLine {
    delivery::Quantity quantity;
    std::string unit;
    Money price, ceiling;                 // of one unit; what is left of the service's ceiling
    std::optional<std::int64_t> quality;  // basis points; nothing before there is a result

    Money counted() const { return std::min(price * quantity.accepted, ceiling); }
};

// What an instalment's sum is computed from.
struct Basis {
    contract::Terms terms;
    contract::Instalment instalment;
    std::optional<performance::Outcome> outcome;
    std::vector<contract::Damages> damages;
    std::vector<FeeLine> lines;
    Money before;  // of the settlement on the acceptance: what the other instalments earned
};
// As it stands now, for the payment of that number (0: none yet).
Basis basis_of(db::Tx& tx, workflow::Engine const& engine, contract::Terms const& terms,
               contract::Instalment const& instalment, std::int64_t payment);

Sum compute(law::Judge& judge, Basis const& basis);
// The first clause in force by which this is paid by quantity.
Clause rule_of_quantity(law::Judge const& judge);

}  // namespace qiyue::payment
