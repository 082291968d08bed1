#pragma once

#include "base/clock.hpp"
#include "base/context.hpp"
#include "base/id.hpp"

#include "platform/api/ports.hpp"
#include "platform/db/db.hpp"

#include <memory>
#include <string>
#include <vector>

// What a module needs to be tried alone: a clock that stands, repeatable ports, and an empty database of one engine
// that is gone afterwards.
namespace qiyue::support {

// "sqlite", and "postgresql" when QIYUE_TEST_POSTGRESQL holds the address of a database where schemas may be made.
std::vector<std::string> engines();

class Stand {
public:
    Stand(std::string engine, std::vector<db::Migration> const& migrations);
    ~Stand();
    Stand(Stand const&) = delete;
    Stand& operator=(Stand const&) = delete;

    bool on_postgresql() const { return engine_ == "postgresql"; }

    db::Database& database() { return *database_; }

    api::Ports& ports() { return ports_; }

    // Nobody's, at the clock's time.
    Context context() const { return {.caller = {}, .now = clock.now(), .request = 0, .suspended = nullptr}; }

    void pass_seconds(std::int64_t count) { clock.set(clock.now().plus_seconds(count)); }

    // Runs a command that must not be refused, and gives its value.
    template <class T> T write(std::function<Result<T>(db::Tx&)> command) {
        return database().write<T>(std::move(command)).value();
    }

    template <class T> T read(std::function<T(db::Tx&)> query) { return database().read<T>(std::move(query)); }

    ManualClock clock{Instant::at(Day(2026, 3, 2), 9)};
    events::Bus bus;

private:
    std::string engine_;
    std::string schema_;
    IdSource ids_{clock, 0};
    crypto::SeededRandom random_{1};
    std::unique_ptr<files::Store> files_;
    api::Ports ports_;
    std::unique_ptr<db::Database> database_;
};

}  // namespace qiyue::support
