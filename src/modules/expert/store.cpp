#include "modules/expert/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::expert::store {

namespace {

constexpr char const* insert_entry = R"sql(
INSERT INTO expert_entry (id, person, name, employer, title, term_from, term_until, resting, fields, ties, title_rank,
    born, practising_since, recorded_on, barred, scope)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))sql";

constexpr char const* update_entry = R"sql(
UPDATE expert_entry SET employer = $2, title = $3, term_from = $4, term_until = $5, fields = $6, ties = $7,
    title_rank = $8, born = $9, practising_since = $10, recorded_on = $11, barred = $12,
    scope = $13
WHERE id = $1)sql";

constexpr char const* update_resting = "UPDATE expert_entry SET resting = $2 WHERE id = $1";

constexpr char const* select_entry = R"sql(
SELECT id, person, name, employer, title, term_from, term_until, resting, fields, ties, title_rank, born,
    practising_since, recorded_on, barred, scope
FROM expert_entry WHERE id = $1)sql";

constexpr char const* select_of_person = R"sql(
SELECT id, person, name, employer, title, term_from, term_until, resting, fields, ties, title_rank, born,
    practising_since, recorded_on, barred, scope
FROM expert_entry WHERE person = $1)sql";

constexpr char const* select_in_pool = R"sql(
SELECT id, person, name, employer, title, term_from, term_until, resting, fields, ties, title_rank, born,
    practising_since, recorded_on, barred, scope
FROM expert_entry WHERE resting = 0 ORDER BY id)sql";

std::string written(std::vector<std::string> const& fields) {
    Value list = Value::list();
    for (auto const& field : fields) {
        list.push(field);
    }
    return json::write(list);
}

std::string written(std::vector<Tie> const& ties) {
    Value list = Value::list();
    for (auto const& tie : ties) {
        list.push(Value::object()
                      .set("organisation", tie.organisation)
                      .set("kind", tie.kind)
                      .set("until", tie.until ? Value(tie.until->iso()) : Value())
                      .set("found", tie.found));
    }
    return json::write(list);
}

// Where he sits and what he knows of: {regions, items}.
std::string scope_of(Expert const& e) {
    Value regions = Value::list();
    for (auto const& region : e.regions) {
        regions.push(region);
    }
    Value items = Value::list();
    for (auto const item : e.items) {
        items.push(item);
    }
    return json::write(Value::object().set("regions", regions).set("items", items));
}

void read_scope(Value const& scope, Expert& e) {
    if (scope["regions"].is_list()) {
        for (auto const& region : scope["regions"].items()) {
            e.regions.push_back(region.text());
        }
    }
    if (scope["items"].is_list()) {
        for (auto const& item : scope["items"].items()) {
            e.items.push_back(item.integer());
        }
    }
}

std::string written(std::optional<Day> day) {
    return day ? day->iso() : std::string();
}

std::optional<Day> day_of(std::string const& text) {
    return text.empty() ? std::nullopt : std::optional(Day::parse(text).value());
}

Expert read(db::Row const& row) {
    Expert e;
    e.id = row.integer(0);
    e.person = row.integer(1);
    e.name = row.text(2);
    e.employer = row.text(3);
    e.title = row.text(4);
    e.term_from = Day::parse(row.text(5)).value();
    e.term_until = Day::parse(row.text(6)).value();
    e.resting = row.integer(7) != 0;
    auto const fields = json::parse(row.text(8)).value();
    for (auto const& field : fields.items()) {
        e.fields.push_back(field.text());
    }
    auto const ties = json::parse(row.text(9)).value();
    for (auto const& tie : ties.items()) {
        Tie one{.organisation = tie["organisation"].integer(), .kind = tie["kind"].text(), .until = {}};
        if (tie["until"].is_text()) {
            one.until = Day::parse(tie["until"].text()).value();
        }
        one.found = tie["found"].boolean_or(false);
        e.ties.push_back(std::move(one));
    }
    e.title_rank = row.text(10);
    e.born = day_of(row.text(11));
    e.practising_since = day_of(row.text(12));
    e.recorded_on = day_of(row.text(13));
    e.barred = row.integer(14) != 0;
    read_scope(json::parse(row.text(15)).value(), e);
    return e;
}

std::optional<Expert> first(db::Rows const& rows) {
    return rows.empty() ? std::nullopt : std::optional(read(rows.front()));
}

}  // namespace

void insert(db::Tx& tx, Expert const& e) {
    tx.run(insert_entry,
           {e.id, e.person, e.name, e.employer, e.title, e.term_from.iso(), e.term_until.iso(),
            std::int64_t{e.resting ? 1 : 0}, written(e.fields), written(e.ties), e.title_rank, written(e.born),
            written(e.practising_since), written(e.recorded_on), std::int64_t{e.barred ? 1 : 0}, scope_of(e)});
}

void update(db::Tx& tx, Expert const& e) {
    tx.run(update_entry,
           {e.id, e.employer, e.title, e.term_from.iso(), e.term_until.iso(), written(e.fields), written(e.ties),
            e.title_rank, written(e.born), written(e.practising_since), written(e.recorded_on),
            std::int64_t{e.barred ? 1 : 0}, scope_of(e)});
}

std::optional<Expert> find(db::Tx& tx, std::int64_t id) {
    return first(tx.run(select_entry, {id}));
}

std::optional<Expert> of_person(db::Tx& tx, std::int64_t person) {
    return first(tx.run(select_of_person, {person}));
}

std::vector<Expert> in_pool(db::Tx& tx) {
    std::vector<Expert> all;
    for (auto const& row : tx.run(select_in_pool, {})) {
        all.push_back(read(row));
    }
    return all;
}

void rest(db::Tx& tx, std::int64_t id, bool resting) {
    tx.run(update_resting, {id, std::int64_t{resting ? 1 : 0}});
}

}  // namespace qiyue::expert::store
