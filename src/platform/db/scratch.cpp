#include "platform/db/scratch.hpp"

#include "platform/db/db.hpp"

#include "base/failure.hpp"

namespace qiyue::db {

namespace {

void command(std::string const& url, std::string const& sql) {
    auto const database = open({.url = url, .readers = 1});
    auto const done = database->write<bool>([&](Tx& tx) -> Result<bool> {
        tx.run(sql);
        return true;
    });
    (void)done;
}

}  // namespace

Scratch::Scratch(std::string server_url, std::string name)
    : server_url_(std::move(server_url)), name_(std::move(name)) {
    ENSURE(name_.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
    command(server_url_, "CREATE SCHEMA " + name_);
    url_ = server_url_ + (server_url_.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + name_;
}

Scratch::~Scratch() {
    try {
        command(server_url_, "DROP SCHEMA " + name_ + " CASCADE");
    } catch (Fault const&) {
        // The server is gone, and the schema with it or not: nothing can be done here.
    }
}

}  // namespace qiyue::db
