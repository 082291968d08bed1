#pragma once

#include "modules/workflow/api.hpp"

#include <optional>

namespace qiyue::mode {

// A special matter that may be bought directly for a time.
struct Matter {
    std::int64_t id = 0;
    std::string title;
    Day from, until;
    std::string ground;

    bool covers(Day on) const { return from <= on && on <= until; }
};

std::vector<db::Migration> migrations();

namespace store {

void insert(db::Tx& tx, std::int64_t id, Value const& body);
void update(db::Tx& tx, std::int64_t id, Value const& body);
Value mode(db::Tx& tx, std::int64_t id);  // a blank object when there is none
void insert(db::Tx& tx, Matter const& matter);
std::optional<Matter> matter(db::Tx& tx, std::int64_t id);

void insert_entrustment(db::Tx& tx, std::int64_t id, Value const& body);
void update_entrustment(db::Tx& tx, std::int64_t id, Value const& body);
Value entrustment(db::Tx& tx, std::int64_t id);  // a blank object when there is none

}  // namespace store

}  // namespace qiyue::mode
