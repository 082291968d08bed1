#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <vector>

namespace qiyue::invitation {

std::vector<db::Migration> migrations();

struct Application {
    std::int64_t id = 0, prequalification = 0, provider = 0;
    Value body;  // as entered; after the examination {qualified, reason}
};

struct Letter {
    std::int64_t id = 0, list = 0, provider = 0;
    Value body;
};

namespace store {

// What was entered, and what came of it, kept whole; `of`: the tender.
void insert_prequalification(db::Tx& tx, std::int64_t id, std::int64_t tender, Value const& body);
void update_prequalification(db::Tx& tx, std::int64_t id, Value const& body);
Value prequalification(db::Tx& tx, std::int64_t id);  // a blank object when there is none

void insert(db::Tx& tx, Application const& application);
void update(db::Tx& tx, Application const& application);
std::optional<Application> application(db::Tx& tx, std::int64_t id);
std::vector<Application> applications(db::Tx& tx, std::int64_t prequalification);  // in the order they came

void insert_list(db::Tx& tx, std::int64_t id, std::int64_t tender, Value const& body);
void update_list(db::Tx& tx, std::int64_t id, Value const& body);
Value list(db::Tx& tx, std::int64_t id);

bool insert(db::Tx& tx, Letter const& letter);  // false: it has one already
std::optional<Letter> letter(db::Tx& tx, std::int64_t id);
void update(db::Tx& tx, Letter const& letter);
std::vector<Letter> letters(db::Tx& tx, std::int64_t list);

}  // namespace store

}  // namespace qiyue::invitation
