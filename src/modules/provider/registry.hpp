#pragma once

#include "modules/provider/api.hpp"

#include <optional>
#include <string>
#include <vector>

// The registration record 登记, what authorities found 监管结果, further conditions, and the yearly qualification 资格确认.
namespace qiyue::provider {

// One provider's record as it was checked last; what waits to be checked stands beside it.
struct Registration {
    std::int64_t id = 0, provider = 0, registrar = 0;
    std::string standing;  // "filed", "registered", "unqualified", "withdrawn"
    std::optional<Day> registered_on;
    std::optional<Day> valid_until;  // the first of its documents to end
    Value body;                      // as checked; null before the first check
    Value pending;                   // null when nothing waits

    bool checked() const { return standing == "registered" || standing == "unqualified"; }
};

struct Condition {
    std::int64_t id = 0, registrar = 0;
    std::string of_whom;
    Day from;
    std::optional<Day> retired_on;
    Value body;
};

struct Noted {
    std::int64_t exchange = 0, row = 0, provider = 0, registrar = 0;
    std::string kind;
    Day on;
    std::optional<Day> ends_on, lifted_on;
    Value body;

    bool holds(Day day) const { return on <= day && (!ends_on || day <= *ends_on) && (!lifted_on || day < *lifted_on); }
};

struct Qualification {
    std::int64_t id = 0, provider = 0, registrar = 0, year = 0;
    std::string scope;
    std::optional<Day> confirmed_on;
    Value body;
};

struct Edition {
    std::int64_t id = 0, directory = 0, registrar = 0, year = 0;
    Day published_on;
    Value body;  // {entries: [{provider, name, …}]}
};

struct Enrolment {
    std::int64_t provider = 0;
    bool attended = false;
};

namespace store {

void insert_support(db::Tx& tx, std::int64_t id, std::int64_t provider, Value const& body);
Value support(db::Tx& tx, std::int64_t id);
std::vector<Value> supports(db::Tx& tx, std::int64_t provider);
void insert_course(db::Tx& tx, std::int64_t id, std::int64_t places, Value const& body);
Value course(db::Tx& tx, std::int64_t id);
void enrol(db::Tx& tx, std::int64_t id, std::int64_t course, std::int64_t provider);
void leave(db::Tx& tx, std::int64_t course, std::int64_t provider);
void attend(db::Tx& tx, std::int64_t course, std::int64_t provider);
std::vector<Enrolment> enrolled(db::Tx& tx, std::int64_t course);  // in the order in which they came

void insert(db::Tx& tx, Registration const& registration);
void update(db::Tx& tx, Registration const& registration);
std::optional<Registration> registration(db::Tx& tx, std::int64_t id);
// The one that is not withdrawn.
std::optional<Registration> registration_of(db::Tx& tx, std::int64_t provider);
std::vector<Registration> registrations(db::Tx& tx);  // all that are checked

void insert(db::Tx& tx, Condition const& condition);
void retire(db::Tx& tx, std::int64_t id, Day day, Value const& body);
std::optional<Condition> condition(db::Tx& tx, std::int64_t id);
std::vector<Condition> conditions(db::Tx& tx);

void insert(db::Tx& tx, Noted const& noted);
bool lift(db::Tx& tx, std::int64_t exchange, std::int64_t row, Day day, Value const& body);
std::vector<Noted> findings(db::Tx& tx, std::int64_t provider);  // in the order of their days
std::vector<Noted> handed_in(db::Tx& tx, std::int64_t exchange);

void keep_result(db::Tx& tx, std::int64_t object, std::int64_t provider, Value const& body);
std::vector<Value> results(db::Tx& tx, std::int64_t provider);

bool insert(db::Tx& tx, Qualification const& qualification);  // false: there is one for this year already
void update(db::Tx& tx, Qualification const& qualification);
std::optional<Qualification> qualification(db::Tx& tx, std::int64_t id);
std::vector<Qualification> qualifications(db::Tx& tx, std::int64_t provider);
std::vector<Qualification> confirmed(db::Tx& tx, std::int64_t registrar, std::int64_t year);

bool insert(db::Tx& tx, Edition const& edition);
void update(db::Tx& tx, Edition const& edition);
std::optional<Edition> edition(db::Tx& tx, std::int64_t id);
std::vector<Edition> editions(db::Tx& tx, std::int64_t year);
std::vector<std::int64_t> years(db::Tx& tx);  // of which an edition was published, the newest first

}  // namespace store

// ---- what is judged ----
// A registration as filed, against the list of what the rules in force here ask, and nothing beyond it.
void judge_registration(db::Tx& tx, law::Judge& judge, Value const& body, Day day);
// Whether it is qualified for such a project: its registration and what authorities and buyers found.
void judge_scope(db::Tx& tx, law::Judge& judge, std::int64_t provider, std::string const& scope, Day day);
// The conditions that were in force for it on that day.
std::vector<Condition> conditions_for(db::Tx& tx, Value const& body, Day day);
// Its legal form on a day: what it was before, until it was converted.
std::string legal_type_on(Value const& body, Day day);

workflow::Procedure registration_procedure();
workflow::Procedure condition_procedure();
workflow::Procedure exchange_procedure();
workflow::Procedure qualification_procedure();
workflow::Procedure directory_procedure();
workflow::Procedure edition_procedure();
workflow::Procedure support_procedure();
workflow::Procedure course_procedure();
// The joined directory and a provider's whole record, for everybody.
std::vector<api::Operation> operations(workflow::Engine& engine);

}  // namespace qiyue::provider
