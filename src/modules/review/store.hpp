#pragma once

#include "modules/review/api.hpp"

#include <vector>

namespace qiyue::review {

// A draw of experts. Its body: seats {field: n}, representatives, complex, lots, lots_digest, excluded, commitments,
// contributions, seed; see draw.cpp.
struct Draw {
    std::int64_t id = 0, tender = 0;
    Value body;
};

struct Seat {
    std::int64_t draw = 0, position = 0;  // 1, 2, … in the order of invitation
    std::string field;
    std::int64_t expert = 0, person = 0;
    bool adviser = false;             // advised on the need: marked (CD-14-4)
    std::string outcome = "invited";  // "invited", "accepted", "declined"
    std::string reason;
};

// Its body: draw, ranking, low, outlying, report, award.
struct Review {
    std::int64_t id = 0, tender = 0, project = 0;
    Value body = Value::object();
};

struct ReviewedBid {
    std::int64_t bid = 0, provider = 0;
    Money price;
    bool qualified = false;
    bool quality_met = true;  // all minimum requirements
    bool standing = true;     // as a candidate: neither withdrawn nor disqualified after the ranking
    std::string ground;       // which of LP-149's makes it invalid; blank for a valid one
    std::string reason;
    // LP-105, CD-21-7: one that fails a minimum requirement is no valid bid, whatever the method.
    bool valid() const { return qualified && quality_met; }
};

struct Member {
    std::int64_t person = 0, organisation = 0;
    std::string name;
    std::string role;       // "expert", "representative"
    bool declared = false;  // that he has no interest
    std::string signature;  // digest of salt and sheet; blank until signed
    std::string salt = {};  // as hex: marks are so few that a bare digest would tell them
    bool signed_sheet() const { return !signature.empty(); }
};

struct Mark {
    std::int64_t person = 0, bid = 0, factor = 0, score = 0;
    std::string reason;
};

// A review by a drawn committee whose members each say what they find: a closing review 结项评审, members [{person, name, said:
// {no_interest, score, verdict, reason, digest, on}}], report, and with the conclusion {score, verdict, conclusion}; or that of
// the offers to a framework agreement, members [{person, name, said: [{offer, …}]}], offers, and with the conclusion {found}.
struct Closing {
    std::int64_t id = 0, draw = 0;
    Value body = Value::object();
};

std::vector<db::Migration> migrations();

namespace store {

void insert(db::Tx& tx, Draw const& draw);
void update(db::Tx& tx, Draw const& draw);
std::optional<Draw> draw(db::Tx& tx, std::int64_t id);
void insert(db::Tx& tx, Seat const& seat);
void update(db::Tx& tx, Seat const& seat);
std::vector<Seat> seats(db::Tx& tx, std::int64_t draw);

void insert(db::Tx& tx, Closing const& closing);
void update(db::Tx& tx, Closing const& closing);
std::optional<Closing> closing(db::Tx& tx, std::int64_t id);
std::optional<Closing> closing_of_draw(db::Tx& tx, std::int64_t draw);

void insert(db::Tx& tx, Review const& review);
void update(db::Tx& tx, Review const& review);
std::optional<Review> review(db::Tx& tx, std::int64_t id);
std::vector<Review> of_tender(db::Tx& tx, std::int64_t tender);
std::vector<Review> of_project(db::Tx& tx, std::int64_t project);

void insert(db::Tx& tx, std::int64_t review, ReviewedBid const& bid);
void update(db::Tx& tx, std::int64_t review, ReviewedBid const& bid);
std::vector<ReviewedBid> bids(db::Tx& tx, std::int64_t review);

void insert(db::Tx& tx, std::int64_t review, Member const& member);
void update(db::Tx& tx, std::int64_t review, Member const& member);
std::vector<Member> members(db::Tx& tx, std::int64_t review);
// One member goes with his marks.
void remove_member(db::Tx& tx, std::int64_t review, std::int64_t person);
// The committee falls apart: members and all their marks.
void dissolve(db::Tx& tx, std::int64_t review);

void replace_sheet(db::Tx& tx, std::int64_t review, std::int64_t person, std::vector<Mark> const& marks);
std::vector<Mark> marks(db::Tx& tx, std::int64_t review);

}  // namespace store

}  // namespace qiyue::review
