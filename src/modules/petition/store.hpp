#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>

namespace qiyue::petition {

struct Case {
    std::int64_t id = 0;
    std::string receipt;
    std::string kind;  // "petition", "complaint"
    Value body;
};

std::vector<db::Migration> migrations();

namespace store {

void insert(db::Tx& tx, Case const& one);
void set_body(db::Tx& tx, std::int64_t id, Value const& body);
std::optional<Case> find(db::Tx& tx, std::int64_t id);
std::optional<Case> by_receipt(db::Tx& tx, std::string_view receipt);

}  // namespace store

}  // namespace qiyue::petition
