#include "platform/db/session.hpp"

namespace qiyue::db {

namespace {

// PostgreSQL has no zero character in text, so neither engine gets one.
void check(std::vector<Cell> const& parameters, std::string_view sql) {
    for (Cell const& cell : parameters) {
        auto const* text = std::get_if<std::string>(&cell);
        if (text != nullptr && text->find('\0') != std::string::npos) {
            throw Fault("a text parameter holds a zero character: " + excerpt(sql));
        }
    }
}

// By its first word: whatever is not plainly a question counts as a change.
bool only_asks(std::string_view sql) {
    auto const start = sql.find_first_not_of(" \n");
    return start != std::string_view::npos && sql.substr(start).starts_with("SELECT ");
}

}  // namespace

Rows Session::run(std::string_view sql, std::vector<Cell> const& parameters) {
    if (broken_) {
        throw Fault("a statement before this one failed: " + excerpt(sql));
    }
    changes_ = 0;
    touched_ = touched_ || !only_asks(sql);
    try {
        check(parameters, sql);
        return execute(sql, parameters);
    } catch (...) {
        broken_ = true;
        throw;
    }
}

bool Session::try_run(std::string_view sql, std::vector<Cell> const& parameters) {
    if (broken_) {
        throw Fault("a statement before this one failed: " + excerpt(sql));
    }
    changes_ = 0;
    touched_ = true;
    try {
        check(parameters, sql);
        attempt(sql, parameters);
        return true;
    } catch (Forbidden const&) {
        changes_ = 0;
        return false;
    } catch (...) {
        broken_ = true;
        throw;
    }
}

void Session::begin(Mode mode) {
    mode_ = mode;
    fate_ = Fate::sound;
    broken_ = false;
    touched_ = false;
    changes_ = 0;
    last_error_.clear();
    memory_.clear();
    start(mode);
}

void Session::savepoint() {
    control("SAVEPOINT command");
}

void Session::release_savepoint() {
    control("RELEASE SAVEPOINT command");
}

void Session::undo_savepoint() {
    broken_ = false;
    memory_.clear();
    control("ROLLBACK TO SAVEPOINT command");
    control("RELEASE SAVEPOINT command");
}

Fate Session::commit() {
    memory_.clear();
    if (fate_ == Fate::sound) {
        try {
            fate_ = finish();
        } catch (...) {
            rollback();
            throw;
        }
    }
    if (fate_ != Fate::sound) {
        abandon();
    }
    return fate_;
}

void Session::rollback() {
    memory_.clear();
    abandon();
}

std::string excerpt(std::string_view sql) {
    std::size_t const limit = 120;
    std::string line;
    for (char const c : sql.substr(0, limit)) {
        bool const space = c == '\n' || c == '\t' || c == ' ';
        if (!space) {
            line.push_back(c);
        } else if (!line.empty() && line.back() != ' ') {
            line.push_back(' ');
        }
    }
    return sql.size() > limit ? line + "..." : line;
}

}  // namespace qiyue::db
