#include "modules/need/store.hpp"

#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::need::store {

namespace {

constexpr char const* insert_need =
    "INSERT INTO need_need (id, project, standard, body, warnings) VALUES ($1, $2, $3, $4, $5)";

constexpr char const* update_need = "UPDATE need_need SET standard = $2, body = $3, warnings = $4 WHERE id = $1";

constexpr char const* select_need = "SELECT id, project, standard, body, warnings FROM need_need WHERE id = $1";

constexpr char const* select_need_of_project =
    "SELECT id, project, standard, body, warnings FROM need_need WHERE project = $1 ORDER BY id DESC LIMIT 1";

constexpr char const* insert_version =
    "INSERT INTO need_version (need, version, digest, content, frozen) VALUES ($1, $2, $3, $4, $5)";

constexpr char const* select_version =
    "SELECT need, version, digest, content, frozen FROM need_version WHERE need = $1 AND version = $2";

constexpr char const* select_newest_version = R"sql(
SELECT need, version, digest, content, frozen FROM need_version WHERE need = $1 ORDER BY version DESC LIMIT 1)sql";

constexpr char const* insert_record_row = "INSERT INTO need_record (id, need, kind, body) VALUES ($1, $2, $3, $4)";

constexpr char const* select_records = "SELECT body FROM need_record WHERE need = $1 AND kind = $2 ORDER BY id";

constexpr char const* insert_standard = R"sql(
INSERT INTO need_standard (id, catalogue_item, organisation, version, valid_from, body)
VALUES ($1, $2, $3, $4, $5, $6))sql";

constexpr char const* select_standard =
    "SELECT id, catalogue_item, organisation, version, valid_from, body FROM need_standard WHERE id = $1";

constexpr char const* select_standards = R"sql(
SELECT id, catalogue_item, organisation, version, valid_from, body
FROM need_standard WHERE catalogue_item = $1 AND organisation = $2 ORDER BY version DESC)sql";

constexpr char const* end_control = "UPDATE need_control SET in_force = 0 WHERE organisation = $1 AND in_force = 1";

constexpr char const* insert_control =
    "INSERT INTO need_control (id, organisation, in_force, body) VALUES ($1, $2, 1, $3)";

constexpr char const* select_control_of =
    "SELECT id, organisation, body FROM need_control WHERE organisation = $1 AND in_force = 1";

constexpr char const* select_control = "SELECT id, organisation, body FROM need_control WHERE id = $1";

constexpr char const* select_words = "SELECT word, clause, harmless, advice_zh, advice_en FROM need_word ORDER BY word";

constexpr char const* put_word = R"sql(
INSERT INTO need_word (word, clause, harmless, advice_zh, advice_en) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (word) DO UPDATE SET clause = excluded.clause, harmless = excluded.harmless,
    advice_zh = excluded.advice_zh, advice_en = excluded.advice_en)sql";

constexpr char const* delete_word = "DELETE FROM need_word WHERE word = $1";

Value kept(std::string const& text) {
    return json::parse(text).value();
}

std::optional<Need> need_of(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Need{.id = row.integer(0),
                .project = row.integer(1),
                .standard = row.integer(2),
                .body = kept(row.text(3)),
                .warnings = kept(row.text(4))};
}

std::optional<Version> version_of(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Version{.need = row.integer(0),
                   .version = static_cast<int>(row.integer(1)),
                   .digest = row.text(2),
                   .content = kept(row.text(3)),
                   .frozen = Instant::from_micros(row.integer(4))};
}

Standard standard_of(db::Row const& row) {
    return {.id = row.integer(0),
            .catalogue_item = row.integer(1),
            .organisation = row.integer(2),
            .version = static_cast<int>(row.integer(3)),
            .valid_from = Day::parse(row.text(4)).value(),
            .body = kept(row.text(5))};
}

std::optional<Control> control_in(db::Rows const& rows) {
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return Control{.id = row.integer(0), .organisation = row.integer(1), .body = kept(row.text(2))};
}

std::vector<std::string> parted(std::string const& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < text.size();) {
        auto const blank = std::min(text.find(' ', from), text.size());
        if (blank > from) {
            parts.push_back(text.substr(from, blank - from));
        }
        from = blank + 1;
    }
    return parts;
}

std::string joined(std::vector<std::string> const& parts) {
    std::string text;
    for (auto const& part : parts) {
        text += text.empty() ? part : ' ' + part;
    }
    return text;
}

}  // namespace

void insert(db::Tx& tx, Need const& need) {
    tx.run(insert_need, {need.id, need.project, need.standard, json::write(need.body), json::write(need.warnings)});
}

void update(db::Tx& tx, Need const& need) {
    tx.run(update_need, {need.id, need.standard, json::write(need.body), json::write(need.warnings)});
}

std::optional<Need> find(db::Tx& tx, std::int64_t id) {
    return need_of(tx.run(select_need, {id}));
}

std::optional<Need> of_project(db::Tx& tx, std::int64_t project) {
    return need_of(tx.run(select_need_of_project, {project}));
}

void insert(db::Tx& tx, Version const& v) {
    tx.run(insert_version, {v.need, std::int64_t{v.version}, v.digest, json::write(v.content), v.frozen.micros()});
}

std::optional<Version> version(db::Tx& tx, std::int64_t need, int number) {
    return version_of(tx.run(select_version, {need, std::int64_t{number}}));
}

std::optional<Version> newest_version(db::Tx& tx, std::int64_t need) {
    return version_of(tx.run(select_newest_version, {need}));
}

void insert_record(db::Tx& tx, std::int64_t id, std::int64_t need, std::string const& kind, Value const& body) {
    tx.run(insert_record_row, {id, need, kind, json::write(body)});
}

std::vector<Value> records(db::Tx& tx, std::int64_t need, std::string const& kind) {
    std::vector<Value> all;
    for (auto const& row : tx.run(select_records, {need, kind})) {
        all.push_back(kept(row.text(0)));
    }
    return all;
}

void insert(db::Tx& tx, Standard const& s) {
    tx.run(insert_standard,
           {s.id, s.catalogue_item, s.organisation, std::int64_t{s.version}, s.valid_from.iso(), json::write(s.body)});
}

std::optional<Standard> standard(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_standard, {id});
    return rows.empty() ? std::nullopt : std::optional(standard_of(rows.front()));
}

std::vector<Standard> standards(db::Tx& tx, std::int64_t catalogue_item, std::int64_t organisation) {
    std::vector<Standard> all;
    for (auto const& row : tx.run(select_standards, {catalogue_item, organisation})) {
        all.push_back(standard_of(row));
    }
    return all;
}

std::int64_t replace(db::Tx& tx, Control const& made) {
    auto const before = control_of(tx, made.organisation);
    tx.run(end_control, {made.organisation});
    tx.run(insert_control, {made.id, made.organisation, json::write(made.body)});
    return before ? before->id : 0;
}

std::optional<Control> control_of(db::Tx& tx, std::int64_t organisation) {
    return control_in(tx.run(select_control_of, {organisation}));
}

std::optional<Control> control(db::Tx& tx, std::int64_t id) {
    return control_in(tx.run(select_control, {id}));
}

std::vector<Word> words(db::Tx& tx) {
    std::vector<Word> all;
    for (auto const& row : tx.run(select_words)) {
        all.push_back({.word = row.text(0),
                       .clause = row.text(1),
                       .harmless = parted(row.text(2)),
                       .advice = {row.text(3), row.text(4)}});
    }
    return all;
}

void put(db::Tx& tx, Word const& word) {
    tx.run(put_word, {word.word, word.clause, joined(word.harmless), word.advice.zh, word.advice.en});
}

void remove_word(db::Tx& tx, std::string const& word) {
    tx.run(delete_word, {word});
}

}  // namespace qiyue::need::store
