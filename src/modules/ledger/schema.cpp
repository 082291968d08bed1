#include "modules/ledger/store.hpp"

namespace qiyue::ledger {

namespace {

// An entry is sealed: its postings are written first, its head last. The foreign key from posting to head waits for
// the commit, so a posting without a head cannot stay; what the head asks of its postings is in store_guards.cpp.
// Each posting carries the counters after it, so an account's history is its statement and nothing needs an UPDATE.
constexpr char const* tables = R"sql(
CREATE TABLE ledger_account (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    owner BIGINT NOT NULL,
    project BIGINT NOT NULL,
    reference BIGINT NOT NULL,
    funded BIGINT NOT NULL CHECK (funded IN (0, 1)),
    opened BIGINT NOT NULL,
    UNIQUE (kind, owner, project, reference),
    UNIQUE (id, funded)
);
CREATE INDEX ledger_account_project ON ledger_account (project);

CREATE TABLE ledger_entry (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('posting', 'reservation', 'reserved_posted', 'reserved_voided', 'reversal')),
    about BIGINT UNIQUE REFERENCES ledger_entry (id),
    step TEXT NOT NULL,
    object BIGINT NOT NULL,
    project BIGINT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    at BIGINT NOT NULL,
    CHECK ((about IS NULL) = (kind IN ('posting', 'reservation')))
);
CREATE INDEX ledger_entry_project ON ledger_entry (project);

CREATE TABLE ledger_posting (
    account BIGINT NOT NULL,
    position BIGINT NOT NULL CHECK (position >= 1),
    entry BIGINT NOT NULL REFERENCES ledger_entry (id) DEFERRABLE INITIALLY DEFERRED,
    side TEXT NOT NULL CHECK (side IN ('debit', 'credit')),
    pending BIGINT NOT NULL,
    posted BIGINT NOT NULL CHECK (posted >= 0),
    debits_pending BIGINT NOT NULL CHECK (debits_pending >= 0),
    debits_posted BIGINT NOT NULL CHECK (debits_posted >= 0),
    credits_pending BIGINT NOT NULL CHECK (credits_pending >= 0),
    credits_posted BIGINT NOT NULL CHECK (credits_posted >= 0),
    funded BIGINT NOT NULL,
    PRIMARY KEY (account, position),
    UNIQUE (entry, account),
    FOREIGN KEY (account, funded) REFERENCES ledger_account (id, funded),
    CONSTRAINT ledger_overdrawn CHECK (funded = 0 OR debits_pending + debits_posted <= credits_posted)
);
)sql";

}  // namespace

std::vector<db::Migration> migrations() {
    return {{.module = "ledger",
             .number = 1,
             .name = "accounts",
             .sql = std::string(tables) + store::guards_sqlite(),
             .sql_postgresql = std::string(tables) + store::guards_postgresql()}};
}

}  // namespace qiyue::ledger
