#pragma once

#include "modules/bidding/api.hpp"
#include "modules/review/store.hpp"
#include "modules/tender/api.hpp"

// From the sheets to what the law's computations look at. Pure: no database.
namespace qiyue::review {

struct Scoring {
    tender::Document const& document;
    std::vector<ReviewedBid> const& bids;
    std::vector<bidding::OpenedBid> const& opened;
    std::vector<Member> const& members;
    std::vector<Mark> const& marks;
    Value deductions = Value::list();   // as deductions() gives them: {bid, rate} each
    Value preferences = Value::list();  // as preferences() gives them: {bid, excellent?, …, lot?} each
};

// {bid, factor, score}: what the bands gave (CD-21-5), added to every member's sheet.
struct Computed {
    std::int64_t bid = 0, factor = 0, score = 0;
};

// CD-21-8: price_weight, tie_rule and the qualified bids, each with one row of points a member.
law::Facts comprehensive_facts(Scoring const& scoring, std::vector<Computed> const& computed);
// CD-21-7: the qualified bids with what they say of the minimum requirements.
law::Facts lowest_price_facts(Scoring const& scoring);

// The members in the order in which they have seats: by the digests of their salted sheets, so that a seat tells of
// nobody.
std::vector<Member> seated(std::vector<Member> members);

// A member's points for a bid: his own marks and what the bands gave.
std::int64_t points(Scoring const& scoring, std::vector<Computed> const& computed, std::int64_t person,
                    std::int64_t bid);

// The value a bid offers for a factor, when it offers one.
std::optional<std::int64_t> offered(std::vector<bidding::OpenedBid> const& opened, std::int64_t bid,
                                    std::int64_t factor);

// The mean of a factor's marks for a bid, half up to a hundredth.
std::int64_t mean(std::vector<Mark> const& marks, std::int64_t bid, std::int64_t factor);

// Marks further from the mean than `share` of the factor's weight: [{person, bid, factor, score, mean, reason}].
Value outlying(Scoring const& scoring, BasisPoints share);

}  // namespace qiyue::review
