#pragma once

#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

// Money as a ledger: whole fen stand in accounts, an entry moves them, nothing is ever edited. What the database
// itself refuses (an unbalanced entry, an overdrawn account, a changed line) is written in README.md.
namespace qiyue::ledger {

// The rooms that public money passes, in this order. An entry takes from one (debit) and gives to another (credit);
// all are `funded`: what is taken or reserved never exceeds what was given. Four doors lead to outside: the treasury, what a
// provider is liable for, the depositor of a bond, and what a buyer came to owe by paying late.
enum class Kind {
    treasury,     // 财政安排: where budgets come from; owner is the finance department
    budget_line,  // 预算项: an existing line of a department's budget
    released,     // 批复下达: what the released table gives a project in one year
    commitment,   // 采购承诺: taken up by a purchase under way, before there is a contract
    contract,     // 合同: owed if the service is rendered as agreed
    advance,      // 预付: paid before the service, still to be worked off
    retention,    // 保留: kept back until the final acceptance
    payable,      // 应付: computed from an assessment, due
    paid,         // 已付
    voucher,      // 凭单: in the hands of beneficiaries
    remittance,   // 上解: a district's share on its way to the city
    liability,    // 承接主体责任: what a provider came to owe by settled damages; owner is the provider
    receivable,   // 应收: the part of it that the buyer has not got yet
    depositor,    // 保证金交纳人: where the money of bonds comes from; owner is the provider
    deposit,      // 保证金: a provider's money in the buyer's hands
    interest,     // 逾期利息: what a buyer came to owe by paying late; owner is the buyer
};
std::string_view name_of(Kind kind);
Text label_of(Kind kind);

// Which account: one for each kind, owner, project and reference.
struct Key {
    Kind kind = Kind::treasury;
    std::int64_t owner = 0;      // the organisation whose money it is
    std::int64_t project = 0;    // 0: belongs to no project (a budget line)
    std::int64_t reference = 0;  // what tells it from others of the project: a year, a contract, a budget line
};

struct Account {
    std::int64_t id = 0;
    Key key;
    bool funded = true;
};

// Four counters, each of which only says what happened; a difference is made when somebody asks.
struct Balance {
    Money debits_pending, debits_posted, credits_pending, credits_posted;

    Money held() const { return credits_posted - debits_posted; }
    Money reserved() const { return debits_pending; }
    Money free() const { return held() - debits_pending; }  // may still be taken
    friend bool operator==(Balance const&, Balance const&) = default;
};

enum class Side { debit, credit };

struct Leg {
    std::int64_t account = 0;
    Side side = Side::debit;
    Money amount;
};

// Why money moves: the step that did it and the object it was done to. Person and time come from the context.
struct Cause {
    std::string step;  // "budget_package.release"
    std::int64_t object = 0;
    std::int64_t project = 0;
};

// Finds the account or opens it.
Account account(db::Tx& tx, Context const& context, api::Ports& ports, Key const& key);
std::optional<Account> find(db::Tx& tx, Key const& key);
Balance balance(db::Tx& tx, std::int64_t account);

// Each gives the number of the entry it wrote. They refuse what a state of the world forbids (ledger.overdrawn,
// ledger.ended, ledger.over_reserved); legs that do not sum to zero are a bug of the caller.
Result<std::int64_t> post(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                          std::vector<Leg> const& legs);
// The common entry of two legs: `amount` goes from one account to another.
Result<std::int64_t> move(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause, std::int64_t from,
                          std::int64_t to, Money amount);

// Sets money aside for the time that something is undecided. It ends once: posted, as a whole or in part (the rest is
// free again), or voided.
Result<std::int64_t> reserve(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                             std::int64_t from, std::int64_t to, Money amount);
Result<std::int64_t> post_reserved(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                                   std::int64_t reservation, Money amount);
Result<std::int64_t> void_reserved(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                                   std::int64_t reservation);

// Neither posted nor voided yet?
bool waits(db::Tx& tx, std::int64_t reservation);

// The correction: the same legs, sides exchanged. An entry is reversed once, a reservation never (it is voided).
Result<std::int64_t> reverse(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                             std::int64_t entry);

// …of what the cause's object brought to the account last and is not reversed yet. Refuses (ledger.nothing_to_reverse).
Result<std::int64_t> reverse_last(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                                  std::int64_t account);

// One line of an account's statement: what an entry changed, and the counters after it.
struct Line {
    std::int64_t entry = 0;
    std::string kind;        // posting, reservation, reserved_posted, reserved_voided, reversal
    std::int64_t about = 0;  // the earlier entry that this one ends or reverses
    std::string step;
    std::int64_t object = 0;
    Instant at;
    Side side = Side::debit;
    Money pending, posted;  // pending is negative where a reservation ends
    Balance after;
};
std::vector<Line> statement(db::Tx& tx, std::int64_t account);
std::vector<Account> accounts_of(db::Tx& tx, std::int64_t project);
std::vector<Account> all_accounts(db::Tx& tx);

// Over all accounts of each kind; debits and credits of the whole are equal, or the program is wrong.
struct TrialBalance {
    std::vector<std::pair<std::string, Balance>> kinds;
    Balance total;
    bool balanced() const {
        return total.debits_posted == total.credits_posted && total.debits_pending == total.credits_pending;
    }
};
TrialBalance trial_balance(db::Tx& tx);

// The whole ledger as a plain-text journal (hledger), piece by piece: every account, every entry, and last what each account
// holds as assertions, so that whoever reads it recomputes every balance to the fen.
void write_journal(db::Tx& tx, std::function<void(std::string const&)> const& write);
// How the journal names an account; what is only reserved stands under the second.
std::string journal_name(Key const& key);
std::string journal_name_reserved(Key const& key, Side side);

// What is wrong with the ledger as it stands, from its rows alone; none when it is sound.
struct Soundness {
    std::int64_t accounts = 0, entries = 0;
    std::vector<std::string> problems;
};
Soundness soundness(db::Tx& tx);

// One fen's way: which entries brought it, from the treasury on, to the entry asked about, and where it went afterwards.
// First come, first gone: the fen that left a room first is the one that came first.
struct Hop {
    std::int64_t entry = 0;
    std::string kind, step;
    std::int64_t object = 0;
    Instant at;
    std::int64_t from = 0, to = 0;  // accounts
    Money amount;                   // of the whole entry between these two
    bool asked = false;             // the entry that was asked about
};
// `fen`: which one of the entry, from 1. Refuses what is no posted entry of the ledger, and a fen beyond its amount.
Result<std::vector<Hop>> trace(db::Tx& tx, std::int64_t entry, std::int64_t fen);

// ---- money that leaves by the treasury of a level 国库 ----
// What an order pays. Whose object it is gives the order and books what becomes of it; who takes orders to the treasury hears
// of them and tells the results, each by an event of these.
enum class Use { payment, interest, grant, voucher_claim, bond, performance_bond };
std::string_view name_of(Use use);
std::vector<Option> const& uses();
Use use_named(std::string_view name);  // one of uses()

struct Order {
    Use use = Use::payment;
    std::int64_t object = 0;
    std::int64_t contract = 0;  // 0: under none; what is paid under one stops with it
    std::int64_t project = 0;
    std::string region;  // of the buyer: its level's treasury pays
    std::int64_t buyer = 0, provider = 0;
    std::string bank, account;  // "": to the account that the provider has agreed on with this buyer
    Money amount;
};
// `taken`: stays false where the provider has no account, so that it goes on paper.
struct OrderGiven {
    Order order;
    bool* taken = nullptr;
};
// The result is entered by hand: who knows that the treasury's own is awaited refuses, by this judge or otherwise.
struct EnteredByHand {
    law::Judge& judge;
    Use use = Use::payment;
    std::int64_t object = 0, contract = 0;
    bool paid = false;  // otherwise returned
    std::string voucher;
};
// What the treasury said of an order, once. Paid: under a voucher; otherwise returned, for a reason.
struct OrderAnswered {
    Use use = Use::payment;
    std::int64_t object = 0;
    bool paid = false;
    std::string voucher, reason;
    Day day;
};
// 退汇: what was paid came back later, from the bank of who was paid.
struct MoneyCameBack {
    Use use = Use::payment;
    std::int64_t object = 0;
    std::string voucher, reason;
    Day day;
};

// Operations: ledger.project (accounts and statements of a project), ledger.of_object (those of a contract or a budget
// line), ledger.trace, ledger.trial_balance.
workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::ledger
