#pragma once

#include "modules/bond/api.hpp"

namespace qiyue::bond {

std::vector<db::Migration> migrations();

struct Bond {
    std::int64_t id = 0, bid = 0, tender = 0, provider = 0;
    Money amount;  // of the bill, of the guarantee, or as transferred
    // As its fields say: form, issuer …; after the check received, in_order, fault; at the end because, fee, ground …
    Value body = Value::object();

    // Money in the buyer's hands, and not a promise of a bank or guarantor.
    bool is_money() const { return body["form"] != Value("guarantee"); }
    Money received() const { return Money::fen(body["received"].integer_or(0)); }
    // What the buyer has of the bidder's money; unchecked, what the bidder said to have sent.
    Money in_hand() const { return is_money() ? Money::fen(body["received"].integer_or(amount.in_fen())) : Money(); }
    bool in_order() const { return body["in_order"].boolean_or(false); }
};

// 履约保证金, of a contract. `body` as its fields say, like a bid bond's.
struct PerformanceBond {
    std::int64_t id = 0, contract = 0, provider = 0;
    Money amount;
    Value body = Value::object();

    bool is_money() const { return body["form"] != Value("guarantee"); }
    Money received() const { return Money::fen(body["received"].integer_or(0)); }
};

namespace store {

// False when the contract has one already.
bool insert(db::Tx& tx, PerformanceBond const& bond);
void update(db::Tx& tx, PerformanceBond const& bond);
std::optional<PerformanceBond> performance(db::Tx& tx, std::int64_t id);
std::optional<PerformanceBond> of_contract(db::Tx& tx, std::int64_t contract);

// False when the bid has one already.
bool insert(db::Tx& tx, Bond const& bond);
void update(db::Tx& tx, Bond const& bond);
std::optional<Bond> find(db::Tx& tx, std::int64_t id);
std::optional<Bond> of_bid(db::Tx& tx, std::int64_t bid);
std::vector<Bond> of_tender(db::Tx& tx, std::int64_t tender);

}  // namespace store

}  // namespace qiyue::bond
