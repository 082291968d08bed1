#pragma once

#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <optional>
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
// Every way that money took under a contract, in order: out, and back where a bank returned it later.
struct Movement {
    std::int64_t id = 0, payment = 0;
    Money amount;
    Day day;
    bool back = false;
};
std::vector<Movement> movements(db::Tx& tx, std::int64_t contract);
Money total_pending(db::Tx& tx, std::int64_t contract);  // asked for and not yet paid

// ---- for who takes money to the treasury ----
// Where a provider is paid by a buyer: the account in force of this contract, or of the latest between both.
struct Account {
    std::string name, bank, number;
};
std::optional<Account> account_of(db::Tx& tx, std::int64_t contract);
std::optional<Account> account_between(db::Tx& tx, workflow::Engine const& engine, std::int64_t buyer,
                                       std::int64_t provider);
// Refuses while the contract is suspended, or stopped by the mid-term check: nothing leaves then.
Result<void> may_be_paid(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);

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
// 退汇: what was paid is not paid any more.
struct PaymentUndone {
    std::int64_t payment = 0, contract = 0, project = 0;
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::payment
