#pragma once

#include "modules/policy/api.hpp"

#include <optional>

namespace qiyue::policy {

std::vector<db::Migration> migrations();

namespace store {

void insert(db::Tx& tx, Interpretation const& made);
Value fields(db::Tx& tx, std::int64_t id);  // as entered
void publish(db::Tx& tx, std::int64_t id, std::string const& authority, Day on);
void withdraw(db::Tx& tx, std::int64_t id, Day on);
std::vector<Interpretation> published(db::Tx& tx, std::string_view statute, std::string_view article);

void insert_extension(db::Tx& tx, std::int64_t id, std::string const& statute, Day until, Value const& body);
Value extension(db::Tx& tx, std::int64_t id);  // as entered
void publish_extension(db::Tx& tx, std::int64_t id, Day on);
std::map<std::string, Day> extended(db::Tx& tx, Day on);

void add_refusal(db::Tx& tx, std::string_view clause, Day on, std::string_view operation);
std::map<std::string, Refused> refused(db::Tx& tx, Day since);
std::vector<RefusedStep> refused_steps(db::Tx& tx, std::string_view clause);

}  // namespace store

}  // namespace qiyue::policy
