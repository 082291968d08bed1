#include "modules/framework/api.hpp"
#include "modules/framework/stage_two.hpp"
#include "modules/ledger/api.hpp"

// An order as the source of a contract: whoever makes one asks what was agreed, and says how far it came. The order is then
// delivered, assessed and paid under the contract, and has no settling of its own.
namespace qiyue::framework {

std::optional<TakenOn> taken_on(db::Tx& tx, workflow::Engine const& engine, std::int64_t id) {
    auto const order = store::order(tx, id);
    auto const object = engine.find(tx, id);
    if (!order || !object || (object->state != "accepted" && object->state != "contracted")) {
        return std::nullopt;
    }
    auto const f = store::find(tx, order->framework);
    ENSURE(f.has_value());
    return TakenOn{.order = id,
                   .project = object->project,
                   .provider = object->party,
                   .subject = f->call["subject"].text_or({}),
                   .quantity = std::to_string(order->quantity) + " " + f->call["unit"].text_or({}),
                   .quality = f->call["quality"].text_or({}),
                   .amount = amount_of(*order),
                   .reservation = order->reservation};
}

void order_contracted(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t order) {
    engine.move(tx, context, order, "contracted", "contract");
}

void order_agreed(db::Tx& tx, std::int64_t id, Money price) {
    auto order = store::order(tx, id);
    ENSURE(order.has_value());
    order->settled = price;
    store::update(tx, *order);
}

Result<void> order_given_up(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t id,
                            GivenUp how) {
    constexpr char const* step = "contract_given_up";
    if (how == GivenUp::contract_alone) {
        engine.move(tx, context, id, "accepted", step);
        return {};
    }
    auto const order = store::order(tx, id);
    auto const object = engine.find(tx, id);
    ENSURE(order.has_value() && object.has_value());
    TRY(ledger::void_reserved(
        tx, context, engine.ports(),
        {.step = std::string("framework_order.") + step, .object = id, .project = object->project},
        order->reservation));
    engine.move(tx, context, id, how == GivenUp::by_supplier ? "declined" : "cancelled", step);
    return {};
}

void order_ended(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t order) {
    engine.move(tx, context, order, "ended", "contract_ended");
}

}  // namespace qiyue::framework
