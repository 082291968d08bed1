#include "modules/voucher/steps.hpp"

#include "modules/ledger/api.hpp"

// What becomes of a claim at the treasury: paid, returned, or come back after it was paid. By a step, or by its own answer.
namespace qiyue::voucher {

namespace {

using workflow::Engine;

Programme programme_of(db::Tx& tx, Claim const& claim) {
    auto found = store::programme(tx, claim.programme);
    ENSURE(found.has_value());
    return *std::move(found);
}

// Where one was paid before and came back, its vouchers are redeemed already.
void redeem_vouchers(db::Tx& tx, Context const& context, Engine const& engine, Claim const& claim,
                     std::string const& step) {
    for (auto const& use : store::of_claim(tx, claim.id)) {
        auto const voucher = engine.find(tx, use.voucher);
        if (voucher && voucher->state != "redeemed") {
            engine.move(tx, context, use.voucher, "redeemed", step);
        }
    }
}

Result<void> on_answered(Engine const& engine, db::Tx& tx, Context const& context,
                         ledger::OrderAnswered const& answer) {
    auto const object = engine.find(tx, answer.object);
    auto const claim = store::claim(tx, answer.object);
    ENSURE(object && object->state == "redeemed" && claim);
    if (answer.paid) {
        TRY(book_claim(tx, context, engine, *object, *claim, "book_paid", answer.voucher));
        engine.close_duty(tx, context, object->id, "voucher_claim.redeem");
        engine.move(tx, context, object->id, "paid", "book_paid");
        return {};
    }
    TRY(unbook_claim(tx, context, engine, *object, *claim, "book_returned", answer.reason));
    engine.move(tx, context, object->id, "filed", "book_returned");
    return {};
}

Result<void> on_came_back(Engine const& engine, db::Tx& tx, Context const& context, ledger::MoneyCameBack const& back) {
    auto const object = engine.find(tx, back.object);
    auto const claim = store::claim(tx, back.object);
    ENSURE(object && object->state == "paid" && claim);
    auto const paid = account_of(tx, context, engine, programme_of(tx, *claim), object->owner, Room::paid);
    TRY(ledger::reverse_last(tx, context, engine.ports(), {"voucher_claim.came_back", object->id, object->project},
                             paid));
    TRY(unbook_claim(tx, context, engine, *object, *claim, "came_back", back.reason));
    engine.move(tx, context, object->id, "filed", "came_back");
    return {};
}

}  // namespace

Result<void> book_claim(db::Tx& tx, Context const& context, Engine const& engine, workflow::Object const& object,
                        Claim claim, std::string const& step, std::string const& receipt) {
    claim.body.set("receipt", receipt);
    store::update(tx, claim);
    redeem_vouchers(tx, context, engine, claim, step);
    return move_money(tx, context, engine, object, step, programme_of(tx, claim), Room::payable, Room::paid,
                      claim.amount);
}

Result<void> unbook_claim(db::Tx& tx, Context const& context, Engine const& engine, workflow::Object const& object,
                          Claim claim, std::string const& step, std::string const& reason) {
    claim.body.set("reason", reason);
    store::update(tx, claim);
    return move_money(tx, context, engine, object, step, programme_of(tx, claim), Room::payable, Room::vouchers,
                      claim.amount);
}

void listen_for_answers(Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<ledger::OrderAnswered>(
        [&engine](db::Tx& tx, Context const& context, ledger::OrderAnswered const& answer) -> Result<void> {
            return answer.use == ledger::Use::voucher_claim ? on_answered(engine, tx, context, answer) : Result<void>();
        });
    bus.on<ledger::MoneyCameBack>(
        [&engine](db::Tx& tx, Context const& context, ledger::MoneyCameBack const& back) -> Result<void> {
            return back.use == ledger::Use::voucher_claim ? on_came_back(engine, tx, context, back) : Result<void>();
        });
}

}  // namespace qiyue::voucher
