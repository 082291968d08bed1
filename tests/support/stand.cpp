#include "support/stand.hpp"

#include "base/ensure.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>

namespace qiyue::support {

namespace {

std::string postgresql_address() {
    char const* const address = std::getenv("QIYUE_TEST_POSTGRESQL");
    return address == nullptr ? "" : address;
}

void run(std::string const& sql) {
    auto const database = db::open({.url = postgresql_address(), .readers = 1, .queue_max = 10, .group_max = 10});
    database
        ->write<void>([&](db::Tx& tx) -> Result<void> {
            tx.run(sql);
            return {};
        })
        .value();
}

std::string new_schema() {
    static std::atomic<int> last{0};
    auto name = "qiyue_stand_" + std::to_string(::getpid()) + "_" + std::to_string(++last);
    run("CREATE SCHEMA " + name);
    return name;
}

std::string url_of(std::string const& schema) {
    if (schema.empty()) {
        return "sqlite::memory:";
    }
    auto const address = postgresql_address();
    char const joint = address.find('?') == std::string::npos ? '?' : '&';
    return address + joint + "options=-csearch_path%3D" + schema;
}

}  // namespace

std::vector<std::string> engines() {
    std::vector<std::string> all{"sqlite"};
    if (!postgresql_address().empty()) {
        all.emplace_back("postgresql");
    }
    return all;
}

Stand::Stand(std::string engine, std::vector<db::Migration> const& migrations)
    : engine_(std::move(engine)),
      schema_(on_postgresql() ? new_schema() : ""),
      files_(files::open_memory()),
      ports_{
          .ids = ids_, .random = random_, .files = *files_, .bus = bus, .password_cost = crypto::PasswordCost::cheap},
      database_(db::open({.url = url_of(schema_), .readers = 2, .queue_max = 100, .group_max = 10})) {
    crypto::start();
    database_->migrate(migrations);
}

Stand::~Stand() {
    database_.reset();
    if (!schema_.empty()) {
        run("DROP SCHEMA " + schema_ + " CASCADE");
    }
}

}  // namespace qiyue::support
