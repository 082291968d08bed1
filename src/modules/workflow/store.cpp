#include "modules/workflow/store.hpp"

#include "platform/db/cells.hpp"
#include "platform/db/memory.hpp"
#include "platform/db/rows.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <set>

namespace qiyue::workflow::store {

namespace {

constexpr char const* insert_object = R"sql(
INSERT INTO workflow_object
    (id, kind, state, project, parent, owner, party, region, title, revision, place, pinned, created, changed, fields,
     extended)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))sql";

constexpr char const* update_object = R"sql(
UPDATE workflow_object SET state = $2, party = $3, title = $4, revision = $5, changed = $6, project = $7
WHERE id = $1 AND revision = $8)sql";

#define OBJECT_COLUMNS                                                                                                 \
    "o.id, o.kind, o.state, o.project, o.parent, o.owner, o.party, o.region, o.title, o.revision, o.place, o.pinned, " \
    "o.created, o.changed, o.fields, o.extended"

constexpr char const* select_object = "SELECT " OBJECT_COLUMNS " FROM workflow_object o WHERE o.id = $1";

constexpr char const* select_objects = "SELECT " OBJECT_COLUMNS R"sql( FROM workflow_object o
WHERE ($1 = '' OR o.kind = $1) AND ($2 = '' OR o.state = $2) AND ($3 = 0 OR o.project = $3)
  AND ($4 = 0 OR o.parent = $4) AND ($5 = '' OR o.title LIKE $5) AND ($6 = 0 OR o.id < $6)
ORDER BY o.id DESC LIMIT $7)sql";

constexpr char const* select_participations = "SELECT " OBJECT_COLUMNS R"sql( FROM workflow_object o
WHERE o.id IN (SELECT p.object FROM workflow_participant p WHERE p.person = $1) AND ($2 = 0 OR o.id < $2)
ORDER BY o.id DESC LIMIT $3)sql";

constexpr char const* select_concerning = "SELECT " OBJECT_COLUMNS R"sql( FROM workflow_object o
WHERE (o.owner = $1 OR o.party = $1 OR ($2 <> '' AND o.region = $2)) AND ($3 = 0 OR o.id < $3)
ORDER BY o.id DESC LIMIT $4)sql";

constexpr char const* insert_event = R"sql(
INSERT INTO workflow_event (id, object, project, step, from_state, to_state, person, person_name, organisation,
                            organisation_name, post, at, why, shown_publicly)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))sql";

#define EVENT_COLUMNS                                                                                                  \
    "e.id, e.object, e.project, o.kind, e.step, e.from_state, e.to_state, e.person, e.person_name, e.organisation, "   \
    "e.organisation_name, e.post, e.at, e.why, e.shown_publicly"

constexpr char const* select_object_events = "SELECT " EVENT_COLUMNS R"sql(
FROM workflow_event e JOIN workflow_object o ON o.id = e.object WHERE e.object = $1 ORDER BY e.id)sql";

constexpr char const* select_project_events = "SELECT " EVENT_COLUMNS R"sql(
FROM workflow_event e JOIN workflow_object o ON o.id = e.object
WHERE e.project = $1 AND e.shown_publicly >= $2 ORDER BY e.id)sql";

constexpr char const* insert_act_row = R"sql(
INSERT INTO workflow_act (project, act, person, object, at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (project, act, person, object) DO NOTHING)sql";

constexpr char const* select_actors =
    "SELECT DISTINCT person FROM workflow_act WHERE project = $1 AND act = $2 ORDER BY person";

constexpr char const* insert_participant = R"sql(
INSERT INTO workflow_participant (object, person, organisation, role) VALUES ($1, $2, $3, $4)
ON CONFLICT (object, person, role) DO NOTHING)sql";

constexpr char const* select_participants = R"sql(
SELECT person, organisation, role FROM workflow_participant
WHERE object = $1 AND ($2 = '' OR role = $2) ORDER BY person, role)sql";

constexpr char const* select_participates =
    "SELECT 1 FROM workflow_participant WHERE object = $1 AND person = $2 LIMIT 1";

constexpr char const* insert_duty = R"sql(
INSERT INTO workflow_duty (id, name, title_zh, title_en, object, project, kind, holder, post, opened, due, provisional,
                           deadline, clause, sum, closed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, NULL))sql";

constexpr char const* close_object_duties = R"sql(
UPDATE workflow_duty SET closed = $3
WHERE object = $1 AND name = $2 AND closed IS NULL AND ($4 = 0 OR holder = $4))sql";

constexpr char const* close_project_duties =
    "UPDATE workflow_duty SET closed = $3 WHERE project = $1 AND name = $2 AND closed IS NULL";

#define DUTY_COLUMNS                                                                                                   \
    "d.id, d.name, d.title_zh, d.title_en, d.object, d.project, d.kind, d.holder, d.post, d.opened, d.due, "           \
    "d.provisional, d.clause, d.sum, d.closed"

constexpr char const* select_object_duties =
    "SELECT " DUTY_COLUMNS " FROM workflow_duty d WHERE d.object = $1 ORDER BY d.due, d.id";

constexpr char const* select_project_duties = "SELECT " DUTY_COLUMNS R"sql( FROM workflow_duty d
WHERE d.project = $1 AND ($2 = 0 OR d.closed IS NULL) ORDER BY d.due, d.id)sql";

constexpr char const* select_holder_duties = "SELECT " DUTY_COLUMNS R"sql( FROM workflow_duty d
WHERE d.holder = $1 AND d.closed IS NULL ORDER BY d.due, d.id LIMIT 500)sql";

constexpr char const* select_overdue = "SELECT " DUTY_COLUMNS R"sql( FROM workflow_duty d
JOIN workflow_object o ON o.id = d.object
WHERE d.closed IS NULL AND d.due < $1 AND SUBSTR(o.region, 1, LENGTH(CAST($2 AS TEXT))) = CAST($2 AS TEXT)
  AND (d.due > $3 OR (d.due = $3 AND d.id > $4)) ORDER BY d.due, d.id LIMIT $5)sql";

constexpr char const* count_of_overdue = "SELECT COUNT(*) FROM workflow_duty d WHERE d.closed IS NULL AND d.due < $1";

constexpr char const* select_counted_duties = "SELECT " DUTY_COLUMNS R"sql(, d.deadline FROM workflow_duty d
WHERE d.closed IS NULL AND d.deadline <> '' ORDER BY d.id)sql";

constexpr char const* update_duty_day =
    "UPDATE workflow_duty SET due = $2, provisional = $3, sum = $4 WHERE id = $1 AND closed IS NULL";

constexpr char const* select_calendars = "SELECT year, digest, applied FROM workflow_calendar";

constexpr char const* upsert_calendar = R"sql(
INSERT INTO workflow_calendar (year, notice, digest, applied) VALUES ($1, $2, $3, $4)
ON CONFLICT (year) DO UPDATE SET notice = excluded.notice, digest = excluded.digest, applied = excluded.applied)sql";

// A step looks at the same few objects again and again, and so do those of its group.
struct Objects : db::Remembered<Objects, std::int64_t, std::optional<Object>> {};

using Names = std::set<std::string, std::less<>>;

std::string joined(Names const& names) {
    std::string text;
    for (auto const& name : names) {
        text += (text.empty() ? "" : " ") + name;
    }
    return text;
}

Names names_in(std::string const& text) {
    Names names;
    for (std::size_t from = 0; from < text.size();) {
        auto const end = std::min(text.find(' ', from), text.size());
        names.insert(text.substr(from, end - from));
        from = end + 1;
    }
    return names;
}

Object object_of(db::Row const& row) {
    Object object;
    object.id = row.integer(0);
    object.kind = row.text(1);
    object.state = row.text(2);
    object.project = row.integer(3);
    object.parent = row.integer(4);
    object.owner = row.integer(5);
    object.party = row.integer(6);
    object.region = row.text(7);
    object.title = row.text(8);
    object.revision = row.integer(9);
    object.rules.place = row.text(10);
    object.rules.pinned = Day::parse(row.text(11)).value();
    object.created = Instant::from_micros(row.integer(12));
    object.changed = Instant::from_micros(row.integer(13));
    object.rules.fields = names_in(row.text(14));
    object.rules.extended = names_in(row.text(15));
    return object;
}

std::vector<Object> objects_of(db::Rows const& rows) {
    std::vector<Object> objects;
    for (auto const& row : rows) {
        objects.push_back(object_of(row));
    }
    return objects;
}

std::vector<Event> events_of(db::Rows const& rows) {
    std::vector<Event> events;
    for (auto const& row : rows) {
        events.push_back(Event{.id = row.integer(0),
                               .object = row.integer(1),
                               .project = row.integer(2),
                               .kind = row.text(3),
                               .step = row.text(4),
                               .from = row.text(5),
                               .to = row.text(6),
                               .person = row.integer(7),
                               .organisation = row.integer(9),
                               .person_name = row.text(8),
                               .organisation_name = row.text(10),
                               .post = row.text(11),
                               .at = Instant::from_micros(row.integer(12)),
                               .why = row.text(13),
                               .shown_publicly = row.integer(14) != 0});
    }
    return events;
}

Duty duty_of(db::Row const& row) {
    Duty duty;
    duty.id = row.integer(0);
    duty.name = row.text(1);
    duty.title = {row.text(2), row.text(3)};
    duty.object = row.integer(4);
    duty.project = row.integer(5);
    duty.kind = row.text(6);
    duty.holder = row.integer(7);
    duty.post = row.text(8);
    duty.opened = Day::parse(row.text(9)).value();
    duty.due = Day::parse(row.text(10)).value();
    duty.provisional = row.integer(11) != 0;
    duty.clause = row.text(12);
    duty.sum = json::parse(row.text(13)).value();
    if (!row.null(14)) {
        duty.closed = Instant::from_micros(row.integer(14));
    }
    return duty;
}

std::vector<Duty> duties_of(db::Rows const& rows) {
    std::vector<Duty> duties;
    for (auto const& row : rows) {
        duties.push_back(duty_of(row));
    }
    return duties;
}

}  // namespace

void insert(db::Tx& tx, Object const& o) {
    tx.run(insert_object,
           db::cells(o.id, o.kind, o.state, o.project, o.parent, o.owner, o.party, o.region, o.title, o.revision,
                     o.rules.place, o.rules.pinned.iso(), o.created.micros(), o.changed.micros(),
                     joined(o.rules.fields), joined(o.rules.extended)));
    Objects::of(tx).forget(o.id);
}

bool update(db::Tx& tx, Object const& o, std::int64_t revision_before) {
    tx.run(update_object,
           db::cells(o.id, o.state, o.party, o.title, o.revision, o.changed.micros(), o.project, revision_before));
    Objects::of(tx).forget(o.id);
    return tx.changes() == 1;
}

std::optional<Object> find(db::Tx& tx, std::int64_t id) {
    return Objects::of(tx).find(id, [&] { return db::first(tx.run(select_object, {id}), object_of); });
}

std::vector<Object> list(db::Tx& tx, Filter const& f) {
    auto const pattern = f.text.empty() ? std::string() : "%" + f.text + "%";
    return objects_of(tx.run(select_objects, {f.kind, f.state, f.project, f.parent, pattern, f.before, f.limit}));
}

void insert(db::Tx& tx, Event e) {
    tx.run(insert_event,
           db::cells(e.id, e.object, e.project, e.step, e.from, e.to, e.person, e.person_name, e.organisation,
                     e.organisation_name, e.post, e.at.micros(), std::move(e.why), std::int64_t{e.shown_publicly}));
}

std::vector<Event> events_of_object(db::Tx& tx, std::int64_t object) {
    return events_of(tx.run(select_object_events, {object}));
}

std::vector<Event> events_of_project(db::Tx& tx, std::int64_t project, bool only_public) {
    return events_of(tx.run(select_project_events, {project, std::int64_t{only_public}}));
}

void insert_act(db::Tx& tx, std::int64_t project, std::string_view act, std::int64_t person, std::int64_t object,
                Instant at) {
    tx.run(insert_act_row, {project, std::string(act), person, object, at.micros()});
}

std::vector<std::int64_t> actors(db::Tx& tx, std::int64_t project, std::string_view act) {
    std::vector<std::int64_t> people;
    for (auto const& row : tx.run(select_actors, {project, std::string(act)})) {
        people.push_back(row.integer(0));
    }
    return people;
}

void insert(db::Tx& tx, std::int64_t object, Participant const& participant) {
    tx.run(insert_participant, {object, participant.person, participant.organisation, participant.role});
}

std::vector<Participant> participants(db::Tx& tx, std::int64_t object, std::string_view role) {
    std::vector<Participant> all;
    for (auto const& row : tx.run(select_participants, {object, std::string(role)})) {
        all.push_back({.person = row.integer(0), .organisation = row.integer(1), .role = row.text(2)});
    }
    return all;
}

bool participates(db::Tx& tx, std::int64_t object, std::int64_t person) {
    return !tx.run(select_participates, {object, person}).empty();
}

std::vector<Object> participations(db::Tx& tx, std::int64_t person, std::int64_t before, std::int64_t limit) {
    return objects_of(tx.run(select_participations, {person, before, limit}));
}

void insert(db::Tx& tx, Duty const& d, std::string const& deadline_key) {
    tx.run(insert_duty,
           {d.id, d.name, d.title.zh, d.title.en, d.object, d.project, d.kind, d.holder, d.post, d.opened.iso(),
            d.due.iso(), std::int64_t{d.provisional}, deadline_key, d.clause, json::write(d.sum)});
}

void close_duties(db::Tx& tx, std::int64_t object, std::string_view name, Instant at, std::int64_t holder) {
    tx.run(close_object_duties, {object, std::string(name), at.micros(), holder});
}

void close_duties_of_project(db::Tx& tx, std::int64_t project, std::string_view name, Instant at) {
    tx.run(close_project_duties, {project, std::string(name), at.micros()});
}

std::vector<Duty> duties_of_object(db::Tx& tx, std::int64_t object) {
    return duties_of(tx.run(select_object_duties, {object}));
}

std::vector<Duty> duties_of_project(db::Tx& tx, std::int64_t project, bool only_open) {
    return duties_of(tx.run(select_project_duties, {project, std::int64_t{only_open}}));
}

std::vector<Duty> open_duties_of_holder(db::Tx& tx, std::int64_t organisation) {
    return duties_of(tx.run(select_holder_duties, {organisation}));
}

std::int64_t count_overdue(db::Tx& tx, Day today) {
    return tx.run(count_of_overdue, {today.iso()}).front().integer(0);
}

std::vector<Duty> overdue(db::Tx& tx, Day today, std::string_view region, OverdueAfter const& after,
                          std::int64_t limit) {
    return duties_of(tx.run(select_overdue, {today.iso(), std::string(region), after.due, after.id, limit}));
}

std::vector<CountedDuty> open_counted_duties(db::Tx& tx) {
    std::vector<CountedDuty> counted;
    for (auto const& row : tx.run(select_counted_duties)) {
        counted.push_back({.duty = duty_of(row), .deadline = row.text(15)});
    }
    return counted;
}

void move_duty(db::Tx& tx, Duty const& duty) {
    tx.run(update_duty_day, {duty.id, duty.due.iso(), std::int64_t{duty.provisional}, json::write(duty.sum)});
}

std::map<int, Applied> calendars_applied(db::Tx& tx) {
    std::map<int, Applied> applied;
    for (auto const& row : tx.run(select_calendars)) {
        applied[static_cast<int>(row.integer(0))] = {.digest = row.text(1), .at = Instant::from_micros(row.integer(2))};
    }
    return applied;
}

void put_calendar(db::Tx& tx, CalendarYear const& year, Applied const& applied) {
    tx.run(upsert_calendar, {std::int64_t{year.year}, year.notice, applied.digest, applied.at.micros()});
}

std::vector<Object> concerning(db::Tx& tx, std::int64_t organisation, std::string_view finance_region,
                               std::int64_t before, std::int64_t limit) {
    return objects_of(tx.run(select_concerning, {organisation, std::string(finance_region), before, limit}));
}

}  // namespace qiyue::workflow::store
