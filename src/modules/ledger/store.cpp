#include "modules/ledger/store.hpp"

#include "platform/db/cells.hpp"
#include "platform/db/memory.hpp"

#include <tuple>

namespace qiyue::ledger::store {

namespace {

constexpr char const* insert_account = R"sql(
INSERT INTO ledger_account (id, kind, owner, project, reference, funded, opened) VALUES ($1, $2, $3, $4, $5, $6, $7))sql";

constexpr char const* select_account_by_key = R"sql(
SELECT id, kind, owner, project, reference, funded FROM ledger_account
WHERE kind = $1 AND owner = $2 AND project = $3 AND reference = $4)sql";

constexpr char const* select_account = R"sql(
SELECT id, kind, owner, project, reference, funded FROM ledger_account WHERE id = $1)sql";

constexpr char const* select_accounts_of_project = R"sql(
SELECT id, kind, owner, project, reference, funded FROM ledger_account WHERE project = $1 ORDER BY id)sql";

constexpr char const* select_standing = R"sql(
SELECT position, debits_pending, debits_posted, credits_pending, credits_posted
FROM ledger_posting WHERE account = $1 ORDER BY position DESC LIMIT 1)sql";

constexpr char const* insert_posting_row = R"sql(
INSERT INTO ledger_posting (account, position, entry, side, pending, posted,
                            debits_pending, debits_posted, credits_pending, credits_posted, funded)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))sql";

constexpr char const* insert_entry_row = R"sql(
INSERT INTO ledger_entry (id, kind, about, step, object, project, person, organisation, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr char const* select_entry = R"sql(
SELECT e.kind, e.about, (SELECT COUNT(*) FROM ledger_entry AS later WHERE later.about = e.id)
FROM ledger_entry AS e WHERE e.id = $1)sql";

constexpr char const* select_postings = R"sql(
SELECT account, side, pending, posted FROM ledger_posting WHERE entry = $1 ORDER BY side DESC, account)sql";

constexpr char const* select_statement = R"sql(
SELECT e.id, e.kind, e.about, e.step, e.object, e.at, p.side, p.pending, p.posted,
       p.debits_pending, p.debits_posted, p.credits_pending, p.credits_posted
FROM ledger_posting AS p JOIN ledger_entry AS e ON e.id = p.entry
WHERE p.account = $1 ORDER BY p.position)sql";

// From the changes, not from the running counters: so it also proves that those are right.
constexpr char const* select_trial_balance = R"sql(
SELECT a.kind,
       CAST(SUM(CASE p.side WHEN 'debit' THEN p.pending ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE p.side WHEN 'debit' THEN p.posted ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE p.side WHEN 'credit' THEN p.pending ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE p.side WHEN 'credit' THEN p.posted ELSE 0 END) AS BIGINT)
FROM ledger_posting AS p JOIN ledger_account AS a ON a.id = p.account GROUP BY a.kind ORDER BY a.kind)sql";

// An account never changes, and where it stands changes by its postings alone.
struct ByKey
    : db::Remembered<ByKey, std::tuple<Kind, std::int64_t, std::int64_t, std::int64_t>, std::optional<Account>> {};
struct ByNumber : db::Remembered<ByNumber, std::int64_t, std::optional<Account>> {};
struct Standings : db::Remembered<Standings, std::int64_t, Standing> {};

char const* name_of(Side side) {
    return side == Side::debit ? "debit" : "credit";
}

Side side_named(std::string const& name) {
    return name == "debit" ? Side::debit : Side::credit;
}

std::optional<Account> one_account(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Account{
        row.integer(0), {kind_named(row.text(1)), row.integer(2), row.integer(3), row.integer(4)}, row.integer(5) != 0};
}

Balance balance_from(db::Row const& row, std::size_t first) {
    return {Money::fen(row.integer(first)), Money::fen(row.integer(first + 1)), Money::fen(row.integer(first + 2)),
            Money::fen(row.integer(first + 3))};
}

}  // namespace

void insert(db::Tx& tx, Account const& account, Instant opened) {
    tx.run(insert_account,
           {account.id, std::string(ledger::name_of(account.key.kind)), account.key.owner, account.key.project,
            account.key.reference, std::int64_t{account.funded}, opened.micros()});
    ByKey::of(tx).forget_all();
    ByNumber::of(tx).forget(account.id);
}

std::optional<Account> find(db::Tx& tx, Key const& key) {
    return ByKey::of(tx).find({key.kind, key.owner, key.project, key.reference}, [&] {
        return one_account(tx.run(select_account_by_key,
                                  {std::string(ledger::name_of(key.kind)), key.owner, key.project, key.reference}));
    });
}

std::optional<Account> find(db::Tx& tx, std::int64_t account) {
    return ByNumber::of(tx).find(account, [&] { return one_account(tx.run(select_account, {account})); });
}

std::vector<Account> accounts_of(db::Tx& tx, std::int64_t project) {
    std::vector<Account> all;
    for (auto const& row : tx.run(select_accounts_of_project, {project})) {
        all.push_back(*one_account({row}));
    }
    return all;
}

Standing standing(db::Tx& tx, std::int64_t account) {
    return Standings::of(tx).find(account, [&] {
        auto const rows = tx.run(select_standing, {account});
        return rows.empty() ? Standing{} : Standing{rows.front().integer(0), balance_from(rows.front(), 1)};
    });
}

std::optional<Entry> entry(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_entry, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& head = rows.front();
    Entry found{id, head.text(0), head.integer_or(1, 0), head.integer(2) != 0, {}};
    for (auto const& row : tx.run(select_postings, {id})) {
        found.postings.push_back(
            {row.integer(0), {side_named(row.text(1)), Money::fen(row.integer(2)), Money::fen(row.integer(3))}});
    }
    return found;
}

void insert_posting(db::Tx& tx, std::int64_t entry, Account const& account, Change const& change,
                    Standing const& after) {
    auto const& balance = after.balance;
    tx.run(insert_posting_row,
           db::cells(account.id, after.position, entry, name_of(change.side), change.pending.in_fen(),
                     change.posted.in_fen(), balance.debits_pending.in_fen(), balance.debits_posted.in_fen(),
                     balance.credits_pending.in_fen(), balance.credits_posted.in_fen(), std::int64_t{account.funded}));
    Standings::of(tx).put(account.id, after);
}

void insert_entry(db::Tx& tx, Entry const& entry, Cause const& cause, Context const& context) {
    auto const about = entry.about == 0 ? db::Cell{} : db::Cell{entry.about};
    tx.run(insert_entry_row,
           db::cells(entry.id, entry.kind, about, cause.step, cause.object, cause.project, context.caller.person,
                     context.caller.organisation, context.now.micros()));
}

std::vector<Line> statement(db::Tx& tx, std::int64_t account) {
    std::vector<Line> lines;
    for (auto const& row : tx.run(select_statement, {account})) {
        lines.push_back({.entry = row.integer(0),
                         .kind = row.text(1),
                         .about = row.integer_or(2, 0),
                         .step = row.text(3),
                         .object = row.integer(4),
                         .at = Instant::from_micros(row.integer(5)),
                         .side = side_named(row.text(6)),
                         .pending = Money::fen(row.integer(7)),
                         .posted = Money::fen(row.integer(8)),
                         .after = balance_from(row, 9)});
    }
    return lines;
}

TrialBalance trial_balance(db::Tx& tx) {
    TrialBalance trial;
    for (auto const& row : tx.run(select_trial_balance)) {
        auto const sums = balance_from(row, 1);
        trial.kinds.emplace_back(row.text(0), sums);
        trial.total.debits_pending += sums.debits_pending;
        trial.total.debits_posted += sums.debits_posted;
        trial.total.credits_pending += sums.credits_pending;
        trial.total.credits_posted += sums.credits_posted;
    }
    return trial;
}

}  // namespace qiyue::ledger::store
