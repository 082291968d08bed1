#pragma once

#include "modules/payment/api.hpp"
#include "modules/payment/compute.hpp"

#include <optional>
#include <vector>

namespace qiyue::payment {

std::vector<db::Migration> migrations();

namespace store {

struct Taken {
    std::int64_t breach = 0;
    Money amount;
};

struct Payment {
    std::int64_t id = 0, contract = 0, project = 0;
    int year = 0, instalment = 0;
    std::string instalment_name;
    Money instalment_amount;
    std::int64_t record = 0;
    Sum sum;
    std::vector<Taken> taken;       // whose damages are taken off, and how much of each
    std::int64_t reservation = 0;   // in the ledger; 0 when nothing is set aside
    std::string stage = "pending";  // "pending", "paid", "withdrawn"
    Day claimed_on;
    std::optional<Day> due, paid_on;
    Money interest;  // owed for paying a small or medium enterprise late (LP-221), beside what was paid
    std::string payee_account, voucher, returned_because;
    std::string interest_voucher;
    std::optional<Day> interest_paid_on;
    bool interest_sent = false;  // to the treasury, which has not answered yet
};

// 退汇: it was paid, and the payee's bank gave it back.
struct CameBack {
    std::int64_t id = 0, payment = 0, contract = 0;
    Money amount;
    Day paid_on;
    std::string voucher;
    Day back_on;
    std::string back_voucher, because;
};
void insert(db::Tx& tx, CameBack const& one);
std::vector<CameBack> came_back(db::Tx& tx, std::int64_t payment);  // by id, so in order
std::vector<CameBack> all_came_back(db::Tx& tx, std::int64_t contract);

void insert(db::Tx& tx, Payment const& payment);
void update(db::Tx& tx, Payment const& payment);
std::optional<Payment> find(db::Tx& tx, std::int64_t id);
std::vector<Payment> of_contract(db::Tx& tx, std::int64_t contract);  // by id, withdrawn ones too
std::vector<std::int64_t> contracts(db::Tx& tx);                      // under which anything was asked for
// What is left of settled damages after what other pending payments take off.
std::vector<contract::Damages> open_damages(db::Tx& tx, std::int64_t contract, std::int64_t payment);
// Paid or promised to the project's providers out of that year's budget.
Money used_of_year(db::Tx& tx, std::int64_t project, int year);

// The account that a contract is paid to, as its provider declared it.
struct Payee {
    std::int64_t id = 0, contract = 0;
    std::string stage = "declared";  // "declared", "in_force", "replaced", "rejected"
    Value body = Value::object();

    std::string account() const;  // bank and number
};

void insert(db::Tx& tx, Payee const& payee);
void update(db::Tx& tx, Payee const& payee);
std::optional<Payee> payee(db::Tx& tx, std::int64_t id);
std::optional<Payee> payee_in_force(db::Tx& tx, std::int64_t contract);
std::vector<Payee> payees_in_force(db::Tx& tx);  // of all contracts, the latest first

// Money beside the contract's price: an award 奖励 or a subsidy 补助, each with its ground.
struct Grant {
    std::int64_t id = 0, contract = 0, provider = 0;
    int year = 0;  // the budget year that pays
    Money amount;
    std::int64_t reservation = 0;    // in the ledger; 0 when nothing is set aside
    std::string stage = "proposed";  // "proposed", "decided", "paid", "rejected"
    Value body = Value::object();    // sort, matter, ground, criteria; what each step added
};
void insert(db::Tx& tx, Grant const& grant);
void update(db::Tx& tx, Grant const& grant);  // reservation, stage and body
std::optional<Grant> grant(db::Tx& tx, std::int64_t id);
std::vector<Grant> grants_of_contract(db::Tx& tx, std::int64_t contract);
std::vector<Grant> grants_of_provider(db::Tx& tx, std::int64_t provider, int year);

struct Recomputation {
    std::int64_t id = 0, payment = 0;
    Instant at;
    std::int64_t score_before = 0, score_now = 0;
    Money payable_before, payable_now;
    std::string because;
    Value why;
};
void insert(db::Tx& tx, Recomputation const& made);
std::vector<Recomputation> recomputations(db::Tx& tx, std::int64_t payment);

// A receivable that a provider asked to have confirmed, as it was entered; an empty object when there is none.
void keep_receivable(db::Tx& tx, std::int64_t id, Value const& body);
Value receivable(db::Tx& tx, std::int64_t id);

}  // namespace store

}  // namespace qiyue::payment
