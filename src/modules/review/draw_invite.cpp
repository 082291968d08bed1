#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>

// The invited accept or decline; for who declines the next in the drawn order is invited, and the record keeps both.
namespace qiyue::review {

namespace {

Result<Seat> seat_of_caller(StepRun& run) {
    auto const seats = store::seats(run.tx, run.object.id);
    auto const mine = std::ranges::find(seats, run.context.caller.person, &Seat::person);
    ENSURE(mine != seats.end());  // only who was invited takes part in the draw
    if (mine->outcome != "invited") {
        return api::conflict("draw.already_answered", {"您已答复过本次邀请", "you have answered this invitation"});
    }
    return *mine;
}

std::int64_t seats_wanted(Draw const& draw) {
    std::int64_t wanted = 0;
    for (auto const& lot : lots_of(draw.body)) {
        wanted += lot.seats;
    }
    return wanted;
}

}  // namespace

bool invite_next(workflow::Engine const&, db::Tx& tx, Draw const& draw, std::string const& field,
                 std::vector<workflow::Participant>& invited) {
    auto const all = lots_of(draw.body);
    auto const lot = std::ranges::find(all, field, &expert::Lot::field);
    ENSURE(lot != all.end());
    auto const seats = store::seats(tx, draw.id);
    std::vector<std::int64_t> gone;
    gone.reserve(seats.size());
    for (auto const& seat : seats) {
        gone.push_back(seat.expert);
    }
    if (!draw.body["seed"].is_text()) {
        return false;  // chosen, not drawn (LP-118): there is no next
    }
    auto const seed = crypto::from_hex(draw.body["seed"].text());
    ENSURE(seed.has_value());
    auto const next = expert::next_invited(*seed, *lot, gone);
    if (!next) {
        return false;
    }
    auto const found = expert::find(tx, *next);
    ENSURE(found.has_value());
    auto const& advised = draw.body["advised"].items();
    store::insert(tx,
                  Seat{.draw = draw.id,
                       .position = static_cast<std::int64_t>(seats.size()) + 1,
                       .field = field,
                       .expert = found->id,
                       .person = found->person,
                       .adviser = std::ranges::find(advised, Value(found->person)) != advised.end(),
                       .outcome = "invited",
                       .reason = {}});
    invited.push_back({.person = found->person, .organisation = 0, .role = "invited"});
    return true;
}

// Judged again with the ties as they are now: what an expert declared since must count.
Result<void> accept(StepRun& run) {
    auto seat = TRY(seat_of_caller(run));
    auto const draw = store::draw(run.tx, run.object.id);
    auto const found = expert::find(run.tx, seat.expert);
    ENSURE(draw && found);
    judge_interest(run.judge, *found, parties(run.tx, run.engine, draw->tender), run.object.owner, seat.adviser,
                   run.today());
    expert::judge_fitness(run.judge, run.tx, *found, run.today());
    TRY(run.judge.verdict());
    seat.outcome = "accepted";
    store::update(run.tx, seat);
    auto const seats = store::seats(run.tx, draw->id);
    if (std::ranges::count(seats, "accepted", &Seat::outcome) == seats_wanted(*draw)) {
        run.to = "complete";
    }
    return {};
}

Result<void> decline(StepRun& run) {
    auto seat = TRY(seat_of_caller(run));
    auto const draw = store::draw(run.tx, run.object.id);
    ENSURE(draw.has_value());
    seat.outcome = "declined";
    seat.reason = run.form.text("reason");
    store::update(run.tx, seat);
    auto const redrawn = invite_next(run.engine, run.tx, *draw, seat.field, run.new_participants);
    run.answer.set("redrawn", redrawn);
    return {};
}

}  // namespace qiyue::review
