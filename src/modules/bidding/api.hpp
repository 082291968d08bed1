#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>
#include <vector>

// Bids: sealed by the bidder, kept unread, opened after the deadline.
namespace qiyue::bidding {

struct Answer {
    std::int64_t factor = 0;            // tender::Factor::id
    std::optional<std::int64_t> value;  // for a factor with bands, in its unit
    std::string text;
};

struct OpenedBid {
    std::int64_t id = 0;
    std::int64_t tender = 0;
    std::int64_t provider = 0;
    Money price;  // of one year
    std::vector<Answer> answers;
    Value content;        // all that was in the envelope: price, term, answers, qualification, quality, files
    bool quoted = false;  // after talks: price and content with what its final quote says
    Instant received_at;
    std::string digest;
};
// Those that could be read, in the order of receipt, each with its final quote once that is opened. Empty before the
// opening.
std::vector<OpenedBid> opened_bids(db::Tx& tx, std::int64_t tender);
std::optional<OpenedBid> opened_bid(db::Tx& tx, std::int64_t bid);

// Of a consortium, beside the provider who leads it.
std::vector<std::int64_t> consortium_members(db::Tx& tx, std::int64_t bid);

// By whom it was handed in, and whom it names as its contact.
struct Handling {
    std::string contact;
    std::int64_t person = 0;  // 0: not kept
};
Handling handling(db::Tx& tx, std::int64_t bid);

// On which ground its bidder gave the candidacy up: "withdrew", "force_majeure"; "" when he did not.
std::string renounced(db::Tx& tx, std::int64_t bid);

// ---- events ----
// The tender is in state "opened" and there are enough readable bids to go on with.
struct BidsOpened {
    std::int64_t tender = 0, project = 0;
    std::int64_t readable = 0;
    std::int64_t round = 1;  // see tender::bids_round
    bool in_public = true;   // an opening session 开标; no supplier hears of another's offer where there are talks
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::bidding
