#include "law/clauses.gen.hpp"
#include "modules/payment/steps.hpp"

// 申请、审核: asked for when the result stands, looked at by the head.
namespace qiyue::payment {

using workflow::StepRun;

Result<void> submit(StepRun& run) {
    auto const payment = store::find(run.tx, run.object.id);
    ENSURE(payment.has_value());
    TRY(may_be_paid(run.tx, run.engine, payment->contract));
    auto const outcome = performance::result(run.tx, run.engine, payment->contract, payment->instalment);
    auto const met = outcome && outcome->final && (!outcome->acceptance || outcome->passed);
    // CD-29-2 以及合同约定的付款条件和付款期限办理资金支付。SY-3.1.7-c 进行检查验收,并根据合同约定……办理资金支付
    for (auto const clause : {clause::CD_29_2, clause::SY_3_1_7_c}) {
        run.judge.require(
            clause,
            law::Facts()
                .with("result_known", outcome.has_value())
                .with("result_final", outcome && outcome->final)
                .with("acceptance_passed", outcome && outcome->acceptance ? Value(outcome->passed) : Value())
                .with("objection_open", outcome && outcome->objection_open),
            met, "payment.condition_not_met", {},
            {outcome && outcome->objection_open ? "异议尚在处理，付款条件未成就"
                                                : "考核或验收结果尚未确定，付款条件未成就",
             "the result is not final yet, so the contract's condition is not met"},
            {"结果确定后再提交", "submit once the result stands"});
    }
    if (payment->sum.earned.is_zero()) {
        return api::conflict("payment.nothing_due",
                             {"按考核结果本期应付为零", "by its result this instalment pays nothing"},
                             {"请撤回本申请", "withdraw the request"});
    }
    return {};
}

// An instalment that damages take wholly has nothing to send to the treasury: it ends here, and what is owed beyond it
// stays a claim.
Result<void> approve(StepRun& run) {
    auto payment = store::find(run.tx, run.object.id);
    ENSURE(payment.has_value());
    TRY(may_be_paid(run.tx, run.engine, payment->contract));
    if (payment->sum.payable.is_zero()) {
        run.to = "offset";
        return conclude(run, *payment);
    }
    return {};
}

}  // namespace qiyue::payment
