#pragma once

#include "modules/bidding/api.hpp"

#include <optional>
#include <string>
#include <vector>

namespace qiyue::bidding {

std::vector<db::Migration> migrations();

struct Bid {
    std::int64_t id = 0, tender = 0, provider = 0;
    std::string contact;
    Value consortium =
        Value::object();  // {consortium, agreement, joint_liability, consortium_grade} as entered; else empty

    // Of the consortium, beside the provider, who leads it. They are the leader's word in its own bid and bind nobody
    // before the opening.
    std::vector<std::int64_t> members() const;
};

struct Envelope {
    std::int64_t id = 0, bid = 0;
    std::string envelope;  // base64, as it came
    std::string digest;    // sha-256 of that text
    Instant received_at;
    std::int64_t round = 1;   // see tender::bids_round
    std::int64_t person = 0;  // who handed it in
};

struct Opened {
    OpenedBid bid;      // content null when it could not be read
    std::string fault;  // "", "no_envelope", "other_key", "damaged", "malformed"
    std::int64_t round = 1;
};

namespace store {

// False when the provider has a bid for this tender already.
bool insert(db::Tx& tx, Bid const& bid);
std::vector<std::int64_t> took_documents(db::Tx& tx, std::int64_t tender);  // the providers, each once
std::optional<Bid> find(db::Tx& tx, std::int64_t id);
// The one live envelope of a round; older ones are kept as replaced.
void keep_envelope(db::Tx& tx, Envelope const& envelope);
void withdraw(db::Tx& tx, std::int64_t bid);
std::optional<Envelope> live(db::Tx& tx, std::int64_t bid, std::int64_t round);
// Is an envelope of this provider live in that tender, of whichever round?
bool handed_in(db::Tx& tx, std::int64_t tender, std::int64_t provider);

struct Renounced {
    std::string ground;
    Value body;
};

bool insert_renounced(db::Tx& tx, std::int64_t bid, Renounced const& renounced);  // false when it was said before
std::optional<Renounced> renounced(db::Tx& tx, std::int64_t bid);

void insert_opened(db::Tx& tx, Opened const& opened);
std::vector<Opened> opened(db::Tx& tx, std::int64_t tender, std::int64_t round);
std::optional<Opened> opened_one(db::Tx& tx, std::int64_t bid, std::int64_t round);

}  // namespace store

}  // namespace qiyue::bidding
