#include "platform/db/postgresql.hpp"

#include "platform/db/postgresql_values.hpp"
#include "platform/db/statement_cache.hpp"

#include <libpq-fe.h>

#include <array>
#include <cstring>
#include <optional>

namespace qiyue::db {

namespace {

struct Clear {
    void operator()(PGresult* answer) const { PQclear(answer); }
};

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};

using Answer = std::unique_ptr<PGresult, Clear>;

// The server said no.
struct Complaint {
    std::string state;    // SQLSTATE; empty when the connection was lost
    std::string message;  // without the detail, which may quote what is in the rows
    bool by_control = false;
};

// The connection stays in pipeline mode. What only steers the transaction (BEGIN, SAVEPOINT, RELEASE) waits and
// travels with the next statement, so a command costs no more round trips than it has statements.
class PostgresqlSession final : public Session {
public:
    explicit PostgresqlSession(std::string url) : url_(std::move(url)) { connect(); }

    Engine engine() const override { return Engine::postgresql; }

    void script(std::string_view sql) override;
    void forget_statements() override;

protected:
    void start(Mode mode) override;
    Rows execute(std::string_view sql, std::vector<Cell> const& parameters) override;
    Rows attempt(std::string_view sql, std::vector<Cell> const& parameters) override;

    void control(std::string_view sql) override { pending_.emplace_back(sql); }

    Fate finish() override;
    void abandon() override;

private:
    void connect();

    bool lost() const { return PQstatus(connection_.get()) != CONNECTION_OK; }

    Complaint lose();
    bool send_pending();
    bool send(std::string_view sql, Arguments const& arguments, std::string const& key);
    Answer receive(std::optional<Complaint>& complaint);
    Answer exchange(std::optional<Complaint>& complaint);
    void note(Complaint const& complaint);

    std::string url_;
    std::unique_ptr<PGconn, Finish> connection_;
    std::vector<std::string> pending_;
    std::size_t controls_sent_ = 0;
    StatementCache<std::string> names_;  // by the kinds of the parameters and the text
    std::uint64_t names_given_ = 0;
};

void be_quiet(void*, char const*) {}

void PostgresqlSession::connect() {
    // What stands before the address is a default that the address may change, what stands after it is not.
    std::array<char const*, 6> const keywords = {"connect_timeout", "application_name", "dbname", "client_encoding",
                                                 nullptr};
    std::array<char const*, 6> const values = {"10", "qiyue", url_.c_str(), "UTF8", nullptr};
    int const expand_address = 1;
    names_.clear();
    pending_.clear();
    connection_.reset(PQconnectdbParams(keywords.data(), values.data(), expand_address));
    if (lost()) {
        throw Fault("postgresql: " + lose().message);
    }
    PQsetNoticeProcessor(connection_.get(), be_quiet, nullptr);
    PQenterPipelineMode(connection_.get());
}

// Gives up the connection, in whatever state it is; the next transaction opens another.
Complaint PostgresqlSession::lose() {
    std::string message = PQerrorMessage(connection_.get());
    while (!message.empty() && message.back() == '\n') {
        message.pop_back();
    }
    connection_.reset();
    return Complaint{"", message};
}

void PostgresqlSession::start(Mode mode) {
    if (lost()) {
        connect();
    }
    if (names_.size() > statements_max) {
        forget_statements();
    }
    control(mode == Mode::writing ? "BEGIN ISOLATION LEVEL SERIALIZABLE"
                                  : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

Fate PostgresqlSession::finish() {
    control("COMMIT");
    std::optional<Complaint> complaint;
    Answer const answer = exchange(complaint);
    if (!complaint) {
        // A transaction that had failed is rolled back by COMMIT without any error.
        return std::strcmp(PQcmdStatus(answer.get()), "COMMIT") == 0 ? Fate::sound : Fate::gone;
    }
    last_error_ = complaint->message;
    if (complaint->state.empty()) {
        throw Fault("postgresql: the connection was lost during the commit: nobody can tell whether it is done");
    }
    if (complaint->state == "40001" || complaint->state == "40P01") {
        return Fate::contended;
    }
    if (complaint->state.starts_with("23")) {
        return Fate::forbidden;
    }
    throw Fault("postgresql: the commit failed: " + complaint->message);
}

void PostgresqlSession::abandon() {
    pending_.clear();
    if (lost() || PQtransactionStatus(connection_.get()) == PQTRANS_IDLE) {
        return;
    }
    control("ROLLBACK");
    std::optional<Complaint> ignored;
    exchange(ignored);
}

bool PostgresqlSession::send_pending() {
    controls_sent_ = pending_.size();
    for (std::string const& sql : pending_) {
        if (PQsendQueryParams(connection_.get(), sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) != 1) {
            return false;
        }
    }
    pending_.clear();
    return true;
}

// Prepares the statement in the same round trip when it is new.
bool PostgresqlSession::send(std::string_view sql, Arguments const& arguments, std::string const& key) {
    auto const found = names_.find(key);
    std::string const name = found != names_.end() ? found->second : "q" + std::to_string(++names_given_);
    if (found == names_.end() &&
        PQsendPrepare(connection_.get(), name.c_str(), std::string(sql).c_str(), arguments.count(),
                      arguments.types()) != 1) {
        return false;
    }
    if (PQsendQueryPrepared(connection_.get(), name.c_str(), arguments.count(), arguments.values(), nullptr, nullptr,
                            0) != 1) {
        return false;
    }
    if (found == names_.end()) {
        names_.emplace(key, name);
    }
    return true;
}

Complaint complaint_of(PGresult const* answer) {
    char const* const state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    char const* const message = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
    return Complaint{state != nullptr ? state : "", message != nullptr ? message : PQresultErrorMessage(answer)};
}

// Reads up to the end of the pipeline; gives the last answer, which is the statement's.
Answer PostgresqlSession::receive(std::optional<Complaint>& complaint) {
    Answer last;
    std::size_t number = 0;
    bool ended_one = true;
    while (!lost()) {
        Answer answer(PQgetResult(connection_.get()));
        if (answer == nullptr) {
            if (ended_one) {
                break;  // two ends in a row: there is nothing more
            }
            ended_one = true;
            continue;
        }
        ended_one = false;
        ExecStatusType const status = PQresultStatus(answer.get());
        if (status == PGRES_PIPELINE_SYNC) {
            return last;
        }
        if (status == PGRES_FATAL_ERROR && !complaint) {
            complaint = complaint_of(answer.get());
            complaint->by_control = number < controls_sent_;
        }
        last = std::move(answer);
        ++number;
    }
    // The end of the pipeline was never seen: the connection is of no more use.
    complaint = lose();
    return nullptr;
}

Answer PostgresqlSession::exchange(std::optional<Complaint>& complaint) {
    if (!send_pending() || PQpipelineSync(connection_.get()) != 1) {
        complaint = lose();
        return nullptr;
    }
    return receive(complaint);
}

void PostgresqlSession::note(Complaint const& complaint) {
    last_error_ = complaint.message;
    if (complaint.state == "40001" || complaint.state == "40P01") {
        fate_ = Fate::contended;
    } else if (complaint.state.empty() || complaint.by_control) {
        fate_ = Fate::gone;
    }
}

bool is_forbidden(std::string_view state) {
    return state.starts_with("23") || state == "P0001";  // a constraint; RAISE EXCEPTION in a trigger
}

Rows PostgresqlSession::execute(std::string_view sql, std::vector<Cell> const& parameters) {
    Arguments const arguments(parameters);
    std::string const key = arguments.kinds() + " " + std::string(sql);
    bool const is_new = !names_.contains(key);
    std::optional<Complaint> complaint;
    Answer answer;
    if (!send_pending() || !send(sql, arguments, key) || PQpipelineSync(connection_.get()) != 1) {
        complaint = lose();
    } else {
        answer = receive(complaint);
    }
    if (!complaint) {
        changes_ = changes_of(answer.get());
        return rows_of(answer.get(), sql);
    }
    note(*complaint);
    bool const outdated = !is_new && complaint->state == "0A000";  // a table of its plan has other columns now
    if (outdated) {
        fate_ = Fate::gone;
    }
    if (is_new || outdated) {
        names_.erase(key);  // whether the server has it does not matter: a name is used once
    }
    std::string const message = "postgresql: " + complaint->message + ": " + excerpt(sql);
    if (fate_ == Fate::sound && is_forbidden(complaint->state)) {
        throw Forbidden(message);
    }
    throw Fault(message);
}

// An error spoils the transaction up to the last savepoint, so there is one just before.
Rows PostgresqlSession::attempt(std::string_view sql, std::vector<Cell> const& parameters) {
    control("SAVEPOINT attempt");
    try {
        Rows rows = execute(sql, parameters);
        control("RELEASE SAVEPOINT attempt");
        return rows;
    } catch (Forbidden const&) {
        control("ROLLBACK TO SAVEPOINT attempt");
        control("RELEASE SAVEPOINT attempt");
        throw;
    }
}

// The simple protocol splits the statements; it does not go with pipelines.
void PostgresqlSession::script(std::string_view sql) {
    if (lost()) {
        connect();
    }
    std::optional<Complaint> complaint;
    exchange(complaint);
    if (!complaint) {
        PQexitPipelineMode(connection_.get());
        Answer const answer(PQexec(connection_.get(), std::string(sql).c_str()));
        ExecStatusType const status = PQresultStatus(answer.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
            complaint = complaint_of(answer.get());
        }
        PQenterPipelineMode(connection_.get());
    }
    if (complaint) {
        note(*complaint);
        throw Fault("postgresql: " + complaint->message + ": " + excerpt(sql));
    }
}

void PostgresqlSession::forget_statements() {
    if (names_.empty() || lost()) {
        return;
    }
    names_.clear();
    control("DEALLOCATE ALL");
    std::optional<Complaint> complaint;
    exchange(complaint);
    if (complaint) {
        note(*complaint);
    }
}

}  // namespace

std::unique_ptr<Session> open_postgresql(std::string const& url) {
    return std::make_unique<PostgresqlSession>(url);
}

}  // namespace qiyue::db
