#pragma once

#include "modules/funding/api.hpp"

#include "base/money.hpp"

#include <optional>
#include <vector>

namespace qiyue::funding {

std::vector<db::Migration> migrations();

namespace store {

struct Disbursement {
    std::int64_t id = 0, contract = 0;
    int instalment = 0;
    Money amount;
    std::string stage = "made";    // "made", "taken_back"
    Value body = Value::object();  // day, voucher, paper; what taking it back added
};
void insert(db::Tx& tx, Disbursement const& made);
void update(db::Tx& tx, Disbursement const& made);  // stage and body
std::optional<Disbursement> find(db::Tx& tx, std::int64_t id);
std::vector<Disbursement> of_contract(db::Tx& tx, std::int64_t contract);  // by id, those taken back too

// What a small or medium enterprise is owed from a day on, as the contract has it.
struct Owed {
    std::int64_t contract = 0;
    int instalment = 0;
    std::int64_t buyer = 0;
    Money amount;
    Day due;
};
void note(db::Tx& tx, Owed const& owed);          // the day that was noted first stands
std::vector<Owed> owed_by(db::Tx& tx, Day last);  // due on that day or before

}  // namespace store

}  // namespace qiyue::funding
