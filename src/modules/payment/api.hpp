#pragma once

#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <string>
#include <vector>

// Payment 资金支付: an instalment of a contract is asked for, computed from its assessment, reviewed, sent to the treasury
// and paid or returned.
namespace qiyue::payment {

struct Paid {
    std::int64_t payment = 0;
    int instalment = 0;
    Money amount;
    Day day;
};
std::vector<Paid> paid(db::Tx& tx, std::int64_t contract);
Money total_paid(db::Tx& tx, std::int64_t contract);
Money total_pending(db::Tx& tx, std::int64_t contract);  // asked for and not yet paid

// ---- events ----
struct PaymentRecomputed {
    std::int64_t payment = 0, contract = 0, project = 0;
    Money before, now;
};
struct PaymentMade {
    std::int64_t payment = 0, contract = 0, project = 0;
    int instalment = 0;
    Money amount;
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::payment
