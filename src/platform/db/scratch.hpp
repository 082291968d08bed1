#pragma once

#include <string>

namespace qiyue::db {

// A schema of its own inside a PostgreSQL database, for a story or a test; gone at the end with all it holds.
class Scratch {
public:
    // `name` must be a plain lower-case word. Throws Fault when the server can't be reached.
    Scratch(std::string server_url, std::string name);
    ~Scratch();
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    // What open() takes to work in that schema.
    std::string const& url() const { return url_; }

private:
    std::string server_url_, name_, url_;
};

}  // namespace qiyue::db
