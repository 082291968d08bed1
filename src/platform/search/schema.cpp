#include "platform/search/search.hpp"

namespace qiyue::search {

// The ascii tokenizer takes our tokens as they are: only blanks part them, and beyond ASCII it folds nothing.
std::string schema_sqlite(std::string_view table) {
    return "CREATE VIRTUAL TABLE " + std::string(table) + " USING fts5(tokens, tokenize = 'ascii');\n";
}

// Without fast updates a reader's locks are on the words that were looked for, not on the whole index.
std::string schema_postgresql(std::string_view table) {
    auto const name = std::string(table);
    return "CREATE TABLE " + name + " (\n    id BIGINT PRIMARY KEY,\n    tokens TSVECTOR NOT NULL\n);\n" +
        "CREATE INDEX " + name + "_tokens ON " + name + " USING gin (tokens) WITH (fastupdate = off);\n";
}

}  // namespace qiyue::search
