#pragma once

#include "modules/remedy/api.hpp"

namespace qiyue::remedy {

std::vector<db::Migration> migrations();

struct Case {
    std::int64_t id = 0, tender = 0, provider = 0;
    std::string kind;  // "enquiry", "query", "complaint", "claim"
    Value body = Value::object();
};

namespace store {

void insert(db::Tx& tx, Case const& one);
void update(db::Tx& tx, Case const& one);
std::optional<Case> find(db::Tx& tx, std::int64_t id);
std::vector<std::int64_t> of_provider(db::Tx& tx, std::int64_t provider, std::string const& kind);

}  // namespace store

}  // namespace qiyue::remedy
