#pragma once

#include "base/failure.hpp"

#include "platform/db/db.hpp"
#include "platform/db/postgresql.hpp"
#include "platform/db/sqlite.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

// What the tests of the database share: places on every engine, gates that hold a writer.
namespace qiyue::db::testing {

using Done = Result<int>;

inline Refusal refusal() {
    Finding finding;
    finding.code = "test.refused";
    return Refusal(Reason::conflict, finding);
}

inline Options options_of(std::size_t queue_max = 4096, std::size_t group_max = 100) {
    return Options{"", 1, queue_max, group_max};
}

inline Options address(std::string url) {
    return Options{std::move(url), 1, 10, 10};
}

inline Migration migration(std::string module, int number, std::string name, std::string sql) {
    return Migration{std::move(module), number, std::move(name), std::move(sql), ""};
}

inline char const* postgresql_url() {
    return std::getenv("QIYUE_TEST_POSTGRESQL");
}

inline std::string unique_name() {
    static std::atomic<int> last{0};
    return "qiyue_test_" + std::to_string(::getpid()) + "_" + std::to_string(++last);
}

inline void run_all(Database& database, std::vector<std::string> const& statements) {
    auto const done = database.write<int>([&](Tx& tx) -> Done {
        for (std::string const& sql : statements) {
            tx.run(sql);
        }
        return 0;
    });
    REQUIRE(done.ok());
}

// An empty database of one kind; several may be opened on it, as nodes do. Gone afterwards.
class Place {
public:
    explicit Place(std::string kind) : kind_(std::move(kind)), name_(unique_name()) {
        if (kind_ == "postgresql") {
            run_all(*db::open(address(postgresql_url())), {"CREATE SCHEMA " + name_});
        }
    }

    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;

    ~Place() {
        if (kind_ == "postgresql") {
            run_all(*db::open(address(postgresql_url())), {"DROP SCHEMA " + name_ + " CASCADE"});
        }
        for (char const* ending : {"", "-wal", "-shm"}) {
            std::filesystem::remove(path() + ending);
        }
    }

    std::string path() const { return (std::filesystem::temp_directory_path() / name_).string(); }

    std::string url() const {
        if (kind_ == "memory") {
            return "sqlite::memory:";
        }
        if (kind_ == "file") {
            return "sqlite:" + path();
        }
        std::string const address = postgresql_url();
        char const joint = address.find('?') == std::string::npos ? '?' : '&';
        return address + joint + "options=-csearch_path%3D" + name_;
    }

    std::unique_ptr<Database> open(Options options = {}) const {
        options.url = url();
        return db::open(options);
    }

    std::unique_ptr<Session> session() const {
        if (kind_ == "postgresql") {
            return open_postgresql(url());
        }
        return open_sqlite(kind_ == "memory" ? ":memory:" : path(), Role::writer);
    }

private:
    std::string kind_;
    std::string name_;
};

inline std::vector<std::string> engines(std::vector<std::string> kinds = {"memory", "file", "postgresql"}) {
    if (postgresql_url() == nullptr) {
        static std::once_flag said;
        std::call_once(said, [] { MESSAGE("PostgreSQL is left out: QIYUE_TEST_POSTGRESQL holds no address"); });
        std::erase(kinds, "postgresql");
    }
    return kinds;
}

inline std::int64_t number(Database& database, std::string const& sql) {
    return database.read<std::int64_t>([&](Tx& tx) { return tx.run(sql).at(0).integer(0); });
}

inline void add(Database& database, std::int64_t id) {
    auto const done = database.write<int>([&](Tx& tx) -> Done {
        tx.run("INSERT INTO item (id, name) VALUES ($1, $2)", {id, std::string("x")});
        return 0;
    });
    CHECK(done.ok());
}

inline std::string const create_item = "CREATE TABLE item (id BIGINT PRIMARY KEY, name TEXT, CHECK (id <> 13))";

// Holds the writer inside a command until told to go on, so that a queue can fill behind it.
class Gate {
public:
    void hold() {
        std::unique_lock lock(mutex_);
        held_ = true;
        changed_.notify_all();
        changed_.wait(lock, [this] { return open_; });
    }

    void wait_until_held() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return held_; });
    }

    void open() {
        std::unique_lock const lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool held_ = false;
    bool open_ = false;
};

}  // namespace qiyue::db::testing
