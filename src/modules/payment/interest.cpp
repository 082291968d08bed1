#include "law/clauses.gen.hpp"
#include "modules/ledger/api.hpp"
#include "modules/payment/steps.hpp"

// 逾期利息: owed from the day on which an instalment is paid late, booked as payable then, and paid by itself.
namespace qiyue::payment {

namespace {

constexpr char const* duty = "payment.interest";

std::int64_t room(db::Tx& tx, Context const& context, api::Ports& ports, ledger::Kind kind, std::int64_t buyer,
                  store::Payment const& payment) {
    return ledger::account(tx, context, ports, {kind, buyer, payment.project, payment.id}).id;
}

Result<void> open_duty(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                       workflow::Object const& object) {
    engine.open_duty_until(tx, context, object,
                           {.duty = duty,
                            .title = {"支付逾期利息", "pay the interest for paying late"},
                            .deadline = {},
                            .clause = clause::LP_221,
                            .holder = {"buyer.payer", workflow::Relation::owner}},
                           context.today(), object.owner);
    return {};
}

store::Payment stored(db::Tx& tx, std::int64_t id) {
    auto payment = store::find(tx, id);
    ENSURE(payment.has_value());
    return *std::move(payment);
}

Result<Money> book(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::string step,
                   store::Payment& payment, std::string const& voucher, Day day) {
    auto const object = engine.find(tx, payment.id);
    ENSURE(object.has_value());
    auto const open = interest_open(tx, *object);
    TRY(ledger::move(tx, context, engine.ports(), {std::move(step), payment.id, payment.project},
                     room(tx, context, engine.ports(), ledger::Kind::payable, object->owner, payment),
                     room(tx, context, engine.ports(), ledger::Kind::paid, object->owner, payment), open));
    payment.interest_voucher = voucher;
    payment.interest_paid_on = day;
    payment.interest_sent = false;
    store::update(tx, payment);
    engine.close_duty(tx, context, payment.id, duty);
    return open;
}

}  // namespace

// LP-221 ……未约定按每日万分之五: it is no part of the price, and of no budget line.
Result<void> owe_interest(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::string step,
                          store::Payment const& payment) {
    if (payment.interest.is_zero()) {
        return {};
    }
    auto const object = engine.find(tx, payment.id);
    ENSURE(object.has_value());
    auto& ports = engine.ports();
    TRY(ledger::move(tx, context, ports, {std::move(step), payment.id, payment.project},
                     room(tx, context, ports, ledger::Kind::interest, object->owner, payment),
                     room(tx, context, ports, ledger::Kind::payable, object->owner, payment), payment.interest));
    return open_duty(tx, context, engine, *object);
}

Money interest_open(db::Tx& tx, workflow::Object const& object) {
    auto const account = ledger::find(tx, {ledger::Kind::payable, object.owner, object.project, object.id});
    return account ? ledger::balance(tx, account->id).held() : Money();
}

// Like an instalment it goes to the account that all agreed on, by the treasury of the level.
Result<void> send_interest(workflow::StepRun& run) {
    auto payment = stored(run.tx, run.object.id);
    auto const open = interest_open(run.tx, run.object);
    if (open.is_zero()) {
        return api::conflict("payment.no_interest", {"没有待支付的逾期利息", "no interest is owed"},
                             {"按期支付，或已付清的，无须登记", "nothing is to be recorded"});
    }
    if (payment.interest_sent) {
        return api::conflict("payment.interest_sent", {"逾期利息已送国库", "the interest was sent to the treasury"},
                             {"请等待国库的结果", "wait for the treasury's answer"});
    }
    TRY(may_be_paid(run.tx, run.engine, payment.contract));
    static_cast<void>(payee_account(run, payment.contract));
    TRY(run.judge.verdict());
    payment.interest_sent = true;
    store::update(run.tx, payment);
    run.answer.set("interest", open.in_fen());
    run.raise(ledger::OrderGiven{.order = order_of(run.object, payment, ledger::Use::interest, open)});
    return {};
}

// On paper: what it was is an order of the treasury all the same, and is reconciled with the others.
Result<void> settle_interest(workflow::StepRun& run) {
    auto payment = stored(run.tx, run.object.id);
    if (interest_open(run.tx, run.object).is_zero() || !payment.interest_sent) {
        return api::conflict(
            "payment.no_interest", {"没有已送国库、待支付的逾期利息", "no interest was sent to the treasury and waits"},
            {"请购买主体先送国库；已付清的无须登记", "the buyer sends it first; what is paid needs nothing"});
    }
    auto const voucher = run.form.text("voucher");
    TRY(run.ports().bus.raise(run.tx, run.context,
                              ledger::EnteredByHand{.judge = run.judge,
                                                    .use = ledger::Use::interest,
                                                    .object = payment.id,
                                                    .contract = payment.contract,
                                                    .paid = true,
                                                    .voucher = voucher}));
    auto const paid =
        TRY(book(run.tx, run.context, run.engine, "payment.settle_interest", payment, voucher, run.today()));
    run.answer.set("interest", paid.in_fen());
    return {};
}

Result<void> book_interest_answer(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                                  ledger::OrderAnswered const& answer) {
    auto payment = stored(tx, answer.object);
    if (answer.paid) {
        TRY(book(tx, context, engine, "payment.book_interest", payment, answer.voucher, answer.day));
    } else {
        payment.interest_sent = false;
        payment.returned_because = answer.reason;
        store::update(tx, payment);
    }
    return {};
}

Result<void> undo_interest(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                           ledger::MoneyCameBack const& back) {
    auto payment = stored(tx, back.object);
    auto const object = engine.find(tx, payment.id);
    ENSURE(object.has_value());
    TRY(ledger::reverse_last(tx, context, engine.ports(), {"payment.interest_came_back", payment.id, payment.project},
                             room(tx, context, engine.ports(), ledger::Kind::paid, object->owner, payment)));
    payment.interest_voucher.clear();
    payment.interest_paid_on.reset();
    payment.returned_because = back.reason;
    store::update(tx, payment);
    return open_duty(tx, context, engine, *object);
}

}  // namespace qiyue::payment
