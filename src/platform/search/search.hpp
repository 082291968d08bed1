#pragma once

#include "platform/db/db.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Words found in Chinese text, with the same answers on both engines: one function cuts text into tokens, the engines
// only keep them with their positions and find them again.
namespace qiyue::search {

// What a reader typed. Words between blanks or marks must all occur, in any order; what was typed without a break must
// stand so in the text. Never refuses: what holds nothing to look for is empty.
class Query {
public:
    // The first 200 characters and 16 phrases count.
    static Query parse(std::string_view words);
    // Only texts that carry the mark (Entry::marks).
    Query& only(std::string_view mark);

    // Nothing was typed that could be looked for.
    bool empty() const { return phrases_.empty(); }

    // Tokens one after the other; the last one may go on ("政" finds "政府", "proc" finds "procurement").
    using Phrase = std::vector<std::string>;
    std::vector<Phrase> const& phrases() const { return phrases_; }
    std::vector<std::string> const& marks() const { return marks_; }

private:
    std::vector<Phrase> phrases_;
    std::vector<std::string> marks_;
};

struct Entry {
    std::string text;                // the first 16,000 tokens are found
    std::vector<std::string> marks;  // by what Query::only narrows: small letters and digits ("stageplan")
};

// A table of one module, made by its migration of schema_sqlite() and schema_postgresql(). Ids rise with time.
class Index {
public:
    explicit Index(std::string table) : table_(std::move(table)) {}

    // Adds the entry, or puts it in the place of the one before.
    void put(db::Tx& tx, std::int64_t id, Entry const& entry) const;
    void remove(db::Tx& tx, std::int64_t id) const;
    // Ids of what holds every phrase and mark, the newest first; with `before` only those below it (0: all). Nothing
    // for an empty query.
    std::vector<std::int64_t> find(db::Tx& tx, Query const& query, std::int64_t before, int limit) const;

private:
    std::string table_;
};

// What they make stands in released migrations, so it is never altered; another wording is another function.
std::string schema_sqlite(std::string_view table);
std::string schema_postgresql(std::string_view table);

// Texts kept in memory that never change: numbered from 0 as they were added.
class Shelf {
public:
    void add(std::string_view text);
    std::vector<std::size_t> find(Query const& query) const;  // in the order added

private:
    std::vector<std::vector<std::string>> texts_;
};

// A stretch of text, found or around what was found.
struct Piece {
    std::string text;
    bool found = false;
};
// Some `characters` of the text around the first place where something was found, "…" where it was cut; the beginning
// where nothing was. Line breaks become blanks. Plain text: whoever shows it escapes it.
std::vector<Piece> excerpt(std::string_view text, Query const& query, std::size_t characters);

}  // namespace qiyue::search
