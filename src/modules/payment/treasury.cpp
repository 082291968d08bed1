#include "law/clauses.gen.hpp"
#include "modules/delivery/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/payment/steps.hpp"

// 国库支付: sent to the treasury of the buyer's own level; paid, or returned and reopened with nothing paid. What it answered
// comes by itself (ledger::OrderAnswered) or is entered by hand.
namespace qiyue::payment {

namespace {

using workflow::Engine;
using workflow::StepRun;

store::Payment stored(db::Tx& tx, std::int64_t id) {
    auto payment = store::find(tx, id);
    ENSURE(payment.has_value());
    return *std::move(payment);
}

struct Late {
    std::int64_t days = 0;
    Money interest;
};

// LP-221: what is owed besides to a small or medium enterprise that is paid late. Nothing was agreed on it, since contracts
// have no clause for it.
Late lateness(db::Tx& tx, Engine const& engine, law::Judge& judge, store::Payment const& payment, Day paid_on) {
    auto const terms = contract::terms(tx, engine, payment.contract);
    if (!terms || !small_or_medium(tx, terms->provider) || !payment.due || paid_on <= *payment.due) {
        return {};
    }
    auto const sum =
        judge.compute(clause::LP_221,
                      law::Facts().with("amount", payment.sum.payable).with("due", *payment.due).with("paid", paid_on));
    return {.days = sum["days"].integer(), .interest = Money::fen(sum["interest"].integer())};
}

struct Receipt {
    std::string voucher;
    Day day;  // on which it paid
};

// As the treasury says, however it said it. What was paid once is not late for coming back from the payee's own bank.
Result<Late> pay(db::Tx& tx, Context const& context, Engine const& engine, law::Judge& judge, std::string step,
                 store::Payment& payment, Receipt const& receipt) {
    TRY(ledger::post_reserved(tx, context, engine.ports(), {step, payment.id, payment.project}, payment.reservation,
                              payment.sum.payable));
    payment.voucher = receipt.voucher;
    auto const late =
        store::came_back(tx, payment.id).empty() ? lateness(tx, engine, judge, payment, receipt.day) : Late{};
    if (late.interest > Money()) {
        payment.interest = late.interest;
        TRY(owe_interest(tx, context, engine, std::move(step), payment));
    }
    TRY(conclude(tx, context, engine, payment, receipt.day));
    return late;
}

// CD-29-1 根据财政国库管理的规定: what the treasury returns is not paid.
Result<void> take_back(db::Tx& tx, Context const& context, Engine const& engine, std::string step,
                       store::Payment& payment, std::string const& reason) {
    TRY(set_free(tx, context, engine.ports(), std::move(step), payment));
    payment.returned_because = reason;
    store::update(tx, payment);
    return {};
}

PaymentMade made_of(store::Payment const& payment) {
    return {payment.id, payment.contract, payment.project, payment.instalment, payment.sum.payable};
}

}  // namespace

Result<void> may_be_paid(db::Tx& tx, Engine const& engine, std::int64_t contract) {
    TRY(delivery::may_go_on(tx, engine, contract));
    auto const object = engine.find(tx, contract);
    if (object && object->state == "suspended") {
        return api::conflict(
            "payment.contract_suspended",
            {"合同已中止履行，中止期间不办理支付", "the contract is suspended; nothing is paid meanwhile"},
            {"恢复履行或终止合同后再办理", "come back when it is resumed or ended"});
    }
    return {};
}

// The account may have changed since it was asked for, by consent of all: the money goes where it belongs today.
Result<void> send(StepRun& run) {
    auto payment = stored(run.tx, run.object.id);
    TRY(may_be_paid(run.tx, run.engine, payment.contract));
    payment.payee_account = payee_account(run, payment.contract);
    TRY(run.judge.verdict());
    store::update(run.tx, payment);
    run.answer.set("amount", payment.sum.payable.in_fen());
    run.raise(ledger::OrderGiven{.order = order_of(run.object, payment, ledger::Use::payment, payment.sum.payable)});
    return {};
}

Result<void> conclude(db::Tx& tx, Context const& context, Engine const& engine, store::Payment& payment, Day paid_on) {
    for (auto const& taken : payment.taken) {
        TRY(contract::note_offset(tx, context, engine, taken.breach, taken.amount));
    }
    payment.stage = "paid";
    payment.paid_on = paid_on;
    store::update(tx, payment);
    engine.close_duty(tx, context, payment.contract, duty_of(payment.instalment));
    return {};
}

Result<void> conclude(StepRun& run, store::Payment& payment) {
    TRY(conclude(run.tx, run.context, run.engine, payment, run.today()));
    run.answer.set("paid_total", total_paid(run.tx, payment.contract).in_fen());
    run.raise(made_of(payment));
    return {};
}

Result<void> confirm_paid(StepRun& run) {
    auto payment = stored(run.tx, run.object.id);
    auto const voucher = run.form.text("voucher");
    TRY(run.ports().bus.raise(run.tx, run.context,
                              ledger::EnteredByHand{.judge = run.judge,
                                                    .use = ledger::Use::payment,
                                                    .object = payment.id,
                                                    .contract = payment.contract,
                                                    .paid = true,
                                                    .voucher = voucher}));
    auto const late = TRY(pay(run.tx, run.context, run.engine, run.judge, "payment.confirm_paid", payment,
                              {.voucher = voucher, .day = run.today()}));
    if (late.days > 0) {
        run.answer.set("days_late", late.days).set("interest", late.interest.in_fen());
    }
    run.answer.set("paid_total", total_paid(run.tx, payment.contract).in_fen());
    run.raise(made_of(payment));
    return {};
}

Result<void> give_back(StepRun& run) {
    auto payment = stored(run.tx, run.object.id);
    TRY(run.ports().bus.raise(run.tx, run.context,
                              ledger::EnteredByHand{.judge = run.judge,
                                                    .use = ledger::Use::payment,
                                                    .object = payment.id,
                                                    .contract = payment.contract,
                                                    .paid = false,
                                                    .voucher = {}}));
    TRY(take_back(run.tx, run.context, run.engine, "payment.give_back", payment, run.form.text("opinion")));
    run.answer.set("paid_total", total_paid(run.tx, payment.contract).in_fen());
    return {};
}

Result<void> book_answer(db::Tx& tx, Context const& context, Engine const& engine,
                         ledger::OrderAnswered const& answer) {
    auto payment = stored(tx, answer.object);
    auto const object = engine.find(tx, payment.id);
    ENSURE(object && object->state == "sent");
    if (!answer.paid) {
        TRY(take_back(tx, context, engine, "payment.book_returned", payment, answer.reason));
        engine.move(tx, context, payment.id, "returned", "book_returned");
        return {};
    }
    auto judge = engine.judge(context, object->rules);
    static_cast<void>(TRY(
        pay(tx, context, engine, judge, "payment.book_paid", payment, {.voucher = answer.voucher, .day = answer.day})));
    engine.move(tx, context, payment.id, "paid", "book_paid");
    return engine.ports().bus.raise(tx, context, made_of(payment));
}

ledger::Order order_of(workflow::Object const& object, store::Payment const& payment, ledger::Use use, Money amount) {
    return {.use = use,
            .object = payment.id,
            .contract = payment.contract,
            .project = payment.project,
            .region = object.region,
            .buyer = object.owner,
            .provider = object.party,
            .bank = {},
            .account = {},
            .amount = amount};
}

Result<void> correct(StepRun& run) {
    auto payment = stored(run.tx, run.object.id);
    auto const terms = contract::terms(run.tx, run.engine, payment.contract);
    ENSURE(terms.has_value());
    TRY(may_be_paid(run.tx, run.engine, payment.contract));
    payment.payee_account = payee_account(run, payment.contract);
    TRY(run.judge.verdict());
    TRY(set_aside(run.tx, run.context, run.ports(), "payment.correct", *terms, payment));
    store::update(run.tx, payment);
    return {};
}

}  // namespace qiyue::payment
