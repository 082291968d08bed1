#include "law/clauses.gen.hpp"
#include "modules/ledger/api.hpp"
#include "modules/payment/steps.hpp"

// 国库支付: sent to the treasury of the buyer's own level; paid, or returned and reopened with nothing paid.
namespace qiyue::payment {

using workflow::StepRun;

// The account may have changed since it was asked for, by consent of all: the money goes where it belongs today.
Result<void> send(StepRun& run) {
    auto payment = store::find(run.tx, run.object.id);
    ENSURE(payment.has_value());
    payment->payee_account = payee_account(run, payment->contract);
    TRY(run.judge.verdict());
    store::update(run.tx, *payment);
    run.answer.set("amount", payment->sum.payable.in_fen());
    return {};
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
