#pragma once

#include "modules/contract/contract.hpp"

#include <optional>
#include <vector>

namespace qiyue::contract {

std::vector<db::Migration> migrations();

namespace store {

void insert(db::Tx& tx, Contract const& contract);
void update(db::Tx& tx, Contract const& contract);  // body, text_digest and account; nothing else ever changes
std::optional<Contract> find(db::Tx& tx, std::int64_t id);
std::vector<std::int64_t> of_project(db::Tx& tx, std::int64_t project);  // the newest first
std::vector<std::int64_t> of_provider(db::Tx& tx, std::int64_t provider);

// What steps left on a contract: "counsel", "signature", "publication", "filing", "acknowledgement", "supplement", "end".
void insert_record(db::Tx& tx, std::int64_t id, std::int64_t contract, std::string const& kind, Value const& body);
std::vector<Value> records(db::Tx& tx, std::int64_t contract, std::string const& kind);
void forget_signatures(db::Tx& tx, std::int64_t contract);  // of a text that was taken back before both had signed

struct Breach {
    std::int64_t id = 0, contract = 0;
    Money damages, recovered;  // recovered: taken off payments, or collected
    bool settled = false;
    Value body;

    Money outstanding() const { return settled ? damages - recovered : Money(); }
};
void insert(db::Tx& tx, Breach const& breach);
void update(db::Tx& tx, Breach const& breach);
std::optional<Breach> breach(db::Tx& tx, std::int64_t id);
std::vector<Breach> breaches(db::Tx& tx, std::int64_t contract);

void insert_deviation(db::Tx& tx, std::int64_t id, std::int64_t contract, Value const& body);
void update_deviation(db::Tx& tx, std::int64_t id, Value const& body);
Value deviation(db::Tx& tx, std::int64_t id);

void insert_subcontract(db::Tx& tx, std::int64_t id, std::int64_t contract, Value const& body);
void update_subcontract(db::Tx& tx, std::int64_t id, Value const& body);
Value subcontract(db::Tx& tx, std::int64_t id);

struct SigningKey {
    std::int64_t id = 0, person = 0, organisation = 0;
    std::string suite, public_key;  // base64
    std::string person_name;
};
bool insert_key(db::Tx& tx, SigningKey const& key);  // false: somebody has enrolled this key before
std::optional<SigningKey> find_key(db::Tx& tx, std::int64_t id);
std::vector<SigningKey> keys_of(db::Tx& tx, std::int64_t person, std::int64_t organisation);

void insert_template(db::Tx& tx, std::int64_t id, Value const& body);
void update_template(db::Tx& tx, std::int64_t id, Value const& body);
Value find_template(db::Tx& tx, std::int64_t id);

}  // namespace store

}  // namespace qiyue::contract
