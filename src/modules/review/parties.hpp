#pragma once

#include "modules/bidding/api.hpp"
#include "modules/review/steps.hpp"

// Of whom the opened bids are: known only now, and judged bid beside bid.
namespace qiyue::review {

struct Parties {
    std::int64_t leader = 0;
    std::vector<std::int64_t> members;  // of its consortium, beside the leader
    bool qualified = false;             // as the form concludes
    bool not_signed = false;  // found invalid because it was not signed as asked: its members are not bound by it

    std::vector<std::int64_t> all() const;
};

Parties parties_of(StepRun& run, bidding::OpenedBid const& bid);
// Of the other bids of the purchase, each with what the form concludes of it.
std::vector<Parties> beside(StepRun& run, bidding::OpenedBid const& bid);

// LP-089 once more, over what is registered by now: of bids whose parties are bound to each other one may be found
// qualified.
void judge_relations(StepRun& run, Parties const& bid, std::vector<Parties> const& others, std::string const& field);
// LP-093: no bid is found qualified of which somebody takes part alone or in another consortium too. Who is named in an
// agreement that it did not sign does not take part by it.
void judge_once(StepRun& run, Parties const& bid, std::vector<Parties> const& others, std::string const& field);

}  // namespace qiyue::review
