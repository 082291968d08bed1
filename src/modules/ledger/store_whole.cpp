#include "modules/ledger/store.hpp"

// What asks about the ledger as a whole: every entry in order, the fen's way, and which rows break a rule.
namespace qiyue::ledger::store {

namespace {

constexpr char const* select_accounts =
    "SELECT id, kind, owner, project, reference, funded FROM ledger_account ORDER BY id";

constexpr char const* select_accounts_about =
    "SELECT id, kind, owner, project, reference, funded FROM ledger_account WHERE reference = $1 ORDER BY id";

constexpr char const* select_entries = R"sql(
SELECT e.id, e.kind, e.about, e.step, e.object, e.project, e.person, e.organisation, e.at,
       a.id, a.kind, a.owner, a.project, a.reference, a.funded,
       p.side, p.pending, p.posted, p.debits_pending, p.debits_posted, p.credits_pending, p.credits_posted
FROM (SELECT * FROM ledger_entry WHERE id > $1 ORDER BY id LIMIT $2) AS e
JOIN ledger_posting AS p ON p.entry = e.id JOIN ledger_account AS a ON a.id = p.account
ORDER BY e.id, p.side DESC, p.account)sql";

constexpr char const* select_fen_in = R"sql(
SELECT entry FROM ledger_posting
WHERE account = $1 AND side = 'credit' AND posted > 0 AND credits_posted >= $2 ORDER BY position LIMIT 1)sql";

constexpr char const* select_fen_out = R"sql(
SELECT entry FROM ledger_posting
WHERE account = $1 AND side = 'debit' AND posted > 0 AND debits_posted >= $2 ORDER BY position LIMIT 1)sql";

// Each gives the numbers of what breaks the rule that stands before it. They hold for whatever stands in the tables,
// however it came there: triggers may have been taken off, rows written by hand.
struct Rule {
    char const* name;
    char const* sql;
};

constexpr Rule rules[] = {
    {"the postings of an entry sum to zero", R"sql(
SELECT entry FROM ledger_posting GROUP BY entry
HAVING COUNT(*) < 2 OR SUM(CASE side WHEN 'debit' THEN pending ELSE -pending END) <> 0
    OR SUM(CASE side WHEN 'debit' THEN posted ELSE -posted END) <> 0 ORDER BY entry LIMIT 20)sql"},
    {"every posting belongs to an entry, and every entry has postings", R"sql(
SELECT p.entry FROM ledger_posting AS p LEFT JOIN ledger_entry AS e ON e.id = p.entry WHERE e.id IS NULL
UNION SELECT e.id FROM ledger_entry AS e LEFT JOIN ledger_posting AS p ON p.entry = e.id WHERE p.entry IS NULL
ORDER BY 1 LIMIT 20)sql"},
    {"an account's counters follow from the posting before", R"sql(
SELECT entry FROM (
    SELECT entry, position, side, pending, posted, debits_pending, debits_posted, credits_pending, credits_posted,
        LAG(position, 1, 0) OVER way AS was, LAG(debits_pending, 1, 0) OVER way AS dp,
        LAG(debits_posted, 1, 0) OVER way AS dd, LAG(credits_pending, 1, 0) OVER way AS cp,
        LAG(credits_posted, 1, 0) OVER way AS cc
    FROM ledger_posting WINDOW way AS (PARTITION BY account ORDER BY position)) AS lines
WHERE position <> was + 1
    OR debits_pending <> dp + CASE side WHEN 'debit' THEN pending ELSE 0 END
    OR debits_posted <> dd + CASE side WHEN 'debit' THEN posted ELSE 0 END
    OR credits_pending <> cp + CASE side WHEN 'credit' THEN pending ELSE 0 END
    OR credits_posted <> cc + CASE side WHEN 'credit' THEN posted ELSE 0 END
ORDER BY entry LIMIT 20)sql"},
    {"no account is overdrawn", R"sql(
SELECT p.entry FROM ledger_posting AS p JOIN ledger_account AS a ON a.id = p.account
WHERE a.funded = 1 AND p.debits_pending + p.debits_posted > p.credits_posted ORDER BY p.entry LIMIT 20)sql"},
    {"only the treasury, a liability, a depositor and interest give what they were not given", R"sql(
SELECT id FROM ledger_account WHERE (funded = 0) <> (kind IN ('treasury', 'liability', 'depositor', 'interest'))
ORDER BY id LIMIT 20)sql"},
    {"an entry is ended or reversed by one of a fitting kind, once, which mirrors it", R"sql(
SELECT later.id FROM ledger_entry AS later LEFT JOIN ledger_entry AS first ON first.id = later.about
WHERE (later.about IS NULL) <> (later.kind IN ('posting', 'reservation'))
    OR (later.about IS NOT NULL AND (first.id IS NULL
        OR (later.kind = 'reversal') <> (first.kind IN ('posting', 'reserved_posted'))
        OR first.kind IN ('reversal', 'reserved_voided')
        OR EXISTS (SELECT 1 FROM ledger_entry AS other WHERE other.about = later.about AND other.id <> later.id)
        OR EXISTS (SELECT 1 FROM ledger_posting AS was WHERE was.entry = first.id AND NOT EXISTS (
            SELECT 1 FROM ledger_posting AS mirror WHERE mirror.entry = later.id AND mirror.account = was.account
            AND CASE later.kind
                WHEN 'reversal' THEN mirror.side <> was.side AND mirror.posted = was.posted
                ELSE mirror.side = was.side AND mirror.pending = -was.pending END))))
ORDER BY later.id LIMIT 20)sql"},
};

Account account_from(db::Row const& row, std::size_t first) {
    return {row.integer(first),
            {kind_named(row.text(first + 1)), row.integer(first + 2), row.integer(first + 3), row.integer(first + 4)},
            row.integer(first + 5) != 0};
}

std::vector<Account> read_accounts(db::Rows const& rows) {
    std::vector<Account> all;
    for (auto const& row : rows) {
        all.push_back(account_from(row, 0));
    }
    return all;
}

Full head_from(db::Row const& row) {
    return {.id = row.integer(0),
            .kind = row.text(1),
            .about = row.integer_or(2, 0),
            .cause = {row.text(3), row.integer(4), row.integer(5)},
            .person = row.integer(6),
            .organisation = row.integer(7),
            .at = Instant::from_micros(row.integer(8)),
            .legs = {}};
}

Leg leg_from(db::Row const& row) {
    constexpr std::size_t account = 9, side = 15;
    auto const money = [&](std::size_t column) { return Money::fen(row.integer(side + column)); };
    return {.account = account_from(row, account),
            .change = {row.text(side) == "debit" ? Side::debit : Side::credit, money(1), money(2)},
            .after = {money(3), money(4), money(5), money(6)}};
}

}  // namespace

std::vector<Account> accounts(db::Tx& tx) {
    return read_accounts(tx.run(select_accounts));
}

std::vector<Account> accounts_about(db::Tx& tx, std::int64_t reference) {
    return read_accounts(tx.run(select_accounts_about, {reference}));
}

std::vector<Full> entries(db::Tx& tx, std::int64_t after, std::int64_t most) {
    std::vector<Full> all;
    for (auto const& row : tx.run(select_entries, {after, most})) {
        if (all.empty() || all.back().id != row.integer(0)) {
            all.push_back(head_from(row));
        }
        all.back().legs.push_back(leg_from(row));
    }
    return all;
}

std::optional<Full> full(db::Tx& tx, std::int64_t entry) {
    auto found = entries(tx, entry - 1, 1);
    return found.empty() || found.front().id != entry ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<std::int64_t> entry_of_fen(db::Tx& tx, std::int64_t account, Side side, Money number) {
    auto const rows = tx.run(side == Side::credit ? select_fen_in : select_fen_out, {account, number.in_fen()});
    return rows.empty() ? std::nullopt : std::optional(rows.front().integer(0));
}

std::vector<Broken> broken(db::Tx& tx) {
    std::vector<Broken> all;
    for (auto const& rule : rules) {
        Broken found{.rule = rule.name, .numbers = {}};
        for (auto const& row : tx.run(rule.sql)) {
            found.numbers.push_back(row.integer(0));
        }
        if (!found.numbers.empty()) {
            all.push_back(std::move(found));
        }
    }
    return all;
}

}  // namespace qiyue::ledger::store
