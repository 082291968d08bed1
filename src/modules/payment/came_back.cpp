#include "modules/payment/grant.hpp"
#include "modules/payment/steps.hpp"

#include <algorithm>

// 退汇: what was paid came back from the payee's bank. All that the payment did is undone by entries of their own, and what is
// owed is owed again; who it came from and why stays with the payment.
namespace qiyue::payment {

namespace {

using workflow::Engine;

Result<void> undo_payment(db::Tx& tx, Context const& context, Engine const& engine, ledger::MoneyCameBack const& back) {
    auto payment = store::find(tx, back.object);
    auto const object = engine.find(tx, back.object);
    ENSURE(payment && payment->paid_on && object && object->state == "paid");
    auto const room = ledger::account(tx, context, engine.ports(),
                                      {ledger::Kind::paid, object->owner, payment->project, payment->contract});
    TRY(ledger::reverse_last(tx, context, engine.ports(), {"payment.came_back", payment->id, payment->project},
                             room.id));
    for (auto const& taken : payment->taken) {
        TRY(contract::undo_offset(tx, context, engine, taken.breach, taken.amount));
    }
    store::insert(tx,
                  store::CameBack{.id = engine.ports().ids.next(),
                                  .payment = payment->id,
                                  .contract = payment->contract,
                                  .amount = payment->sum.payable,
                                  .paid_on = *payment->paid_on,
                                  .voucher = payment->voucher,
                                  .back_on = back.day,
                                  .back_voucher = back.voucher,
                                  .because = back.reason});
    payment->stage = "pending";
    payment->reservation = 0;
    payment->paid_on.reset();
    payment->voucher.clear();
    payment->returned_because = back.reason;
    store::update(tx, *payment);
    engine.move(tx, context, payment->id, "came_back", "came_back");
    TRY(pay_again(tx, context, engine, *payment));
    return engine.ports().bus.raise(tx, context, PaymentUndone{payment->id, payment->contract, payment->project});
}

}  // namespace

std::vector<Movement> movements(db::Tx& tx, std::int64_t contract) {
    std::vector<Movement> all;
    for (auto const& one : store::all_came_back(tx, contract)) {
        all.push_back({.id = one.id, .payment = one.payment, .amount = one.amount, .day = one.paid_on});
        all.push_back({.id = one.id, .payment = one.payment, .amount = one.amount, .day = one.back_on, .back = true});
    }
    for (auto const& one : paid(tx, contract)) {
        all.push_back({.id = one.payment, .payment = one.payment, .amount = one.amount, .day = one.day});
    }
    std::ranges::stable_sort(all, {}, &Movement::day);
    return all;
}

Value came_back_shown(db::Tx& tx, std::int64_t payment, bool inside) {
    Value list = Value::list();
    for (auto const& one : store::came_back(tx, payment)) {
        auto line = Value::object();
        line.set("paid_on", one.paid_on.iso())
            .set("voucher", one.voucher)
            .set("amount", one.amount.in_fen())
            .set("back_on", one.back_on.iso())
            .set("back_voucher", one.back_voucher);
        if (inside) {
            line.set("because", one.because);
        }
        list.push(line);
    }
    return list;
}

void listen_for_answers(Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<ledger::OrderAnswered>(
        [&engine](db::Tx& tx, Context const& context, ledger::OrderAnswered const& answer) -> Result<void> {
            switch (answer.use) {
            case ledger::Use::payment: return book_answer(tx, context, engine, answer);
            case ledger::Use::interest: return book_interest_answer(tx, context, engine, answer);
            case ledger::Use::grant: return book_grant_answer(tx, context, engine, answer);
            default: return {};
            }
        });
    bus.on<ledger::MoneyCameBack>(
        [&engine](db::Tx& tx, Context const& context, ledger::MoneyCameBack const& back) -> Result<void> {
            switch (back.use) {
            case ledger::Use::payment: return undo_payment(tx, context, engine, back);
            case ledger::Use::interest: return undo_interest(tx, context, engine, back);
            case ledger::Use::grant: return undo_grant(tx, context, engine, back);
            default: return {};
            }
        });
}

}  // namespace qiyue::payment
