#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"
#include "modules/delivery/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/payment/quantity.hpp"
#include "modules/payment/steps.hpp"

#include <algorithm>

// 准备付款申请: an instalment is asked for, on the result that was announced. An objection may still change that result;
// the payment is computed anew then (listen.cpp).
namespace qiyue::payment {

namespace {

using workflow::StepRun;

// CD-29-3: what was paid and promised already, and what the year's table gives.
law::Facts room(StepRun const& run, contract::Terms const& terms, Money request) {
    auto const table = budget::released(run.tx, terms.project, terms.year);
    return law::Facts()
        .with("price", terms.price)
        .with("paid", total_paid(run.tx, terms.contract))
        .with("pending", total_pending(run.tx, terms.contract))
        .with("request", request)
        .with("year_budget", table ? table->amount : Money())
        .with("year_used", store::used_of_year(run.tx, terms.project, terms.year));
}

Result<contract::Instalment> instalment_of(contract::Terms const& terms, std::int64_t number) {
    auto const found = std::ranges::find(terms.instalments, number, &contract::Instalment::number);
    if (found == terms.instalments.end()) {
        return api::invalid("payment.no_such_instalment", "instalment",
                            {"合同没有第 " + std::to_string(number) + " 期",
                             "the contract has no instalment " + std::to_string(number)},
                            {"合同共 " + std::to_string(terms.instalments.size()) + " 期",
                             "it has " + std::to_string(terms.instalments.size())});
    }
    return *found;
}

// LA-F.8 财政部门按合同约定,实行国库集中支付: what the contract's plan does not have is not paid.
void judge_planned(StepRun& run, contract::Terms const& terms) {
    auto const number = run.form.integer("instalment");
    auto const agreed = static_cast<std::int64_t>(terms.instalments.size());
    auto const planned =
        std::ranges::find(terms.instalments, number, &contract::Instalment::number) != terms.instalments.end();
    run.judge.require(clause::LA_F_8, law::Facts().with("instalment_number", number).with("instalments_agreed", agreed),
                      planned, "payment.not_planned", "instalment",
                      {"合同的付款计划没有第 " + std::to_string(number) + " 期",
                       "the contract's plan of payment has no instalment " + std::to_string(number)},
                      {"合同共 " + std::to_string(agreed) + " 期", "it has " + std::to_string(agreed)});
}

// A claim that came after the condition was met moves the day: the contract counts from the later of both.
std::optional<Day> due_day(StepRun const& run, contract::Terms const& terms, contract::Instalment const& instalment,
                           Day claimed) {
    if (!run.judge.applies(clause::CD_29_2) && !run.judge.applies(clause::LP_227)) {
        return std::nullopt;
    }
    auto due = claimed.plus_days(instalment.pay_within_days);
    for (auto const& duty : run.engine.duties(run.tx, terms.project, /*only_open=*/true)) {
        if (duty.object == terms.contract && duty.name == duty_of(instalment.number)) {
            due = std::max(due, duty.due);
        }
    }
    return due;
}

// An instalment is asked for once, and not beside a request that settles everything.
Result<void> not_asked_for(StepRun& run, contract::Terms const& terms, contract::Instalment const& instalment) {
    for (auto const& other : store::of_contract(run.tx, terms.contract)) {
        if (other.instalment == instalment.number && other.stage != "withdrawn") {
            return api::conflict("payment.asked_already",
                                 {"第 " + std::to_string(instalment.number) + " 期已有付款申请",
                                  "instalment " + std::to_string(instalment.number) + " has been asked for already"},
                                 {"请办理原申请，或先撤回", "go on with that request, or withdraw it first"});
        }
    }
    if (settled_as_a_whole(run.tx, terms)) {
        return api::conflict("payment.settled_as_a_whole",
                             {"按验收结果已对全部数量结算，其他期次不再另付",
                              "all quantities were settled with the acceptance: no other instalment is paid beside it"},
                             {"需要更正的，先撤回该付款申请", "withdraw that request first if it has to be corrected"});
    }
    return {};
}

// The record of assessment or acceptance that the request encloses.
void judge_record(StepRun& run, Basis const& basis) {
    auto const& outcome = basis.outcome;
    auto const& instalment = basis.instalment;
    // CD-28-2 购买主体应当将考核验收资料作为支付合同资金的必要材料。
    auto const announced = outcome && outcome->announced;
    // LA-4.2.3 绩效评价结果,作为结算购买服务资金……的依据: without a result nothing is settled
    // DGF-3-1b 实行“政府承担、合同管理、评估考核”的契约方式: nothing is paid without its assessment.
    // CDP-12 按照政府采购资金支付程序的相关管理规定执行: the same record, the same way.
    for (auto const clause : {clause::CD_28_2, clause::LA_4_2_3, clause::DGF_3_1b, clause::CDP_12}) {
        run.judge.require(
            clause, law::Facts().with("instalment_number", instalment.number).with("result_announced", announced),
            announced, "payment.no_record", "record",
            {"本期还没有考核或验收结果", "there is no result of assessment or acceptance for this instalment"},
            {"考核结果通报或验收结论出具后再申请", "ask once the bulletin or the conclusion was issued"});
    }
    run.judge.require(
        clause::CD_28_2,
        law::Facts()
            .with("instalment_number", instalment.number)
            .with("record_matches", outcome && outcome->object == run.form.integer("record")),
        !announced || outcome->object == run.form.integer("record"), "payment.other_record", "record",
        {"所附记录不是本合同本期的记录", "the enclosed record is not the one of this contract and instalment"},
        {"请附本合同第 " + std::to_string(instalment.number) + " 期的考核或验收记录",
         "enclose the record of this contract's instalment " + std::to_string(instalment.number)});
}

// What the field of the purchase wants beside the general rules.
void judge_of_field(StepRun& run, Basis const& basis) {
    auto const contract = basis.terms.contract;
    // CDP-11-4b 购买合同报市财政局备案
    auto const filed = contract::filed(run.tx, contract);
    run.judge.require(clause::CDP_11_4b, law::Facts().with("contract_filed", filed), filed,
                      "payment.contract_not_filed", {},
                      {"购买合同尚未报财政部门备案", "the contract was not filed with finance yet"},
                      {"请先办理合同“报送备案”", "file the contract first"});
    // CDP-11-6b 评价验收结果作为服务费用的结算依据: the last instalment settles, and rests on the acceptance.
    auto const last = basis.instalment.number == static_cast<int>(basis.terms.instalments.size());
    auto const accepted = performance::is_accepted(run.tx, run.engine, contract);
    run.judge.require(clause::CDP_11_6b, law::Facts().with("last_instalment", last).with("service_accepted", accepted),
                      !last || accepted, "payment.settled_before_acceptance", "instalment",
                      {"最后一期据评价验收结果结算，项目尚未验收合格",
                       "the last instalment is settled on the acceptance, and the service is not accepted yet"},
                      {"请先完成评价验收", "finish the acceptance first"});
}

}  // namespace

std::string duty_of(int instalment) {
    return "payment.pay." + std::to_string(instalment);
}

delivery::Request request_for(db::Tx& tx, Basis const& basis, Sum const& sum) {
    auto const& terms = basis.terms;
    return {.contract = terms.contract,
            .instalment = basis.instalment.number,
            .last = basis.instalment.number == static_cast<int>(terms.instalments.size()),
            .amount = sum.payable,
            .before = total_paid(tx, terms.contract) + total_pending(tx, terms.contract)};
}

std::vector<store::Taken> taken_off(std::vector<contract::Damages> const& damages, Sum const& sum) {
    std::vector<store::Taken> taken;
    auto left = sum.earned - sum.payable;
    for (auto const& one : damages) {
        auto const part = std::min(one.amount, left);
        if (part > Money()) {
            taken.push_back({.breach = one.breach, .amount = part});
            left -= part;
        }
    }
    return taken;
}

Result<void> set_free(db::Tx& tx, Context const& context, api::Ports& ports, std::string step,
                      store::Payment& payment) {
    if (payment.reservation != 0) {
        TRY(ledger::void_reserved(tx, context, ports, {std::move(step), payment.id, payment.project},
                                  payment.reservation));
        payment.reservation = 0;
    }
    return {};
}

Result<void> set_aside(db::Tx& tx, Context const& context, api::Ports& ports, std::string step,
                       contract::Terms const& terms, store::Payment& payment) {
    TRY(set_free(tx, context, ports, step, payment));
    if (!payment.sum.payable.is_zero()) {
        auto const paid =
            ledger::account(tx, context, ports, {ledger::Kind::paid, terms.buyer, terms.project, terms.contract});
        payment.reservation = TRY(ledger::reserve(tx, context, ports, {std::move(step), payment.id, payment.project},
                                                  terms.account, paid.id, payment.sum.payable));
    }
    return {};
}

Result<void> prepare(StepRun& run) {
    auto const terms = contract::terms(run.tx, run.engine, run.object.parent);
    if (!terms || terms->stage == contract::Stage::drafting) {
        return api::conflict("payment.contract_not_signed",
                             {"合同尚未由双方签订", "the contract is not signed by both sides"},
                             {"请待双方签订合同后再办理", "come back when both sides have signed"});
    }
    judge_planned(run, *terms);
    TRY(run.judge.verdict());
    auto const instalment = TRY(instalment_of(*terms, run.form.integer("instalment")));
    TRY(not_asked_for(run, *terms, instalment));
    if (run.form.day("claimed_on") > run.today()) {
        return api::invalid("payment.claimed_in_future", "claimed_on",
                            {"收到之日不能晚于今天", "it cannot lie in the future"},
                            {"请填写实际收到之日", "give the day on which it came"});
    }
    auto const basis = basis_of(run.tx, run.engine, *terms, instalment, run.object.id);
    auto const& outcome = basis.outcome;
    judge_record(run, basis);
    judge_of_field(run, basis);
    store::Payment payment;
    TRY(judge_quantity(run, basis));
    payment.sum = compute(run.judge, basis);
    // CD-29-3 以及合同约定的付款条件
    run.judge.ask(clause::CD_29_3, room(run, *terms, payment.sum.payable));
    TRY(may_be_paid(run.tx, run.engine, terms->contract));
    delivery::judge_payment(run.judge, run.tx, run.engine, run.context, request_for(run.tx, basis, payment.sum));
    payment.payee_account = payee_account(run, terms->contract);
    TRY(run.judge.verdict());
    payment.id = run.object.id;
    payment.contract = terms->contract;
    payment.project = terms->project;
    payment.year = terms->year;
    payment.instalment = instalment.number;
    payment.instalment_name = instalment.name;
    payment.instalment_amount = instalment.amount;
    payment.record = outcome ? outcome->object : 0;
    payment.taken = taken_off(basis.damages, payment.sum);
    payment.claimed_on = run.form.day("claimed_on");
    payment.due = due_day(run, *terms, instalment, payment.claimed_on);
    TRY(set_aside(run.tx, run.context, run.ports(), "payment.prepare", *terms, payment));
    store::insert(run.tx, payment);
    run.object.party = terms->provider;
    run.object.title =
        run.engine.find(run.tx, terms->project)->title + " · 第" + std::to_string(instalment.number) + "期支付";
    run.answer.set("score", payment.sum.score)
        .set("ratio", payment.sum.ratio)
        .set("payable", payment.sum.payable.in_fen())
        .set("due", payment.due ? Value(payment.due->iso()) : Value());
    return {};
}

Result<void> withdraw(StepRun& run) {
    auto payment = store::find(run.tx, run.object.id);
    ENSURE(payment.has_value());
    TRY(set_free(run.tx, run.context, run.ports(), "payment.withdraw", *payment));
    payment->stage = "withdrawn";
    store::update(run.tx, *payment);
    return {};
}

}  // namespace qiyue::payment
