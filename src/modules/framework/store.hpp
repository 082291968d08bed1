#pragma once

#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace qiyue::framework {

std::vector<db::Migration> migrations();

// What was planned, what the call says, and what came of it. State and owner are the engine's.
struct Framework {
    std::int64_t id = 0;
    std::int64_t round = 1;  // the first call, then each supplement
    Value plan = Value::object();
    Value call = Value::object();
    std::optional<Day> announced;  // of the last round
    std::optional<Day> concluded;  // the first agreements: from then on orders may be placed
    Value results = Value::object();

    bool open() const { return plan["kind"].text_or({}) == "open_kind"; }
    Day day(char const* name) const { return Day::parse(call[name].text()).value(); }
};

struct Offer {
    std::int64_t id = 0;
    std::int64_t framework = 0;
    std::int64_t provider = 0;
    std::int64_t round = 1;
    Money price;  // of a unit: once admitted, the agreed price
    Instant received;
    std::int64_t rank = 0;  // within its round; 0: not ranked
    Value body = Value::object();
};

// What a supplier handed in of a closed call: unread until the opening, and kept as it was sent.
struct Envelope {
    std::int64_t offer = 0;
    std::string envelope;
    std::string digest;  // SHA-256 of it: the supplier's receipt
};

struct Order {
    std::int64_t id = 0;
    std::int64_t framework = 0;
    std::int64_t offer = 0;  // 0: not decided yet
    std::string way;         // "direct", "rotation", "competition", "voucher"
    std::int64_t quantity = 0;
    Money unit_price;
    std::int64_t reservation = 0;
    Money settled;
    Value body = Value::object();
};

struct Quote {
    std::int64_t id = 0;
    std::int64_t order = 0;
    std::int64_t offer = 0;
    Money price;           // once it was opened
    std::string envelope;  // as it was handed in
};

namespace store {

void insert(db::Tx& tx, Framework const& framework);
void update(db::Tx& tx, Framework const& framework);
// For who only reads it: nothing is copied.
std::shared_ptr<Framework const> look(db::Tx& tx, std::int64_t id);
std::optional<Framework> find(db::Tx& tx, std::int64_t id);

void insert(db::Tx& tx, Offer const& offer);
void update(db::Tx& tx, Offer const& offer);
std::optional<Offer> offer(db::Tx& tx, std::int64_t id);
std::vector<Offer> offers(db::Tx& tx, std::int64_t framework);  // in the order of rounds, ranks, receipt

void keep(db::Tx& tx, Envelope const& envelope);  // replaces an earlier one of the same offer
std::optional<Envelope> envelope(db::Tx& tx, std::int64_t offer);

void insert(db::Tx& tx, Order const& order);
void update(db::Tx& tx, Order const& order);
std::optional<Order> order(db::Tx& tx, std::int64_t id);
std::vector<Order> orders(db::Tx& tx, std::int64_t framework);

// False when this supplier has quoted for the order already.
bool insert(db::Tx& tx, Quote const& quote);
void update(db::Tx& tx, Quote const& quote);  // its price
std::optional<Quote> quote(db::Tx& tx, std::int64_t id);
std::vector<Quote> quotes(db::Tx& tx, std::int64_t order);  // the earlier first

}  // namespace store

}  // namespace qiyue::framework
