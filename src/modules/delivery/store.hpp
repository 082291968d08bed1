#pragma once

#include "modules/delivery/api.hpp"

#include <optional>
#include <vector>

namespace qiyue::delivery {

std::vector<db::Migration> migrations();

// One paper of the follow-up, as entered step by step: the follow-up itself ("delivery"; its `delivery` is its own id), and
// what hangs under it ("scheme", "progress", "check", "ticket", "investigation", "finance_report", "special_audit").
struct Paper {
    std::int64_t id = 0, delivery = 0, contract = 0;
    std::string kind;
    Value body = Value::object();
};

// A line of the project's account, which the provider keeps.
struct Entry {
    std::int64_t id = 0, delivery = 0, provider = 0;
    bool income = false;
    std::string cost;  // kind of cost of an expenditure; "" of an income
    Money amount;
    Day day;
    std::string voucher;
    bool split = false;  // the voucher stands in several projects, and this is this one's part
    Value body = Value::
        object();  // note, proof; `over` and `consent` where it went beyond its budget; `reverses`, `reversed_by`

    // A line that takes another back counts against it, on its own day.
    Money effect() const { return body.has("reverses") ? -amount : amount; }
    // Taken back, or taking back: neither stands any more.
    bool cancelled() const { return body.has("reverses") || body.has("reversed_by"); }
};

namespace store {

void insert(db::Tx& tx, Paper const& paper);
void update(db::Tx& tx, std::int64_t id, Value const& body);
std::optional<Paper> find(db::Tx& tx, std::int64_t id);
std::optional<Paper> of_contract(db::Tx& tx, std::int64_t contract);  // its follow-up
std::vector<Paper> papers(db::Tx& tx, std::int64_t delivery, std::string const& kind);
std::vector<Paper> all_of_kind(db::Tx& tx, std::string const& kind);

void insert(db::Tx& tx, Entry const& entry);
void update(db::Tx& tx, Entry const& entry);  // its body alone
std::vector<Entry> entries(db::Tx& tx, std::int64_t delivery);
// The same provider's lines under that voucher in other projects.
std::vector<Entry> of_voucher(db::Tx& tx, std::int64_t provider, std::string const& voucher, std::int64_t delivery);

}  // namespace store

}  // namespace qiyue::delivery
