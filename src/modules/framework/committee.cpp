#include "modules/framework/api.hpp"
#include "modules/framework/steps.hpp"

// What a committee of experts, which is drawn and sits above this module, has to know of a round, and what it found.
namespace qiyue::framework {

namespace {

Framework known(db::Tx& tx, std::int64_t framework) {
    auto found = store::find(tx, framework);
    ENSURE(found.has_value());
    return *found;
}

}  // namespace

std::optional<Round> round_of(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework) {
    auto const object = engine.find(tx, framework);
    auto const f = store::find(tx, framework);
    if (!object || !f) {
        return std::nullopt;
    }
    Round round{.catalogue_item = f->plan["catalogue_item"].integer_or(0),
                .opened = object->state == "opened",
                .by_quality = judged_by_quality(*f),
                .offers = {},
                .suppliers = {}};
    for (auto const& offer : of_round(offers_in(tx, engine, framework, "opened"), f->round)) {
        round.offers.push_back(offer.id);
        round.suppliers.push_back(offer.provider);
    }
    return round;
}

bool judged_by_quality(Framework const& f) {
    return f.call["stage_one"].text_or({}) == "quality_first";
}

bool has_committee(Framework const& f) {
    return f.results["committee_of_round"].integer_or(0) == f.round;
}

void committee_formed(db::Tx& tx, std::int64_t framework) {
    auto f = known(tx, framework);
    f.results.set("committee_of_round", f.round);
    store::update(tx, f);
}

void committee_gone(db::Tx& tx, std::int64_t framework) {
    auto f = known(tx, framework);
    f.results.erase("committee_of_round");
    store::update(tx, f);
}

void assess_by_committee(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                         std::vector<Assessed> const& found) {
    for (auto const& one : found) {
        auto offer = store::offer(tx, one.offer);
        ENSURE(offer.has_value());
        // LP-282 严禁突破最高限制单价
        auto const cap = Money::fen(known(tx, offer->framework).call["unit_price_cap"].integer_or(0));
        auto const responsive = one.responsive && offer->price <= cap;
        offer->body.set("reason", one.reason);
        if (one.quality_score) {
            offer->body.set("quality_score", *one.quality_score);
        }
        store::update(tx, *offer);
        engine.move(tx, context, one.offer, responsive ? "responsive" : "unresponsive", "committee");
    }
}

}  // namespace qiyue::framework
