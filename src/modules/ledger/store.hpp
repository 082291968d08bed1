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

// ---- the ledger as a whole: store_whole.cpp ----
// Every account, by number.
std::vector<Account> accounts(db::Tx& tx);
// Of those whose reference is this object: a contract's rooms, a budget line's.
std::vector<Account> accounts_about(db::Tx& tx, std::int64_t reference);

struct Leg {
    Account account;
    Change change;
    Balance after;
};
struct Full {
    std::int64_t id = 0;
    std::string kind;
    std::int64_t about = 0;
    Cause cause;
    std::int64_t person = 0, organisation = 0;
    Instant at;
    std::vector<Leg> legs;  // what is taken first
};
// Entries after that number, in order, at most so many.
std::vector<Full> entries(db::Tx& tx, std::int64_t after, std::int64_t most);
std::optional<Full> full(db::Tx& tx, std::int64_t entry);
// The entry whose posting gave to (credit) or took from (debit) the account the fen of that number, counted from 1 in
// the order in which they came or went; nothing when so many did not.
std::optional<std::int64_t> entry_of_fen(db::Tx& tx, std::int64_t account, Side side, Money number);

// Numbers of what breaks a rule of the ledger; README.md, "What the database itself refuses", names them.
struct Broken {
    std::string rule;
    std::vector<std::int64_t> numbers;
};
std::vector<Broken> broken(db::Tx& tx);

}  // namespace store

}  // namespace qiyue::ledger
