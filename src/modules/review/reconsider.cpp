#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// What a query or complaint that was found true does to a review: its award falls and the next candidate is confirmed, or
// the same committee scores again.
namespace qiyue::review {

namespace {

bool has(std::vector<std::int64_t> const& all, std::int64_t one) {
    return std::ranges::find(all, one) != all.end();
}

std::int64_t winner_of(Review const& review) {
    return review.body["award"].is_object() ? review.body["award"]["bid"].integer_or(0) : 0;
}

std::optional<Review> latest(db::Tx& tx, std::int64_t tender) {
    auto const all = store::of_tender(tx, tender);
    return all.empty() ? std::nullopt : std::optional(all.back());
}

// The award as it was published stays readable, with why it fell.
void keep_fallen(Review& review, Context const& context, std::string const& because) {
    auto all = review.body["void_awards"].is_list() ? review.body["void_awards"] : Value::list();
    auto fallen = review.body["award"];
    all.push(fallen.set("void_on", context.today().iso()).set("because", because));
    review.body.set("void_awards", all);
    review.body.erase("award");
    review.body.erase("deemed");
}

// Whoever was told of the award is told that it fell.
Result<void> tell(db::Tx& tx, Context const& context, workflow::Engine const& engine, Review const& review,
                  std::int64_t provider, std::string const& because) {
    tender::unaward(tx, context, engine, review.tender);
    return engine.ports().bus.raise(tx, context,
                                    AwardVoided{.tender = review.tender,
                                                .project = review.project,
                                                .review = review.id,
                                                .provider = provider,
                                                .because = because});
}

}  // namespace

Candidates candidates(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender,
                      std::vector<std::int64_t> const& invalid) {
    Candidates found;
    auto const review = latest(tx, tender);
    auto const object = review ? engine.find(tx, review->id) : std::nullopt;
    if (!object) {
        return found;
    }
    auto const winner = winner_of(*review);
    auto const ranked = review->body["ranking"].is_list();
    found.awarded = winner != 0;
    found.qualified_on = object->created.day();
    auto const reported = Day::parse(review->body["reported_on"].text_or({}));
    found.reported_on = reported.ok() ? std::optional(reported.value()) : std::nullopt;
    for (auto const& bid : store::bids(tx, review->id)) {
        auto const counts = bid.valid() && !has(invalid, bid.bid);
        found.valid += counts ? 1 : 0;
        found.left += counts && ranked && bid.standing && bid.bid != winner ? 1 : 0;
    }
    return found;
}

Result<void> void_award(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender,
                        std::vector<std::int64_t> const& invalid, std::string const& because) {
    auto review = latest(tx, tender);
    ENSURE(review.has_value());
    auto const winner = winner_of(*review);
    auto const provider = review->body["award"].is_object() ? review->body["award"]["provider"].integer_or(0) : 0;
    for (auto& bid : store::bids(tx, review->id)) {
        if (bid.standing && (bid.bid == winner || has(invalid, bid.bid))) {
            bid.standing = false;
            bid.reason = because;
            store::update(tx, review->id, bid);
        }
    }
    if (winner == 0) {
        return {};
    }
    keep_fallen(*review, context, because);
    store::update(tx, *review);
    close_award_duties(tx, context, engine, review->id);
    engine.move(tx, context, review->id, "reported", "award_void");
    auto const object = TRY(engine.get(tx, review->id, "review"));
    auto again = confirm_duty();
    again.title = {"另行确定中标(成交)人", "confirm another winner"};
    engine.open_duty(tx, context, object, again, context.today());
    return tell(tx, context, engine, *review, provider, because);
}

Result<void> evaluate_again(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender,
                            std::string const& because) {
    auto review = latest(tx, tender);
    ENSURE(review.has_value());
    auto const awarded = winner_of(*review) != 0;
    auto const provider = awarded ? review->body["award"]["provider"].integer_or(0) : 0;
    if (awarded) {
        keep_fallen(*review, context, because);
    }
    forget_ranking(*review);
    store::update(tx, *review);
    for (auto& one : store::members(tx, review->id)) {
        one.signature.clear();
        one.salt.clear();
        store::update(tx, review->id, one);
    }
    close_award_duties(tx, context, engine, review->id);
    engine.move(tx, context, review->id, "formed", "evaluate_again");
    return awarded ? tell(tx, context, engine, *review, provider, because) : Result<void>();
}

}  // namespace qiyue::review
