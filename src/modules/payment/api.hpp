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
Money total_pending(db::Tx& tx, std::int64_t contract);  // asked for and not yet paid

// ---- for who takes it to the treasury ----
// What is to be paid to whom, of a payment that was sent: to the account in force on that day.
struct Order {
    std::int64_t payment = 0, contract = 0, project = 0;
    std::string region;  // of the buyer: its level's treasury pays
    std::string payee, bank, account;
    Money amount;
};
std::optional<Order> order(db::Tx& tx, workflow::Engine const& engine, std::int64_t payment);
// Refuses while the contract is suspended, or stopped by the mid-term check: nothing leaves then.
Result<void> may_be_paid(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);

// What the treasury itself answered, of a payment that was sent; its rules of repetition are the caller's.
struct Receipt {
    std::string voucher;
    Day day;  // on which it paid
};
Result<void> book_paid(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t payment,
                       Receipt const& receipt);
Result<void> book_returned(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t payment,
                           std::string const& reason);

// ---- events ----
struct PaymentSent {
    std::int64_t payment = 0, contract = 0, project = 0;
};
// The treasury's answer is entered by hand: who knows that its own is awaited refuses, by this judge or otherwise.
struct EnteredByHand {
    law::Judge& judge;
    std::int64_t payment = 0, contract = 0;
    bool paid = false;  // otherwise returned
    std::string voucher;
};
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
