#include "base/ensure.hpp"

#include "platform/db/db.hpp"
#include "platform/db/figures.hpp"
#include "platform/db/group.hpp"
#include "platform/db/inside.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/postgresql.hpp"
#include "platform/db/read_pool.hpp"
#include "platform/db/sqlite.hpp"
#include "platform/db/write_queue.hpp"

#include <mutex>

namespace qiyue::db {

namespace {

using Sessions = std::vector<std::unique_ptr<Session>>;

// A file or a server: one writer with its queue, several readers.
class QueuedDatabase final : public Database {
public:
    QueuedDatabase(Engine engine, std::unique_ptr<Session> writer, Sessions readers, Options const& options)
        : engine_(engine), queue_(std::move(writer), options.queue_max, options.group_max), pool_(std::move(readers)) {}

    Engine engine() const override { return engine_; }

    WriteQueue& queue() { return queue_; }

    int migrate(std::vector<Migration> const& migrations) override {
        Inside::ensure_outside(this);
        int applied = 0;
        queue_.between_groups([&](Session& session) { applied = apply_migrations(session, engine_, migrations); });
        return applied;
    }

protected:
    void write_erased(std::function<Verdict(Tx&)> command) override {
        Inside::ensure_outside(this);
        queue_.write([&](Tx& tx) {
            Inside const inside(this);
            return command(tx) == Verdict::keep ? Keep::yes : Keep::no;
        });
    }

    void read_erased(std::function<void(Tx&)> query) override {
        Inside const inside(this);
        pool_.read(query);
    }

private:
    Engine engine_;
    WriteQueue queue_;
    ReadPool pool_;  // closed before the writer, who clears up the log
};

// In memory: everybody takes turns on one connection, in the calling thread.
class MemoryDatabase final : public Database {
public:
    MemoryDatabase() : session_(open_sqlite(":memory:", Role::writer)) {}

    Engine engine() const override { return Engine::sqlite; }

    int migrate(std::vector<Migration> const& migrations) override {
        Inside const inside(this);
        std::unique_lock const lock(mutex_);
        return apply_migrations(*session_, Engine::sqlite, migrations);
    }

protected:
    void write_erased(std::function<Verdict(Tx&)> command) override {
        Inside const inside(this);
        std::unique_lock const lock(mutex_);
        Command one{[&](Tx& tx) { return command(tx) == Verdict::keep ? Keep::yes : Keep::no; }, nullptr};
        Group alone{&one};
        commit_group(*session_, alone, [] { return nullptr; });
        if (one.failure != nullptr) {
            std::rethrow_exception(one.failure);
        }
    }

    void read_erased(std::function<void(Tx&)> query) override {
        Inside const inside(this);
        std::unique_lock const lock(mutex_);
        read_on(*session_, query);
    }

private:
    std::mutex mutex_;
    std::unique_ptr<Session> session_;
};

Sessions several(int count, std::function<std::unique_ptr<Session>()> const& open_one) {
    Sessions sessions;
    for (int made = 0; made < count; ++made) {
        sessions.push_back(open_one());
    }
    return sessions;
}

}  // namespace

QueueFigures queue_figures(Database& database) {
    auto* queued = dynamic_cast<QueuedDatabase*>(&database);
    if (queued == nullptr) {
        return {};
    }
    auto& queue = queued->queue();
    return {.waiting = [&queue] { return static_cast<std::int64_t>(queue.waiting()); },
            .group_sizes = &queue.group_sizes()};
}

std::unique_ptr<Database> open(Options const& options) {
    ENSURE(options.readers > 0);
    std::string const& url = options.url;
    std::string const sqlite = "sqlite:";
    if (url == "sqlite::memory:") {
        return std::make_unique<MemoryDatabase>();
    }
    if (url.starts_with(sqlite) && url.size() > sqlite.size()) {
        std::string const path = url.substr(sqlite.size());
        auto writer = open_sqlite(path, Role::writer);
        auto readers = several(options.readers, [&] { return open_sqlite(path, Role::reader); });
        return std::make_unique<QueuedDatabase>(Engine::sqlite, std::move(writer), std::move(readers), options);
    }
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
        auto writer = open_postgresql(url);
        auto readers = several(options.readers, [&] { return open_postgresql(url); });
        return std::make_unique<QueuedDatabase>(Engine::postgresql, std::move(writer), std::move(readers), options);
    }
    // The address itself is not repeated: it may hold a password.
    throw Fault("a database address is sqlite:PATH, sqlite::memory: or postgresql://...");
}

}  // namespace qiyue::db
