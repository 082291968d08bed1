#include "law/clauses.gen.hpp"
#include "modules/delivery/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/payment/steps.hpp"
#include "modules/provider/api.hpp"

// 国库支付: sent to the treasury of the buyer's own level; paid, or returned and reopened with nothing paid.
namespace qiyue::payment {

using workflow::StepRun;

// The account may have changed since it was asked for, by consent of all: the money goes where it belongs today.
Result<void> send(StepRun& run) {
    auto payment = store::find(run.tx, run.object.id);
    ENSURE(payment.has_value());
    TRY(delivery::may_go_on(run.tx, run.engine, payment->contract));
    payment->payee_account = payee_account(run, payment->contract);
    TRY(run.judge.verdict());
    store::update(run.tx, *payment);
    run.answer.set("amount", payment->sum.payable.in_fen());
    return {};
}

// LP-221: what is owed besides to a small or medium enterprise that is paid late. Nothing was agreed on it, since contracts
// have no clause for it; it is told with the payment, and stands on its page until it is settled.
Money interest_for_lateness(StepRun& run, store::Payment const& payment) {
    auto const terms = contract::terms(run.tx, run.engine, payment.contract);
    auto const size = terms ? provider::size(run.tx, terms->provider) : std::string();
    auto const protected_size = size == "micro" || size == "small" || size == "medium";
    if (!protected_size || !payment.due || run.today() <= *payment.due) {
        return {};
    }
    auto const sum = run.judge.compute(
        clause::LP_221,
        law::Facts().with("amount", payment.sum.payable).with("due", *payment.due).with("paid", run.today()));
    run.answer.set("days_late", sum["days"]).set("interest", sum["interest"]);
    return Money::fen(sum["interest"].integer());
}

Result<void> conclude(StepRun& run, store::Payment& payment) {
    for (auto const& taken : payment.taken) {
        TRY(contract::note_offset(run.tx, run.context, run.engine, taken.breach, taken.amount));
    }
    payment.stage = "paid";
    payment.paid_on = run.today();
    store::update(run.tx, payment);
    run.engine.close_duty(run.tx, run.context, payment.contract, duty_of(payment.instalment));
    run.answer.set("paid_total", total_paid(run.tx, payment.contract).in_fen());
    run.raise(PaymentMade{payment.id, payment.contract, payment.project, payment.instalment, payment.sum.payable});
    return {};
}

Result<void> confirm_paid(StepRun& run) {
    auto payment = store::find(run.tx, run.object.id);
    ENSURE(payment.has_value());
    TRY(ledger::post_reserved(run.tx, run.context, run.ports(), {"payment.confirm_paid", payment->id, payment->project},
                              payment->reservation, payment->sum.payable));
    payment->voucher = run.form.text("voucher");
    payment->interest = interest_for_lateness(run, *payment);
    return conclude(run, *payment);
}

// CD-29-1 根据财政国库管理的规定: what the treasury returns is not paid.
Result<void> give_back(StepRun& run) {
    auto payment = store::find(run.tx, run.object.id);
    ENSURE(payment.has_value());
    TRY(set_free(run.tx, run.context, run.ports(), "payment.give_back", *payment));
    payment->returned_because = run.form.text("opinion");
    store::update(run.tx, *payment);
    run.answer.set("paid_total", total_paid(run.tx, payment->contract).in_fen());
    return {};
}

Result<void> correct(StepRun& run) {
    auto payment = store::find(run.tx, run.object.id);
    ENSURE(payment.has_value());
    auto const terms = contract::terms(run.tx, run.engine, payment->contract);
    ENSURE(terms.has_value());
    payment->payee_account = payee_account(run, payment->contract);
    TRY(run.judge.verdict());
    TRY(set_aside(run.tx, run.context, run.ports(), "payment.correct", *terms, *payment));
    store::update(run.tx, *payment);
    return {};
}

}  // namespace qiyue::payment
