#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <vector>

namespace qiyue::application {

struct Application {
    std::int64_t id = 0, guide = 0, provider = 0;
    Value body;
};

// What one expert said of all applications.
struct Sheet {
    std::int64_t person = 0;
    Value body;
};

std::vector<db::Migration> migrations();

namespace store {

void insert_guide(db::Tx& tx, std::int64_t id, Value const& body);
void update_guide(db::Tx& tx, std::int64_t id, Value const& body);
Value guide(db::Tx& tx, std::int64_t id);  // a blank object when there is none

// False when the provider has one under this guide.
bool insert(db::Tx& tx, Application const& application);
std::optional<Application> application(db::Tx& tx, std::int64_t id);
std::vector<Application> applications(db::Tx& tx, std::int64_t guide);  // in the order in which they came
void withdraw(db::Tx& tx, std::int64_t id);

void keep_sheet(db::Tx& tx, std::int64_t guide, Sheet const& sheet);  // replaces an earlier one
std::vector<Sheet> sheets(db::Tx& tx, std::int64_t guide);
void clear_sheets(db::Tx& tx, std::int64_t guide);

void insert_objection(db::Tx& tx, std::int64_t id, std::string const& receipt, Value const& body);
std::int64_t objection_of(db::Tx& tx, std::string_view receipt);  // 0: of none
void update_objection(db::Tx& tx, std::int64_t id, Value const& body);
Value objection(db::Tx& tx, std::int64_t id);

}  // namespace store

}  // namespace qiyue::application
