#include "modules/ledger/store.hpp"

#include "platform/db/append_only.hpp"

// What no program error and no hand at the database can do: change or remove what stands, continue an account with
// counters that do not follow, seal an entry that does not sum to zero or does not mirror the one it is about. The two
// engines say the same in their own words.
namespace qiyue::ledger::store {

namespace {

constexpr char const* sqlite_once =
    R"sql(CREATE TRIGGER ledger_account_once BEFORE INSERT ON ledger_account BEGIN
    SELECT RAISE(ABORT, 'ledger: the account stands already')
    WHERE EXISTS (SELECT 1 FROM ledger_account WHERE id = NEW.id OR (kind = NEW.kind AND owner = NEW.owner
                  AND project = NEW.project AND reference = NEW.reference));
END;
)sql";

constexpr char const* sqlite = R"sql(
CREATE TRIGGER ledger_posting_follows BEFORE INSERT ON ledger_posting BEGIN
    SELECT RAISE(ABORT, 'ledger: the entry is sealed')
    WHERE EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry);
    SELECT RAISE(ABORT, 'ledger: this position of the account is taken')
    WHERE EXISTS (SELECT 1 FROM ledger_posting WHERE account = NEW.account AND position >= NEW.position);
    SELECT RAISE(ABORT, 'ledger: the counters do not follow from the posting before')
    FROM (SELECT 1) AS one LEFT JOIN ledger_posting AS earlier
        ON earlier.account = NEW.account AND earlier.position = NEW.position - 1
    WHERE (NEW.position > 1 AND earlier.position IS NULL)
       OR NEW.debits_pending <> COALESCE(earlier.debits_pending, 0) + CASE NEW.side WHEN 'debit' THEN NEW.pending ELSE 0 END
       OR NEW.debits_posted <> COALESCE(earlier.debits_posted, 0) + CASE NEW.side WHEN 'debit' THEN NEW.posted ELSE 0 END
       OR NEW.credits_pending <> COALESCE(earlier.credits_pending, 0) + CASE NEW.side WHEN 'credit' THEN NEW.pending ELSE 0 END
       OR NEW.credits_posted <> COALESCE(earlier.credits_posted, 0) + CASE NEW.side WHEN 'credit' THEN NEW.posted ELSE 0 END;
END;

CREATE TRIGGER ledger_entry_sealed BEFORE INSERT ON ledger_entry BEGIN
    SELECT RAISE(ABORT, 'ledger: the entry stands already')
    WHERE EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id OR about = NEW.about);
    SELECT RAISE(ABORT, 'ledger: the postings of an entry sum to zero')
    FROM (SELECT COUNT(*) AS legs,
                 COALESCE(SUM(CASE side WHEN 'debit' THEN pending ELSE -pending END), 0) AS pending,
                 COALESCE(SUM(CASE side WHEN 'debit' THEN posted ELSE -posted END), 0) AS posted
          FROM ledger_posting WHERE entry = NEW.id) AS sums
    WHERE legs < 2 OR pending <> 0 OR posted <> 0;
    SELECT RAISE(ABORT, 'ledger: the postings do not fit the kind of the entry')
    WHERE EXISTS (SELECT 1 FROM ledger_posting WHERE entry = NEW.id AND NOT CASE NEW.kind
        WHEN 'posting' THEN pending = 0 AND posted > 0
        WHEN 'reservation' THEN pending > 0 AND posted = 0
        WHEN 'reserved_posted' THEN pending < 0 AND posted > 0 AND posted <= -pending
        WHEN 'reserved_voided' THEN pending < 0 AND posted = 0
        ELSE pending = 0 AND posted > 0 END);
    SELECT RAISE(ABORT, 'ledger: the entry does not mirror the one it is about')
    WHERE NEW.about IS NOT NULL AND (
        NOT EXISTS (SELECT 1 FROM ledger_entry AS first WHERE first.id = NEW.about AND CASE NEW.kind
            WHEN 'reversal' THEN first.kind IN ('posting', 'reserved_posted')
            ELSE first.kind = 'reservation' END)
        OR (SELECT COUNT(*) FROM ledger_posting WHERE entry = NEW.id)
            <> (SELECT COUNT(*) FROM ledger_posting WHERE entry = NEW.about)
        OR EXISTS (SELECT 1 FROM ledger_posting AS was WHERE was.entry = NEW.about AND NOT EXISTS (
            SELECT 1 FROM ledger_posting AS mirror WHERE mirror.entry = NEW.id AND mirror.account = was.account
            AND CASE NEW.kind
                WHEN 'reversal' THEN mirror.side <> was.side AND mirror.posted = was.posted
                ELSE mirror.side = was.side AND mirror.pending = -was.pending END)));
END;
)sql";

constexpr char const* postgresql = R"sql(
CREATE FUNCTION ledger_judge_posting() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry) THEN
        RAISE EXCEPTION 'ledger: the entry is sealed' USING ERRCODE = '23514';
    END IF;
    IF EXISTS (
        SELECT 1 FROM (SELECT 1) AS one LEFT JOIN ledger_posting AS earlier
            ON earlier.account = NEW.account AND earlier.position = NEW.position - 1
        WHERE (NEW.position > 1 AND earlier.position IS NULL)
           OR NEW.debits_pending <> COALESCE(earlier.debits_pending, 0) + CASE NEW.side WHEN 'debit' THEN NEW.pending ELSE 0 END
           OR NEW.debits_posted <> COALESCE(earlier.debits_posted, 0) + CASE NEW.side WHEN 'debit' THEN NEW.posted ELSE 0 END
           OR NEW.credits_pending <> COALESCE(earlier.credits_pending, 0) + CASE NEW.side WHEN 'credit' THEN NEW.pending ELSE 0 END
           OR NEW.credits_posted <> COALESCE(earlier.credits_posted, 0) + CASE NEW.side WHEN 'credit' THEN NEW.posted ELSE 0 END
    ) THEN
        RAISE EXCEPTION 'ledger: the counters do not follow from the posting before' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $body$;
CREATE TRIGGER ledger_posting_follows BEFORE INSERT ON ledger_posting
    FOR EACH ROW EXECUTE FUNCTION ledger_judge_posting();

CREATE FUNCTION ledger_judge_entry() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (
        SELECT 1 FROM (SELECT COUNT(*) AS legs,
                              COALESCE(SUM(CASE side WHEN 'debit' THEN pending ELSE -pending END), 0) AS pending,
                              COALESCE(SUM(CASE side WHEN 'debit' THEN posted ELSE -posted END), 0) AS posted
                       FROM ledger_posting WHERE entry = NEW.id) AS sums
        WHERE legs < 2 OR pending <> 0 OR posted <> 0
    ) THEN
        RAISE EXCEPTION 'ledger: the postings of an entry sum to zero' USING ERRCODE = '23514';
    END IF;
    IF EXISTS (SELECT 1 FROM ledger_posting WHERE entry = NEW.id AND NOT CASE NEW.kind
        WHEN 'posting' THEN pending = 0 AND posted > 0
        WHEN 'reservation' THEN pending > 0 AND posted = 0
        WHEN 'reserved_posted' THEN pending < 0 AND posted > 0 AND posted <= -pending
        WHEN 'reserved_voided' THEN pending < 0 AND posted = 0
        ELSE pending = 0 AND posted > 0 END) THEN
        RAISE EXCEPTION 'ledger: the postings do not fit the kind of the entry' USING ERRCODE = '23514';
    END IF;
    IF NEW.about IS NOT NULL AND (
        NOT EXISTS (SELECT 1 FROM ledger_entry AS first WHERE first.id = NEW.about AND CASE NEW.kind
            WHEN 'reversal' THEN first.kind IN ('posting', 'reserved_posted')
            ELSE first.kind = 'reservation' END)
        OR (SELECT COUNT(*) FROM ledger_posting WHERE entry = NEW.id)
            <> (SELECT COUNT(*) FROM ledger_posting WHERE entry = NEW.about)
        OR EXISTS (SELECT 1 FROM ledger_posting AS was WHERE was.entry = NEW.about AND NOT EXISTS (
            SELECT 1 FROM ledger_posting AS mirror WHERE mirror.entry = NEW.id AND mirror.account = was.account
            AND CASE NEW.kind
                WHEN 'reversal' THEN mirror.side <> was.side AND mirror.posted = was.posted
                ELSE mirror.side = was.side AND mirror.pending = -was.pending END))
    ) THEN
        RAISE EXCEPTION 'ledger: the entry does not mirror the one it is about' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $body$;
CREATE TRIGGER ledger_entry_sealed BEFORE INSERT ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_judge_entry();
)sql";

}  // namespace

std::string guards_sqlite() {
    return "\n" +
        db::append_only_sqlite("ledger_account", "ledger: an account is never changed",
                               "ledger: an account is never removed") +
        sqlite_once +
        db::append_only_sqlite("ledger_entry", "ledger: an entry is never changed; reverse it",
                               "ledger: an entry is never removed; reverse it") +
        db::append_only_sqlite("ledger_posting", "ledger: a posting is never changed; reverse its entry",
                               "ledger: a posting is never removed; reverse its entry") +
        sqlite;
}

std::string guards_postgresql() {
    return "\n" +
        db::append_only_postgresql("ledger_refuse_change",
                                   "ledger: what stands is never changed or removed; reverse it",
                                   {"ledger_account", "ledger_entry", "ledger_posting"}) +
        postgresql;
}

}  // namespace qiyue::ledger::store
