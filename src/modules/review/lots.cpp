#include "modules/review/steps.hpp"

#include <algorithm>

// What the reviews of a purchase's lots have in common: one drawn committee, the order of the awards, and the lots that a
// bidder has won. All else each review does by itself (ADR 32).
namespace qiyue::review {

namespace {

using workflow::StepRun;

std::int64_t whole_of(db::Tx& tx, std::int64_t tender) {
    auto const lot = tender::lot(tx, tender);
    return lot ? lot->whole : tender;
}

std::vector<tender::Lot> lots_before(db::Tx& tx, tender::Lot const& lot) {
    auto all = tender::lots(tx, lot.whole);
    std::erase_if(all, [&](tender::Lot const& other) { return other.number >= lot.number; });
    return all;
}

// Who is settled as the winner of that lot; 0: nobody yet.
std::int64_t winner_of(db::Tx& tx, std::int64_t tender) {
    auto const reviews = store::of_tender(tx, tender);
    return reviews.empty() ? 0 : reviews.back().body["award"]["provider"].integer_or(0);
}

// In whatever order: an award that fell is given anew after later lots have been won.
std::int64_t won_of_others(db::Tx& tx, tender::Lot const& lot, std::int64_t provider) {
    return std::ranges::count_if(tender::lots(tx, lot.whole), [&](tender::Lot const& other) {
        return other.number != lot.number && winner_of(tx, other.tender) == provider;
    });
}

}  // namespace

LotsWon lots_won(db::Tx& tx, std::int64_t tender, std::int64_t provider) {
    auto const lot = tender::lot(tx, tender);
    auto const most = lot ? tender::lot_limits(tx, lot->whole).won : std::nullopt;
    return most ? LotsWon{.won = won_of_others(tx, *lot, provider), .most = most} : LotsWon{};
}

bool draws_for(db::Tx& tx, std::int64_t drawn_for, std::int64_t tender) {
    return drawn_for == tender || drawn_for == whole_of(tx, tender);
}

std::vector<Review> reviews_with_draws_of(db::Tx& tx, std::int64_t drawn_for) {
    auto all = store::of_tender(tx, drawn_for);
    for (auto const& lot : tender::lots(tx, drawn_for)) {
        for (auto& review : store::of_tender(tx, lot.tender)) {
            all.push_back(std::move(review));
        }
    }
    return all;
}

Value reviews_of_lots(db::Tx& tx, Review const& review, Caller const& caller) {
    Value all = Value::list();
    auto const lot = tender::lot(tx, review.tender);
    for (auto const& one : lot ? tender::lots(tx, lot->whole) : std::vector<tender::Lot>()) {
        auto const reviews = store::of_tender(tx, one.tender);
        if (reviews.empty()) {
            continue;
        }
        auto line =
            Value::object().set("lot_number", one.number).set("lot_name", one.name).set("review", reviews.back().id);
        if (auto const own = member(store::members(tx, reviews.back().id), caller.person)) {
            line.set("sheet_in", own->signed_sheet());
        }
        all.push(std::move(line));
    }
    return all;
}

void publish_draws(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender) {
    auto const whole = whole_of(tx, tender);
    auto const lots = tender::lots(tx, whole);
    auto const running = std::ranges::any_of(lots, [&](tender::Lot const& lot) {
        auto const object = engine.find(tx, lot.tender);
        return object && object->state != "awarded" && object->state != "failed";
    });
    for (auto const drawn_for : {tender, whole}) {
        if (drawn_for == whole && running) {
            break;
        }
        for (auto const& draw : engine.children(tx, drawn_for, "expert_draw")) {
            if (draw.state == "complete") {
                engine.move(tx, context, draw.id, "published", "notify");
            }
        }
    }
}

Result<void> judge_lot_order(StepRun& run, std::int64_t tender) {
    auto const lot = tender::lot(run.tx, tender);
    if (!lot || !tender::lot_limits(run.tx, lot->whole).won) {
        return {};
    }
    for (auto const& before : lots_before(run.tx, *lot)) {
        auto const object = run.engine.find(run.tx, before.tender);
        if (object && object->state != "failed" && winner_of(run.tx, before.tender) == 0) {
            auto const number = std::to_string(before.number);
            return api::conflict("award.lot_before_open",
                                 {"第" + number + "包尚未定标，按包号先后定标",
                                  "lot " + number + " is not awarded yet, and lots are awarded in their order"},
                                 {"请先办理第" + number + "包", "award that lot first"});
        }
    }
    return {};
}

std::vector<std::int64_t> sated(db::Tx& tx, Review const& review, std::vector<ReviewedBid> const& bids) {
    std::vector<std::int64_t> passed_over;
    auto another = false;
    for (auto const& row : review.body["ranking"].items()) {
        auto const bid = std::ranges::find(bids, row["bid"].integer(), &ReviewedBid::bid);
        auto const lots = lots_won(tx, review.tender, bid->provider);
        if (lots.most && lots.won >= *lots.most) {
            passed_over.push_back(bid->bid);
        } else {
            another = another || bid->standing;
        }
    }
    return another ? passed_over : std::vector<std::int64_t>();
}

}  // namespace qiyue::review
