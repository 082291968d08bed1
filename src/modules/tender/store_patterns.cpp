#include "modules/tender/conditions.hpp"

namespace qiyue::tender {

namespace {

constexpr char const* select_patterns =
    "SELECT name, kind, words, together, harmless FROM tender_pattern ORDER BY kind, name";

constexpr char const* upsert_pattern = R"sql(
INSERT INTO tender_pattern (name, kind, words, together, harmless) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, words = excluded.words, together = excluded.together,
    harmless = excluded.harmless)sql";

constexpr char const* delete_pattern = "DELETE FROM tender_pattern WHERE name = $1";

}  // namespace

// Kept as a text parted by blanks: no word holds one.
std::vector<std::string> parted(std::string const& text) {
    std::vector<std::string> all;
    std::string word;
    for (auto const byte : text + " ") {
        if (byte != ' ') {
            word += byte;
        } else if (!word.empty()) {
            all.push_back(std::move(word));
            word.clear();
        }
    }
    return all;
}

std::string joined(std::vector<std::string> const& words) {
    std::string all;
    for (auto const& word : words) {
        all += (all.empty() ? "" : " ") + word;
    }
    return all;
}

namespace store {

std::vector<Pattern> patterns(db::Tx& tx) {
    std::vector<Pattern> all;
    for (auto const& row : tx.run(select_patterns, {})) {
        all.push_back({.name = row.text(0),
                       .kind = row.text(1),
                       .words = parted(row.text(2)),
                       .together = parted(row.text(3)),
                       .harmless = parted(row.text(4))});
    }
    return all;
}

void put(db::Tx& tx, Pattern const& p) {
    tx.run(upsert_pattern, {p.name, p.kind, joined(p.words), joined(p.together), joined(p.harmless)});
}

void remove_pattern(db::Tx& tx, std::string const& name) {
    tx.run(delete_pattern, {name});
}

}  // namespace store

}  // namespace qiyue::tender
