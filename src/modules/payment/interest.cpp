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
    engine.open_duty_until(tx, context, *object,
                           {.duty = duty,
                            .title = {"支付逾期利息", "pay the interest for paying late"},
                            .deadline = {},
                            .clause = clause::LP_221,
                            .holder = {"buyer.payer", workflow::Relation::owner}},
                           context.today(), object->owner);
    return {};
}

Money interest_open(db::Tx& tx, workflow::Object const& object) {
    auto const account = ledger::find(tx, {ledger::Kind::payable, object.owner, object.project, object.id});
    return account ? ledger::balance(tx, account->id).held() : Money();
}

Result<void> settle_interest(workflow::StepRun& run) {
    auto payment = store::find(run.tx, run.object.id);
    ENSURE(payment.has_value());
    auto const open = interest_open(run.tx, run.object);
    if (open.is_zero()) {
        return api::conflict("payment.no_interest", {"没有待支付的逾期利息", "no interest is owed"},
                             {"按期支付，或已付清的，无须登记", "nothing is to be recorded"});
    }
    TRY(ledger::move(run.tx, run.context, run.ports(), {"payment.settle_interest", payment->id, payment->project},
                     room(run.tx, run.context, run.ports(), ledger::Kind::payable, run.object.owner, *payment),
                     room(run.tx, run.context, run.ports(), ledger::Kind::paid, run.object.owner, *payment), open));
    payment->interest_voucher = run.form.text("voucher");
    payment->interest_paid_on = run.today();
    store::update(run.tx, *payment);
    run.engine.close_duty(run.tx, run.context, payment->id, duty);
    run.answer.set("interest", open.in_fen());
    return {};
}

}  // namespace qiyue::payment
