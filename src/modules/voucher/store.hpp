#pragma once

#include "modules/voucher/api.hpp"

#include <optional>
#include <vector>

namespace qiyue::voucher {

std::vector<db::Migration> migrations();

// What the scheme says; state and owner are the engine's.
struct Programme {
    std::int64_t id = 0, project = 0, year = 0;
    Value body = Value::object();

    std::int64_t number(char const* name) const { return body[name].integer_or(0); }
    Money money(char const* name) const { return Money::fen(number(name)); }
    Day day(char const* name) const { return Day::parse(body[name].text()).value(); }
};

// A row of the register of service objects.
struct Person {
    std::int64_t id = 0, programme = 0;
    std::int64_t number = 0;  // 1, 2, … within the programme
    std::string name, person_digest, tail_digest;
    bool meets = false;
    std::string proof;
};

struct Voucher {
    std::int64_t id = 0, programme = 0, person = 0;
    std::string serial, code_digest;
    std::int64_t units = 0;
    Money value;     // what was set aside for it
    Money returned;  // what of it is back in the project's budget
    Day expires;
    std::int64_t chosen = 0;  // the provider its holder chose beforehand
    std::int64_t taken = 0;   // the use that it is presented or used for
    std::string reason;       // why it was revoked
};

struct Use {
    std::int64_t id = 0, voucher = 0, programme = 0, provider = 0;
    std::int64_t units = 0;
    Money unit_price;
    Instant presented;
    std::optional<Instant> confirmed;
    std::int64_t claim = 0;   // the claim that it is redeemed by
    std::string record = {};  // digest of the record of the service
    Value body = Value::object();

    Money amount() const { return unit_price * units; }
};

struct Claim {
    std::int64_t id = 0, programme = 0, provider = 0;
    Money amount;
    Value body = Value::object();
};

namespace store {

// The platform's own; `fresh` becomes it where there is none yet.
std::string key(db::Tx& tx, std::string const& fresh);

void insert(db::Tx& tx, Programme const& programme);
void update(db::Tx& tx, Programme const& programme);
std::optional<Programme> programme(db::Tx& tx, std::int64_t id);

void insert(db::Tx& tx, Person const& person);
std::vector<Person> people(db::Tx& tx, std::int64_t programme);
std::optional<Person> person(db::Tx& tx, std::int64_t programme, std::int64_t number);
std::optional<Person> person(db::Tx& tx, std::int64_t id);

// False when another voucher has the serial or the code.
bool insert(db::Tx& tx, Voucher const& voucher);
void update(db::Tx& tx, Voucher const& voucher);  // what was returned and chosen, why it was revoked
std::optional<Voucher> voucher(db::Tx& tx, std::int64_t id);
std::optional<Voucher> by_serial(db::Tx& tx, std::string const& serial);
// …with whose it is, and how often it was used.
struct Presented {
    Voucher voucher;
    Person person;
    std::int64_t uses = 0;
};
std::optional<Presented> presented(db::Tx& tx, std::string const& serial);
std::optional<Voucher> by_code(db::Tx& tx, std::string const& digest);
std::vector<Voucher> vouchers(db::Tx& tx, std::int64_t programme);
// How many one person has that are neither expired nor revoked.
std::int64_t given_to(db::Tx& tx, std::int64_t programme, std::int64_t person);
// People of the register who meet the conditions and have none, the first in the register first.
std::vector<Person> without_voucher(db::Tx& tx, std::int64_t programme, std::int64_t most);
struct Counts {
    std::int64_t issued = 0, used = 0;
};
Counts counts(db::Tx& tx, std::int64_t programme);
// Once for each voucher, however many ask at the same instant: false when another use has it.
bool take(db::Tx& tx, std::int64_t voucher, std::int64_t use);
bool give_up(db::Tx& tx, std::int64_t voucher, std::int64_t use);

void insert(db::Tx& tx, Use const& use);
std::int64_t uses_of(db::Tx& tx, std::int64_t voucher);  // all there ever were
void update(db::Tx& tx, Use const& use);                 // its confirmation and body
std::optional<Use> use(db::Tx& tx, std::int64_t id);
// Did the provider present another voucher since that instant?
bool presented_since(db::Tx& tx, Use const& about, Instant since);
// Was the record of the service handed in for another voucher too?
bool record_known(db::Tx& tx, Use const& about);
// Once, and never when a claim has it: it is confirmed no more.
bool refund(db::Tx& tx, std::int64_t use);
// Once for each use: false when another claim has it, or it is not confirmed.
bool redeem(db::Tx& tx, std::int64_t use, std::int64_t claim);
void unredeem(db::Tx& tx, std::int64_t claim);
std::vector<Use> of_claim(db::Tx& tx, std::int64_t claim);

void insert(db::Tx& tx, Claim const& claim);
void update(db::Tx& tx, Claim const& claim);
std::optional<Claim> claim(db::Tx& tx, std::int64_t id);

}  // namespace store

}  // namespace qiyue::voucher
