#include "modules/framework/api.hpp"
#include "modules/framework/stage_two.hpp"

#include "modules/ledger/api.hpp"
#include "modules/sealing/api.hpp"

#include <algorithm>

// What a remedy finds out about a round, and what it makes of it.
namespace qiyue::framework {

namespace {

constexpr char const* step = "remedy";

bool in_round(std::vector<Offer> const& round, std::int64_t offer) {
    return std::ranges::find(round, offer, &Offer::id) != round.end();
}

bool begun(workflow::Object const& order) {
    return order.state == "accepted" || order.state == "contracted" || order.state == "delivered" ||
        order.state == "settled" || order.state == "ended";
}

// Not taken on yet by a supplier whose agreement falls.
Result<void> call_off(db::Tx& tx, Context const& context, workflow::Engine const& engine, Order const& order,
                      std::int64_t project) {
    TRY(ledger::void_reserved(tx, context, engine.ports(),
                              {.step = std::string("framework_order.") + step, .object = order.id, .project = project},
                              order.reservation));
    engine.move(tx, context, order.id, "cancelled", step);
    return {};
}

}  // namespace

Reached reached(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework) {
    auto const f = store::find(tx, framework);
    ENSURE(f.has_value());
    auto const agreed = of_round(offers_in(tx, engine, framework, "signed"), f->round);
    for (auto const& order : store::orders(tx, framework)) {
        auto const object = engine.find(tx, order.id);
        if (object && begun(*object) && in_round(agreed, order.offer)) {
            return Reached::performed;
        }
    }
    if (!agreed.empty()) {
        return Reached::agreed;
    }
    return of_round(offers_in(tx, engine, framework, "admitted"), f->round).empty() ? Reached::nothing
                                                                                    : Reached::announced;
}

Result<void> undo_round(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t framework,
                        std::string const& because) {
    auto f = store::find(tx, framework);
    ENSURE(f.has_value());
    auto const agreed = of_round(offers_in(tx, engine, framework, "signed"), f->round);
    for (auto const& order : store::orders(tx, framework)) {
        auto const object = engine.find(tx, order.id);
        if (object && (object->state == "chosen" || object->state == "decided") && in_round(agreed, order.offer)) {
            TRY(call_off(tx, context, engine, order, object->project));
        }
    }
    for (auto const* state : {"submitted", "opened", "responsive", "admitted"}) {
        for (auto const& offer : of_round(offers_in(tx, engine, framework, state), f->round)) {
            engine.move(tx, context, offer.id, "returned", step);
        }
    }
    for (auto const& offer : agreed) {
        engine.move(tx, context, offer.id, "removed", step);
    }
    auto const earlier = f->round > 1;
    if (!earlier) {
        f->concluded.reset();
    }
    f->results.set("reason", because);
    sealing::erase_shares(tx, framework);
    store::update(tx, *f);
    for (auto const* duty : {"framework.conclude", "framework.file", "framework.inform"}) {
        engine.close_duty(tx, context, framework, duty);
    }
    engine.move(tx, context, framework, earlier ? "running" : "failed", step);
    return {};
}

}  // namespace qiyue::framework
