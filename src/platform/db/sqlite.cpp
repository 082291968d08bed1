#include "platform/db/sqlite.hpp"

#include "base/ensure.hpp"

#include "platform/db/statement_cache.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>

namespace qiyue::db {

namespace {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
};

struct Statement {
    std::unique_ptr<sqlite3_stmt, Finalize> handle;
    std::vector<std::size_t> parameter_of_slot;  // slot 0 is SQLite's index 1; to SQLite "$7" is a name
    std::size_t parameters = 0;                  // the highest number
    bool reads_only = false;
};

// Makes a statement ready for its next use, however this one ends.
class Reset {
public:
    explicit Reset(sqlite3_stmt* statement) : statement_(statement) {}

    Reset(Reset const&) = delete;
    Reset& operator=(Reset const&) = delete;

    ~Reset() { sqlite3_reset(statement_); }

private:
    sqlite3_stmt* statement_;
};

class SqliteSession final : public Session {
public:
    SqliteSession(std::string const& path, Role role);
    ~SqliteSession() override;

    Engine engine() const override { return Engine::sqlite; }

    void script(std::string_view sql) override;

    void forget_statements() override { statements_.clear(); }

protected:
    void start(Mode mode) override;
    Rows execute(std::string_view sql, std::vector<Cell> const& parameters) override;
    Rows attempt(std::string_view sql, std::vector<Cell> const& parameters) override;
    void control(std::string_view sql) override;
    Fate finish() override;
    void abandon() override;

private:
    void configure(bool memory);
    Statement& prepared(std::string_view sql);
    Statement prepare(std::string_view sql);
    int step_once(std::string_view sql);
    [[noreturn]] void fail(int code, std::string_view sql);

    Role role_;
    bool inside_ = false;  // a transaction was begun
    std::unique_ptr<sqlite3, Close> connection_;
    StatementCache<Statement> statements_;
};

// Before the first connection of the process.
bool configure_library() {
    // What a statement sorts or counts aside lives for that statement: it takes pages as it needs them, not twenty at once.
    auto const pages = sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0);
    // Nobody asks how much is allocated, and to count it takes a lock at each allocation.
    auto const counting = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return pages == SQLITE_OK && counting == SQLITE_OK;
}

SqliteSession::SqliteSession(std::string const& path, Role role) : role_(role) {
    bool const memory = path == ":memory:";
    int const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    sqlite3* raw = nullptr;
    int const code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
    connection_.reset(raw);
    if (code != SQLITE_OK) {
        throw Fault("sqlite: " + path + " cannot be opened: " + sqlite3_errstr(code));
    }
    configure(memory);
}

void SqliteSession::configure(bool memory) {
    int const busy_ms = 5000;  // another process, a backup say, may hold the file for a moment
    sqlite3_busy_timeout(connection_.get(), busy_ms);
    // "word" in double quotes is a column, as in PostgreSQL, never a text.
    sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // LIKE tells a from A, as in PostgreSQL.
    script("PRAGMA foreign_keys = ON; PRAGMA case_sensitive_like = ON; PRAGMA temp_store = MEMORY");
    if (memory) {
        return;
    }
    Rows const journal = execute("PRAGMA journal_mode = WAL", {});
    if (journal.empty() || journal.front().text(0) != "wal") {
        throw Fault("sqlite: no write-ahead log is possible for this file");
    }
    // Kilobytes of pages: several readers of one file need not each keep what the system's own cache holds for all.
    script("PRAGMA synchronous = FULL; PRAGMA cache_size = -16000");
    if (role_ == Role::reader) {
        script("PRAGMA query_only = ON; PRAGMA cache_size = -2000");
    }
    statements_.clear();
}

SqliteSession::~SqliteSession() {
    statements_.clear();
    if (role_ == Role::writer) {
        sqlite3_wal_checkpoint_v2(connection_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    }
}

void SqliteSession::script(std::string_view sql) {
    std::string const text(sql);
    int const code = sqlite3_exec(connection_.get(), text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        fail(code, sql);
    }
    if (inside_ && sqlite3_get_autocommit(connection_.get()) != 0) {
        fate_ = Fate::gone;
        throw Fault("sqlite: a script ended its own transaction: " + excerpt(sql));
    }
}

void SqliteSession::start(Mode mode) {
    if (statements_.size() > statements_max) {
        statements_.clear();
    }
    std::string_view const sql = mode == Mode::writing ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED";
    int const code = step_once(sql);
    if (code != SQLITE_DONE) {
        fail(code, sql);
    }
    inside_ = true;
}

Fate SqliteSession::finish() {
    int const code = step_once("COMMIT");
    if (code == SQLITE_DONE) {
        inside_ = false;
        return Fate::sound;
    }
    last_error_ = sqlite3_errmsg(connection_.get());
    if ((code & 0xff) == SQLITE_CONSTRAINT) {
        return Fate::forbidden;
    }
    throw Fault("sqlite: the commit failed: " + last_error_);
}

void SqliteSession::abandon() {
    inside_ = false;
    if (sqlite3_get_autocommit(connection_.get()) == 0) {
        step_once("ROLLBACK");
    }
}

void SqliteSession::control(std::string_view sql) {
    int const code = step_once(sql);
    if (code != SQLITE_DONE) {
        last_error_ = sqlite3_errmsg(connection_.get());
        fate_ = Fate::gone;
    }
}

int SqliteSession::step_once(std::string_view sql) {
    sqlite3_stmt* const handle = prepared(sql).handle.get();
    int const code = sqlite3_step(handle);
    sqlite3_reset(handle);
    return code;
}

Statement SqliteSession::prepare(std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    char const* tail = nullptr;
    char const* const end = sql.data() + sql.size();
    int const code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, &tail);
    if (code != SQLITE_OK) {
        fail(code, sql);
    }
    Statement made;
    made.handle.reset(raw);
    ENSURE(raw != nullptr);
    // Spaces and comments may follow, a second statement may not (PostgreSQL refuses it too).
    sqlite3_stmt* second = nullptr;
    if (tail != end) {
        sqlite3_prepare_v3(connection_.get(), tail, static_cast<int>(end - tail), 0, &second, nullptr);
        bool const another = second != nullptr;
        sqlite3_finalize(second);
        ENSURE(!another);
    }
    made.reads_only = sqlite3_stmt_readonly(raw) != 0;
    int const slots = sqlite3_bind_parameter_count(raw);
    for (int slot = 1; slot <= slots; ++slot) {
        char const* const spelled = sqlite3_bind_parameter_name(raw, slot);
        ENSURE(spelled != nullptr);
        std::string_view const name = spelled;
        std::size_t number = 0;
        auto const [rest, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
        ENSURE(name.front() == '$' && error == std::errc{} && rest == name.data() + name.size() && number > 0);
        made.parameter_of_slot.push_back(number - 1);
        made.parameters = std::max(made.parameters, number);
    }
    return made;
}

Statement& SqliteSession::prepared(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) {
        found = statements_.emplace(std::string(sql), prepare(sql)).first;
    }
    return found->second;
}

void bind(sqlite3_stmt* statement, int slot, Cell const& cell) {
    if (auto const* number = std::get_if<std::int64_t>(&cell)) {
        sqlite3_bind_int64(statement, slot, *number);
    } else if (auto const* text = std::get_if<std::string>(&cell)) {
        // The parameters outlive the statement's run.
        sqlite3_bind_text64(statement, slot, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else {
        sqlite3_bind_null(statement, slot);
    }
}

Row read_row(sqlite3_stmt* statement, std::string_view sql) {
    int const columns = sqlite3_column_count(statement);
    std::vector<Cell> cells;
    cells.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) {
        switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER:
            cells.emplace_back(static_cast<std::int64_t>(sqlite3_column_int64(statement, column)));
            break;
        case SQLITE_TEXT: {
            auto const* const text = reinterpret_cast<char const*>(sqlite3_column_text(statement, column));
            auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
            cells.emplace_back(std::string(text, size));
            break;
        }
        case SQLITE_NULL: cells.emplace_back(); break;
        default: throw Fault("sqlite: a column is neither an integer nor text: " + excerpt(sql));
        }
    }
    return Row(std::move(cells));
}

Rows SqliteSession::execute(std::string_view sql, std::vector<Cell> const& parameters) {
    Statement& statement = prepared(sql);
    sqlite3_stmt* const handle = statement.handle.get();
    if (inside_ && mode_ == Mode::reading && !statement.reads_only) {
        throw Fault("sqlite: a read may change nothing: " + excerpt(sql));
    }
    ENSURE(statement.parameters == parameters.size());
    Reset const reset(handle);
    for (std::size_t slot = 0; slot < statement.parameter_of_slot.size(); ++slot) {
        bind(handle, static_cast<int>(slot) + 1, parameters[statement.parameter_of_slot[slot]]);
    }
    auto const before = sqlite3_total_changes64(connection_.get());
    Rows rows;
    int code = sqlite3_step(handle);
    while (code == SQLITE_ROW) {
        rows.push_back(read_row(handle, sql));
        code = sqlite3_step(handle);
    }
    if (code != SQLITE_DONE) {
        fail(code, sql);
    }
    // Statements that change no row leave SQLite's own count as it was.
    bool const changed = sqlite3_total_changes64(connection_.get()) != before;
    changes_ = changed ? sqlite3_changes64(connection_.get()) : 0;
    return rows;
}

// SQLite undoes a forbidden statement by itself and the transaction goes on.
Rows SqliteSession::attempt(std::string_view sql, std::vector<Cell> const& parameters) {
    return execute(sql, parameters);
}

void SqliteSession::fail(int code, std::string_view sql) {
    last_error_ = sqlite3_errmsg(connection_.get());
    // A full disk, a read error or RAISE(ROLLBACK) ends the whole transaction.
    if (inside_ && sqlite3_get_autocommit(connection_.get()) != 0) {
        fate_ = Fate::gone;
    }
    std::string const message = "sqlite: " + last_error_ + ": " + excerpt(sql);
    if ((code & 0xff) == SQLITE_CONSTRAINT) {
        throw Forbidden(message);
    }
    throw Fault(message);
}

}  // namespace

std::unique_ptr<Session> open_sqlite(std::string const& path, Role role) {
    static bool const configured = configure_library();
    ENSURE(configured);
    return std::make_unique<SqliteSession>(path, role);
}

}  // namespace qiyue::db
