#pragma once

#include "modules/expert/api.hpp"

namespace qiyue::expert {

std::vector<db::Migration> migrations();

// Bad conduct that the finance department found.
struct Conduct {
    std::int64_t entry = 0;
    std::string kind;  // one of LP-126's seven
    bool affected_result = false;
    std::string decision_number;
    Day on;
    std::string facts;
    bool barred = false;
};

namespace store {

void insert(db::Tx& tx, Expert const& expert);
void update(db::Tx& tx, Expert const& expert);
std::optional<Expert> find(db::Tx& tx, std::int64_t id);
std::optional<Expert> of_person(db::Tx& tx, std::int64_t person);
std::vector<Expert> in_pool(db::Tx& tx);
void insert(db::Tx& tx, std::int64_t id, Conduct const& conduct);
std::vector<Conduct> conduct(db::Tx& tx, std::int64_t entry);
void keep(db::Tx& tx, Sitting const& sitting);
std::vector<Sitting> sittings(db::Tx& tx, std::int64_t entry);
void explain(db::Tx& tx, std::int64_t entry, std::int64_t review, std::string const& explanation);
void insert(db::Tx& tx, Standard const& standard);
std::optional<Standard> standard(db::Tx& tx, std::int64_t id);
std::optional<Standard> standard_from(db::Tx& tx, Day from);
std::optional<Standard> standard_on(db::Tx& tx, Day on);
void insert(db::Tx& tx, Limit const& limit);
std::optional<Limit> limit(db::Tx& tx, std::int64_t id);
std::optional<Limit> limit_from(db::Tx& tx, Day from);
std::optional<Limit> limit_on(db::Tx& tx, Day on);
// What is noted of him: of the kinds "check", "training" and "rating", in order.
void insert_note(db::Tx& tx, std::int64_t id, std::int64_t entry, std::string const& kind, Value const& body);
std::vector<Value> notes(db::Tx& tx, std::int64_t entry, std::string const& kind);
void insert_call(db::Tx& tx, std::int64_t id, Value const& body);
std::optional<Value> call(db::Tx& tx, std::int64_t id);
void rest(db::Tx& tx, std::int64_t id, bool resting);

}  // namespace store

}  // namespace qiyue::expert
