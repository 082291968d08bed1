#include "platform/search/match.hpp"
#include "platform/search/tokens.hpp"

#include "platform/db/engine.hpp"

#include <map>

// The index on SQLite (FTS5) and on PostgreSQL (tsvector with GIN): the same tokens at the same places.
namespace qiyue::search {

namespace {

// PostgreSQL counts places up to 16,383 and keeps 256 of a token; neither engine gets more.
constexpr std::size_t places_max = 16'000;
constexpr std::size_t times_max = 255;
constexpr char const* nothing = "·";  // keeps a place that has no token; nobody can ask for it

std::vector<std::string> tokens_of_entry(Entry const& entry) {
    std::vector<std::string> tokens;
    std::map<std::string, std::size_t, std::less<>> times;
    for (auto& token : tokens_of(entry.text)) {
        if (tokens.size() == places_max) {
            break;
        }
        tokens.push_back(++times[token.text] > times_max ? nothing : std::move(token.text));
    }
    for (auto const& mark : entry.marks) {
        tokens.push_back(mark_token(mark));
    }
    return tokens;
}

std::string joined(std::vector<std::string> const& tokens, std::string_view between) {
    std::string text;
    for (auto const& token : tokens) {
        text += (text.empty() ? "" : std::string(between)) + token;
    }
    return text;
}

// 'ab':1,7 'bc':2
std::string vector_of(std::vector<std::string> const& tokens) {
    std::map<std::string, std::string, std::less<>> places;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i] != nothing) {
            auto& at = places[tokens[i]];
            at += (at.empty() ? "" : ",") + std::to_string(i + 1);
        }
    }
    std::string text;
    for (auto const& [token, at] : places) {
        text += "'" + token + "':" + at + " ";
    }
    return text;
}

// "政府 府采" * AND "¤stageplan". Tokens hold letters and digits alone, so there is nothing to escape.
std::string fts5_query(Query const& query) {
    std::vector<std::string> parts;
    for (auto const& phrase : query.phrases()) {
        parts.push_back("\"" + joined(phrase, " ") + "\" *");
    }
    for (auto const& mark : query.marks()) {
        parts.push_back("\"" + mark + "\"");
    }
    return joined(parts, " AND ");
}

// ('政府' <-> '府采':*) & '¤stageplan'
std::string tsquery(Query const& query) {
    std::vector<std::string> parts;
    for (auto const& phrase : query.phrases()) {
        parts.push_back("('" + joined(phrase, "' <-> '") + "':*)");
    }
    for (auto const& mark : query.marks()) {
        parts.push_back("'" + mark + "'");
    }
    return joined(parts, " & ");
}

std::string insert_sqlite(std::string const& table) {
    return "INSERT INTO " + table + " (rowid, tokens) VALUES ($1, $2)";
}

std::string insert_postgresql(std::string const& table) {
    return "INSERT INTO " + table + " (id, tokens) VALUES ($1, CAST(CAST($2 AS TEXT) AS TSVECTOR))";
}

std::string delete_sqlite(std::string const& table) {
    return "DELETE FROM " + table + " WHERE rowid = $1";
}

std::string delete_postgresql(std::string const& table) {
    return "DELETE FROM " + table + " WHERE id = $1";
}

std::string select_sqlite(std::string const& table) {
    return "SELECT rowid FROM " + table + " WHERE " + table + " MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3";
}

std::string select_postgresql(std::string const& table) {
    return "SELECT id FROM " + table +
        " WHERE tokens @@ CAST(CAST($1 AS TEXT) AS TSQUERY) AND id < $2 ORDER BY id DESC LIMIT $3";
}

bool on_sqlite(db::Tx const& tx) {
    return db::engine_of(tx) == db::Engine::sqlite;
}

}  // namespace

void Index::put(db::Tx& tx, std::int64_t id, Entry const& entry) const {
    remove(tx, id);
    auto const tokens = tokens_of_entry(entry);
    if (on_sqlite(tx)) {
        tx.run(insert_sqlite(table_), {id, joined(tokens, " ")});
    } else {
        tx.run(insert_postgresql(table_), {id, vector_of(tokens)});
    }
}

void Index::remove(db::Tx& tx, std::int64_t id) const {
    tx.run(on_sqlite(tx) ? delete_sqlite(table_) : delete_postgresql(table_), {id});
}

std::vector<std::int64_t> Index::find(db::Tx& tx, Query const& query, std::int64_t before, int limit) const {
    std::vector<std::int64_t> ids;
    if (query.empty()) {
        return ids;
    }
    auto const sqlite = on_sqlite(tx);
    auto const upto = before > 0 ? before : INT64_MAX;
    for (auto const& row : tx.run(sqlite ? select_sqlite(table_) : select_postgresql(table_),
                                  {sqlite ? fts5_query(query) : tsquery(query), upto, std::int64_t{limit}})) {
        ids.push_back(row.integer(0));
    }
    return ids;
}

}  // namespace qiyue::search
