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
std::vector<Expert> in_term(db::Tx& tx, Day on);
void insert(db::Tx& tx, std::int64_t id, Conduct const& conduct);
std::vector<Conduct> conduct(db::Tx& tx, std::int64_t entry);
void keep(db::Tx& tx, Sitting const& sitting);
std::vector<Sitting> sittings(db::Tx& tx, std::int64_t entry);
void explain(db::Tx& tx, std::int64_t entry, std::int64_t review, std::string const& explanation);
void insert(db::Tx& tx, Standard const& standard);
std::optional<Standard> standard(db::Tx& tx, std::int64_t id);
std::optional<Standard> standard_from(db::Tx& tx, Day from);
std::optional<Standard> standard_on(db::Tx& tx, Day on);
void rest(db::Tx& tx, std::int64_t id, bool resting);

}  // namespace store

}  // namespace qiyue::expert
