#include "modules/ledger/store.hpp"

#include <doctest/doctest.h>

// doctest first, so that rapidcheck's own CHECK stays out of its way.
#include <rapidcheck.h>

#include <cstdlib>

using namespace qiyue;

namespace {

// A ledger alone on an empty database: only the ids are real among its ports.
class Books {
public:
    explicit Books(std::string const& url = "sqlite::memory:") : database_(db::open({.url = url})) {
        database_->migrate(ledger::migrations());
    }

    template <class Work>
    auto write(Work work) {
        return database_->write<typename decltype(work(std::declval<db::Tx&>()))::value_type>(work);
    }

    // Runs one statement as a hand at the database would; true when it was let through and committed.
    bool by_hand(std::string const& sql) {
        try {
            return database_->write<int>([&](db::Tx& tx) -> Result<int> {
                tx.run(sql);
                return 0;
            }).ok();
        } catch (Fault const&) {
            return false;
        }
    }

    Context context;
    ManualClock clock{Instant::at(Day(2026, 1, 5), 9)};
    IdSource ids{clock, 1};
    api::Ports& ports() { return *reinterpret_cast<api::Ports*>(&ports_); }

private:
    struct OnlyIds {
        IdSource& ids;
    } ports_{ids};
    std::unique_ptr<db::Database> database_;
};

}  // namespace
