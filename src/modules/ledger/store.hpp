#pragma once

#include "modules/ledger/balance.hpp"

namespace qiyue::ledger {

std::vector<db::Migration> migrations();

namespace store {

std::string guards_sqlite();
std::string guards_postgresql();

void insert(db::Tx& tx, Account const& account, Instant opened);
std::optional<Account> find(db::Tx& tx, Key const& key);
std::optional<Account> find(db::Tx& tx, std::int64_t account);
std::vector<Account> accounts_of(db::Tx& tx, std::int64_t project);

// Where an account stands: its last posting.
struct Standing {
    std::int64_t position = 0;
    Balance balance;
};
Standing standing(db::Tx& tx, std::int64_t account);

struct Posting {
    std::int64_t account = 0;
    Change change;
};
struct Entry {
    std::int64_t id = 0;
    std::string kind;
    std::int64_t about = 0;
    bool ended = false;  // posted, voided or reversed by a later one
    std::vector<Posting> postings;
};
std::optional<Entry> entry(db::Tx& tx, std::int64_t id);

void insert_posting(db::Tx& tx, std::int64_t entry, Account const& account, Change const& change,
                    Standing const& after);
void insert_entry(db::Tx& tx, Entry const& entry, Cause const& cause, Context const& context);

std::vector<Line> statement(db::Tx& tx, std::int64_t account);
TrialBalance trial_balance(db::Tx& tx);

}  // namespace store

}  // namespace qiyue::ledger
