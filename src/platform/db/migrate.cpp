#include "platform/db/migrate.hpp"

#include "base/ensure.hpp"

#include <cstdio>
#include <map>
#include <set>
#include <utility>

namespace qiyue::db {

namespace {

constexpr std::string_view create_table = R"(
CREATE TABLE IF NOT EXISTS schema_migration (
    module TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    PRIMARY KEY (module, number)
))";
constexpr std::string_view select_applied = "SELECT module, number, checksum FROM schema_migration";
constexpr std::string_view select_one = "SELECT checksum FROM schema_migration WHERE module = $1 AND number = $2";
constexpr std::string_view insert_one =
    "INSERT INTO schema_migration (module, number, name, checksum) VALUES ($1, $2, $3, $4)";

// Nodes that start together migrate one after the other. SQLite's own lock does it there.
constexpr std::string_view lock_nodes = "SELECT pg_advisory_lock(7105571058)";
constexpr std::string_view unlock_nodes = "SELECT pg_advisory_unlock(7105571058)";

using Key = std::pair<std::string, std::int64_t>;

class NodesLock {
public:
    NodesLock(Session& session, Engine engine) : session_(session), engine_(engine) {
        if (engine_ == Engine::postgresql) {
            session_.script(lock_nodes);
        }
    }

    NodesLock(NodesLock const&) = delete;
    NodesLock& operator=(NodesLock const&) = delete;

    ~NodesLock() {
        try {
            if (engine_ == Engine::postgresql) {
                session_.script(unlock_nodes);
            }
        } catch (Fault const&) {  // the connection is lost, and the lock with it
        }
    }

private:
    Session& session_;
    Engine engine_;
};

template <class Work> auto in_transaction(Session& session, Work work) {
    session.begin(Mode::writing);
    try {
        auto made = work();
        if (session.commit() != Fate::sound) {
            throw Fault("the commit failed: " + session.last_error());
        }
        return made;
    } catch (...) {
        session.rollback();
        throw;
    }
}

std::string_view script_of(Migration const& migration, Engine engine) {
    bool const twin = engine == Engine::postgresql && !migration.sql_postgresql.empty();
    return twin ? migration.sql_postgresql : migration.sql;
}

std::string label(Migration const& migration) {
    return migration.module + " " + std::to_string(migration.number) + " " + migration.name;
}

void ensure_distinct(std::vector<Migration> const& migrations) {
    std::set<Key> keys;
    for (Migration const& migration : migrations) {
        bool const first_of_its_number = keys.emplace(migration.module, migration.number).second;
        ENSURE(first_of_its_number);
    }
}

std::map<Key, std::string> load_applied(Session& session) {
    return in_transaction(session, [&] {
        session.script(create_table);
        std::map<Key, std::string> applied;
        for (Row const& row : session.run(select_applied)) {
            applied.emplace(Key(row.text(0), row.integer(1)), row.text(2));
        }
        return applied;
    });
}

void refuse_changed(Migration const& migration, std::string const& was, std::string const& is) {
    if (was != is) {
        throw Fault("migration " + label(migration) + " was applied with checksum " + was + " and has " + is +
                    " now: an applied migration is never changed, write a new one");
    }
}

int apply_one(Session& session, Migration const& migration, std::string_view script) {
    return in_transaction(session, [&] {
        // Another process may have been here since the list was loaded.
        Rows const already = session.run(select_one, {migration.module, std::int64_t{migration.number}});
        if (!already.empty()) {
            refuse_changed(migration, already.front().text(0), checksum(script));
            return 0;
        }
        try {
            session.script(script);
        } catch (Fault const& fault) {
            throw Fault("migration " + label(migration) + ": " + fault.what());
        }
        session.run(insert_one, {migration.module, std::int64_t{migration.number}, migration.name, checksum(script)});
        return 1;
    });
}

}  // namespace

int apply_migrations(Session& session, Engine engine, std::vector<Migration> const& migrations) {
    ensure_distinct(migrations);
    NodesLock const lock(session, engine);
    std::map<Key, std::string> const applied = load_applied(session);
    std::vector<Migration const*> missing;
    for (Migration const& migration : migrations) {
        auto const found = applied.find(Key(migration.module, migration.number));
        if (found == applied.end()) {
            missing.push_back(&migration);
        } else {
            refuse_changed(migration, found->second, checksum(script_of(migration, engine)));
        }
    }
    int count = 0;
    for (Migration const* migration : missing) {
        count += apply_one(session, *migration, script_of(*migration, engine));
    }
    session.forget_statements();
    return count;
}

std::string checksum(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (char const c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    char hex[17];
    std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(hash));
    return hex;
}

}  // namespace qiyue::db
