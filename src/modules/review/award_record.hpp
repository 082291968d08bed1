#pragma once

#include "modules/review/ranking.hpp"

// The published record of an award: all that its arithmetic needs, and what came of it. What a bid says beside its
// price and the values of published bands stays out, and so does who gave which mark: members stand by seat.
namespace qiyue::review {

// {algorithm, tender, project, review, evaluation, order, envelopes?, factors, seats, bids, marks, result, dropped, award};
// money in fen, marks in hundredths of a point, rates in basis points. `envelopes`, the digests of all that was opened,
// stands where the order goes by lot. `review` has been awarded and has its letter day.
Value award_record(Review const& review, Scoring const& scoring);

// "qiyue award 1": stands in every record, so that a later one may be computed another way.
inline constexpr char const* award_algorithm = "qiyue award 1";
// Does a lot tell equal bids apart?
bool by_lot(Value const& order);
// Has it all that the arithmetic reads, of the right kinds and within bounds?
bool is_award_record(Value const& record);

// Compact JSON with the members of every object in the order of their names, so that any tool makes the same bytes.
std::string canonical(Value const& record);

}  // namespace qiyue::review
