#include "law/clauses.gen.hpp"
#include "modules/delivery/api.hpp"
#include "modules/payment/steps.hpp"
#include "modules/payment/quantity.hpp"

#include <algorithm>

// What the results of performance mean for payments: a corrected one changes what is pending, a final one makes it due.
namespace qiyue::payment {

namespace {

contract::Instalment const* instalment_of(contract::Terms const& terms, int number) {
    auto const found = std::ranges::find(terms.instalments, number, &contract::Instalment::number);
    return found == terms.instalments.end() ? nullptr : &*found;
}

// Why a payment is computed anew, and the marks it goes by now.
struct Anew {
    std::int64_t score = 0;
    std::string because;  // an option of the field of that name
};

// Both figures stay, with the reason and the whole computation.
Result<void> recompute(workflow::Engine& engine, db::Tx& tx, Context const& context, store::Payment payment,
                       Anew const& anew) {
    auto const terms = contract::terms(tx, engine, payment.contract);
    ENSURE(terms.has_value());
    auto const* instalment = instalment_of(*terms, payment.instalment);
    ENSURE(instalment != nullptr);
    auto const object = engine.find(tx, payment.id);
    ENSURE(object.has_value());
    auto basis = basis_of(tx, engine, *terms, *instalment, payment.id);
    ENSURE(basis.outcome.has_value());
    basis.outcome->score = anew.score;
    auto judge = engine.judge(context, object->rules);
    store::Recomputation made{.id = engine.ports().ids.next(),
                              .payment = payment.id,
                              .at = context.now,
                              .score_before = payment.sum.score,
                              .score_now = anew.score,
                              .payable_before = payment.sum.payable,
                              .payable_now = {},
                              .because = anew.because};
    payment.sum = compute(judge, basis);
    payment.taken = taken_off(basis.damages, payment.sum);
    made.payable_now = payment.sum.payable;
    made.why = judge.why();
    TRY(set_aside(tx, context, engine.ports(), "payment.recompute", *terms, payment));
    store::update(tx, payment);
    store::insert(tx, made);
    engine.move(tx, context, payment.id, object->state, "recompute");
    return engine.ports().bus.raise(
        tx, context,
        PaymentRecomputed{payment.id, payment.contract, payment.project, made.payable_before, made.payable_now});
}

// CD-38-3 ……在下一次付款中抵扣: what is asked for and not yet approved takes the damages off; later ones find them open.
Result<void> on_settled(workflow::Engine& engine, db::Tx& tx, Context const& context,
                        contract::DamagesSettled const& event) {
    for (auto const& payment : store::of_contract(tx, event.contract)) {
        auto const object = engine.find(tx, payment.id);
        if (object && (object->state == "prepared" || object->state == "requested")) {
            TRY(recompute(engine, tx, context, payment, {.score = payment.sum.score, .because = "damages_settled"}));
        }
    }
    return {};
}

Result<void> on_corrected(workflow::Engine& engine, db::Tx& tx, Context const& context,
                          performance::AssessmentCorrected const& event) {
    for (auto const& payment : store::of_contract(tx, event.contract)) {
        if (payment.instalment == event.instalment && payment.stage == "pending") {
            TRY(recompute(engine, tx, context, payment, {.score = event.score, .because = "objection_upheld"}));
        }
    }
    return {};
}

// LP-220 以验收合格为付款条件的,自验收合格之日起算;拖延验收的自约定验收期满起算: of a small or medium enterprise.
Day clock_start(db::Tx& tx, law::Judge& judge, Day today, contract::Terms const& terms,
                contract::Instalment const& instalment) {
    if (instalment.kind != contract::Condition::acceptance || !small_or_medium(tx, terms.provider) ||
        !judge.applies(clause::LP_220)) {
        return today;
    }
    auto const started =
        judge.compute(clause::LP_220,
                      law::Facts()
                          .with("accepted_on", today)
                          .with("accept_by", terms.accept_by ? Value(terms.accept_by->iso()) : Value()));
    return Day::parse(started["clock_from"].text()).value();
}

// The condition is met: the days of the contract begin to count.
Result<void> make_due(workflow::Engine const& engine, db::Tx& tx, Context const& context, std::int64_t contract,
                      int number) {
    auto const terms = contract::terms(tx, engine, contract);
    auto const* instalment = terms ? instalment_of(*terms, number) : nullptr;
    if (instalment == nullptr) {
        return {};
    }
    auto const basis = basis_of(tx, engine, *terms, *instalment, 0);
    if (!basis.outcome) {
        return {};
    }
    auto const object = engine.find(tx, contract);
    ENSURE(object.has_value());
    auto judge = engine.judge(context, object->rules);
    // CD-29-2 以及合同约定的付款条件和付款期限办理资金支付; where no rule of the place says it, LP-227 按合同规定及时支付
    auto const by = judge.applies(clause::CD_29_2) ? clause::CD_29_2 : clause::LP_227;
    if (!judge.applies(by) || compute(judge, basis).earned.is_zero()) {
        return {};
    }
    auto const due =
        clock_start(tx, judge, context.today(), *terms, *instalment).plus_days(instalment->pay_within_days);
    engine.open_duty_until(
        tx, context, *object,
        {.duty = duty_of(number),
         .title = {"支付合同第" + std::to_string(number) + "期款项", "pay instalment " + std::to_string(number)},
         .deadline = {},
         .clause = by,
         .holder = {"buyer.payer", workflow::Relation::owner}},
        due, terms->buyer);
    for (auto payment : store::of_contract(tx, contract)) {
        if (payment.instalment == number && payment.stage == "pending") {
            payment.due = std::max(due, payment.due.value_or(due));
            store::update(tx, payment);
        }
    }
    return {};
}

}  // namespace

Result<void> pay_again(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                       store::Payment const& payment) {
    return make_due(engine, tx, context, payment.contract, payment.instalment);
}

void listen(workflow::Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<performance::AssessmentCorrected>(
        [&engine](db::Tx& tx, Context const& context, performance::AssessmentCorrected const& event) {
            return on_corrected(engine, tx, context, event);
        });
    bus.on<performance::AssessmentFinal>(
        [&engine](db::Tx& tx, Context const& context, performance::AssessmentFinal const& event) {
            return make_due(engine, tx, context, event.contract, event.instalment);
        });
    bus.on<contract::DamagesSettled>(
        [&engine](db::Tx& tx, Context const& context, contract::DamagesSettled const& event) {
            return on_settled(engine, tx, context, event);
        });
    bus.on<contract::CompletionAsked>(
        [](db::Tx& tx, Context const&, contract::CompletionAsked const& asked) -> Result<void> {
            if (total_pending(tx, asked.contract).is_zero()) {
                return {};
            }
            return api::conflict("payment.pending", {"还有未办结的付款申请", "a payment is still under way"},
                                 {"请先办结或撤回", "finish or withdraw it first"});
        });
    bus.on<delivery::QuantitiesAsked>([&engine](db::Tx& tx, Context const&,
                                                delivery::QuantitiesAsked const& asked) -> Result<void> {
        auto const terms = contract::terms(tx, engine, asked.contract);
        auto const whole = terms && settled_as_a_whole(tx, *terms);
        for (auto const& payment : store::of_contract(tx, asked.contract)) {
            if ((whole || payment.instalment == asked.instalment) && payment.stage != "withdrawn") {
                return api::conflict(
                    "payment.settled_already",
                    {"第 " + std::to_string(asked.instalment) + " 期已申请付款，不再增加数量",
                     "instalment " + std::to_string(asked.instalment) + " has been asked for: its quantities stand"},
                    {"请改填以后的期次，或由购买主体先撤回付款申请",
                     "name a later instalment, or have the request withdrawn first"});
            }
        }
        return {};
    });
    bus.on<delivery::FiguresAsked>([](db::Tx& tx, Context const&, delivery::FiguresAsked const& asked) -> Result<void> {
        asked.found->paid = total_paid(tx, asked.contract);
        return {};
    });
    bus.on<performance::AcceptanceDone>(
        [&engine](db::Tx& tx, Context const& context, performance::AcceptanceDone const& event) -> Result<void> {
            auto const terms = contract::terms(tx, engine, event.contract);
            if (!terms || !event.passed) {
                return {};
            }
            for (auto const& instalment : terms->instalments) {
                if (instalment.kind == contract::Condition::acceptance) {
                    TRY(make_due(engine, tx, context, event.contract, instalment.number));
                }
            }
            return {};
        });
}

}  // namespace qiyue::payment
