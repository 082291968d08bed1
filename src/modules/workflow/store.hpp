#pragma once

#include "modules/workflow/api.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue::workflow::store {

void insert(db::Tx& tx, Object const& object);
// Writes state, party, title, revision and change time; false when the revision moved meanwhile.
bool update(db::Tx& tx, Object const& object, std::int64_t revision_before);
std::optional<Object> find(db::Tx& tx, std::int64_t id);

struct Filter {
    std::string kind;   // "" all
    std::string state;  // "" all
    std::int64_t project = 0, parent = 0;
    std::string text;         // part of the title
    std::int64_t before = 0;  // ids below this: newest first, page by page
    std::int64_t limit = 50;
};
std::vector<Object> list(db::Tx& tx, Filter const& filter);

struct Event {
    std::int64_t id = 0, object = 0, project = 0;
    std::string kind, step, from, to;
    std::int64_t person = 0, organisation = 0;
    std::string person_name, organisation_name, post;
    Instant at;
    std::string why;  // JSON
    bool shown_publicly = false;
};
void insert(db::Tx& tx, Event event);
std::vector<Event> events_of_object(db::Tx& tx, std::int64_t object);
std::vector<Event> events_of_project(db::Tx& tx, std::int64_t project, bool only_public);

void insert_act(db::Tx& tx, std::int64_t project, std::string_view act, std::int64_t person, std::int64_t object,
                Instant at);
std::vector<std::int64_t> actors(db::Tx& tx, std::int64_t project, std::string_view act);

void insert(db::Tx& tx, std::int64_t object, Participant const& participant);
std::vector<Participant> participants(db::Tx& tx, std::int64_t object, std::string_view role);
bool participates(db::Tx& tx, std::int64_t object, std::int64_t person);
// Objects in which the person takes part.
std::vector<Object> participations(db::Tx& tx, std::int64_t person, std::int64_t before, std::int64_t limit);

void insert(db::Tx& tx, Duty const& duty, std::string const& deadline_key);
// `holder` 0: whoever holds them.
void close_duties(db::Tx& tx, std::int64_t object, std::string_view name, Instant at, std::int64_t holder = 0);
void close_duties_of_project(db::Tx& tx, std::int64_t project, std::string_view name, Instant at);
std::vector<Duty> duties_of_object(db::Tx& tx, std::int64_t object);
std::vector<Duty> duties_of_project(db::Tx& tx, std::int64_t project, bool only_open);
std::vector<Duty> open_duties_of_holder(db::Tx& tx, std::int64_t organisation);

// Open ones whose day has passed, of a region or (its first four digits) of a city, in the order of their days, after that one.
struct OverdueAfter {
    std::string due;
    std::int64_t id = 0;
};

std::vector<Duty> overdue(db::Tx& tx, Day today, std::string_view region, OverdueAfter const& after,
                          std::int64_t limit);

std::int64_t count_overdue(db::Tx& tx, Day today);

// An open duty whose day the law counts, with the key of its deadline.
struct CountedDuty {
    Duty duty;
    std::string deadline;
};
std::vector<CountedDuty> open_counted_duties(db::Tx& tx);
// Writes its day, whether that is provisional, and the sum.
void move_duty(db::Tx& tx, Duty const& duty);

struct Applied {
    std::string digest;  // of what the notice declares
    Instant at;
};
std::map<int, Applied> calendars_applied(db::Tx& tx);
void put_calendar(db::Tx& tx, CalendarYear const& year, Applied const& applied);

// Open objects that the organisation owns or is party to, or that lie in the region of a finance department.
std::vector<Object> concerning(db::Tx& tx, std::int64_t organisation, std::string_view finance_region,
                               std::int64_t before, std::int64_t limit);

// What was answered to a key, kept until it is forgotten.
struct Answer {
    std::string digest;  // of what was asked
    std::string answer;  // JSON
};
std::optional<Answer> find_answer(db::Tx& tx, Caller const& caller, std::string const& key, Instant since);
void insert_answer(db::Tx& tx, Caller const& caller, std::string const& key, Answer const& answer, Instant at);
void forget_answers(db::Tx& tx, Instant before);

}  // namespace qiyue::workflow::store
