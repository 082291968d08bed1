#include "law/clauses.gen.hpp"
#include "law/telling.hpp"
#include "modules/payment/due.hpp"
#include "modules/payment/fields.hpp"
#include "modules/payment/grant.hpp"
#include "modules/payment/quantity.hpp"
#include "modules/payment/steps.hpp"

// The life of a payment: 准备 prepared -> 申请 requested -> 同意 approved -> 送国库 sent -> 已付 paid; what the treasury
// returns is corrected and requested again. Until it is sent it may be withdrawn.
namespace qiyue::payment {

namespace {

using workflow::Actor;
using workflow::Relation;

// The whole of it is for those concerned; once paid, the rest is everybody's.
Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const p = store::find(tx, object.id);
    if (!p) {
        return Value::object();
    }
    auto const day = [](std::optional<Day> const& some) { return some ? Value(some->iso()) : Value(); };
    auto const inside = engine.concerned(tx, object, context);
    Value again = Value::list();
    for (auto const& made : store::recomputations(tx, object.id)) {
        auto line = Value::object();
        line.set("at", made.at.iso())
            .set("score_before", made.score_before)
            .set("score_now", made.score_now)
            .set("payable_before", made.payable_before.in_fen())
            .set("payable_now", made.payable_now.in_fen())
            .set("because", made.because);
        if (inside) {
            line.set("why", law::with_told(engine.book(), made.why));
        }
        again.push(line);
    }
    auto value = Value::object();
    value.set("contract", p->contract)
        .set("instalment", p->instalment)
        .set("instalment_name", p->instalment_name)
        .set("record", p->record)
        .set("score", p->sum.score)
        .set("instalment_amount", p->instalment_amount.in_fen())
        .set("ratio", p->sum.ratio)
        .set("earned", p->sum.earned.in_fen())
        .set("deducted", p->sum.deducted.in_fen())
        .set("payable", p->sum.payable.in_fen())
        .set("unrecovered", p->sum.unrecovered.in_fen())
        .set("recomputations", again)
        .set("claimed_on", p->claimed_on.iso())
        .set("due", day(p->due))
        .set("paid_on", day(p->paid_on))
        .set("voucher", p->voucher);
    if (auto const terms = contract::terms(tx, engine, p->contract); terms && terms->by_quantity) {
        auto const& instalment = terms->instalments[static_cast<std::size_t>(p->instalment - 1)];
        value.set("lines", shown_lines(lines_of(tx, engine, *terms, instalment)));
    }
    if (p->interest > Money()) {
        value.set("interest", p->interest.in_fen()).set("interest_open", interest_open(tx, object).in_fen());
        value.set("interest_voucher", p->interest_voucher).set("interest_paid_on", day(p->interest_paid_on));
    }
    if (inside) {
        value.set("payee_account", p->payee_account).set("returned_because", p->returned_because);
    }
    if (auto back = came_back_shown(tx, p->id, inside); back.size() > 0) {
        value.set("came_back", std::move(back));
    }
    value.set("paid_total", total_paid(tx, p->contract).in_fen());
    return value;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const payer{{"buyer.payer", Relation::owner}};
    std::vector<Actor> const head{{"buyer.head", Relation::owner}};
    std::vector<Actor> const treasury{{"finance.treasury", Relation::finance, clause::CD_29_1}};
    return {
        {.name = "prepare",
         .title = {"准备付款申请", "prepare a payment"},
         .from = {},
         .to = "prepared",
         .who = payer,
         .act = "payment",
         .input = &prepare_fields(),
         .clauses = {clause::CD_28_1,       clause::CD_28_2,    clause::CD_29_1,  clause::CD_29_3,
                     clause::LA_4_2_3,      clause::LA_F_8,     clause::LA_II_0,  clause::XN_1_a,
                     clause::PF_law_15,     clause::DG_2_2,     clause::LP_228,   clause::PF_process_15,
                     clause::PF_process_20, clause::SY_3_1_6_c, clause::SY_4_5_e, clause::SY_4_5_f,
                     clause::DGF_5_3_1,     clause::CDP_11_4b,  clause::CDP_11_5, clause::CDP_11_6b,
                     clause::CDP_12},
         .apply = prepare,
         .parent = "contract",
         .parent_kind = "contract"},
        {.name = "submit",
         .title = {"提交付款申请", "ask for payment"},
         .from = {"prepared"},
         .to = "requested",
         .who = payer,
         .act = "payment",
         .clauses = {clause::CD_29_2, clause::SY_3_1_7_c},
         .apply = submit},
        {.name = "withdraw",
         .title = {"撤回", "withdraw"},
         .from = {"prepared", "requested", "returned", "came_back"},
         .to = "withdrawn",
         .who = payer,
         .input = &opinion_fields(),
         .apply = withdraw,
         .expected = false},
        {.name = "approve",
         .title = {"同意支付", "approve"},
         .from = {"requested"},
         .to = "approved",
         .who = head,
         .input = &opinion_fields(),
         .apply = approve},
        {.name = "send_back",
         .title = {"退回修改", "send back"},
         .from = {"requested"},
         .to = "prepared",
         .who = head,
         .input = &send_back_fields(),
         .clauses = {clause::LP_224},
         .apply = send_back},
        {.name = "send",
         .title = {"送国库支付", "send to the treasury"},
         .from = {"approved"},
         .to = "sent",
         .who = payer,
         .clauses = {clause::CD_29_1},
         .apply = send},
        {.name = "confirm_paid",
         .title = {"登记已支付", "record as paid"},
         .from = {"sent"},
         .to = "paid",
         .who = treasury,
         .input = &receipt_fields(),
         .clauses = {clause::CD_29_1, clause::LP_221},
         .apply = confirm_paid,
         .shown_publicly = true},
        {.name = "send_interest",
         .title = {"利息送国库支付", "send the interest to the treasury"},
         .from = {"paid"},
         .to = {},
         .who = payer,
         .clauses = {clause::LP_221, clause::CD_29_1},
         .apply = send_interest,
         .expected = false},
        {.name = "settle_interest",
         .title = {"登记已付逾期利息", "record the interest as paid"},
         .from = {"paid"},
         .to = {},
         .who = treasury,
         .input = &receipt_fields(),
         .clauses = {clause::LP_221},
         .apply = settle_interest,
         .expected = false},
        {.name = "give_back",
         .title = {"国库退回", "return by the treasury"},
         .from = {"sent"},
         .to = "returned",
         .who = treasury,
         .input = &opinion_fields(),
         .clauses = {clause::CD_29_1},
         .apply = give_back},
        {.name = "correct",
         .title = {"更正后重新申请", "correct and ask again"},
         .from = {"returned", "came_back"},
         .to = "requested",
         .who = payer,
         .act = "payment",
         .input = &correction_fields(),
         .clauses = {clause::CD_29_1},
         .apply = correct},
    };
}

}  // namespace

std::vector<Paid> paid(db::Tx& tx, std::int64_t contract) {
    std::vector<Paid> all;
    for (auto const& payment : store::of_contract(tx, contract)) {
        if (payment.stage == "paid") {
            all.push_back({payment.id, payment.instalment, payment.sum.payable, *payment.paid_on});
        }
    }
    return all;
}

Money total_paid(db::Tx& tx, std::int64_t contract) {
    Money sum;
    for (auto const& one : paid(tx, contract)) {
        sum += one.amount;
    }
    return sum;
}

Money total_pending(db::Tx& tx, std::int64_t contract) {
    Money sum;
    for (auto const& payment : store::of_contract(tx, contract)) {
        if (payment.stage == "pending") {
            sum += payment.sum.payable;
        }
    }
    return sum;
}

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    listen_for_prompts(engine);
    listen_for_ends(engine);
    listen_for_answers(engine);
    return {.name = "payment",
            .migrations = migrations(),
            .procedures = {{.kind = "payment",
                            .plural = "payments",
                            .title = {"资金支付", "payment"},
                            .states = {{"prepared", {"已准备", "prepared"}},
                                       {"requested", {"待审核", "requested"}},
                                       {"approved", {"已同意", "approved"}},
                                       {"sent", {"已送国库", "sent to the treasury"}},
                                       {"returned", {"国库退回", "returned"}},
                                       {"came_back", {"已退汇，待更正", "came back, to be corrected"}},
                                       {"paid", {"已支付", "paid"}, /*final=*/true},
                                       {"offset", {"已全部抵扣", "taken off whole"}, /*final=*/true},
                                       {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true}},
                            .steps = steps(),
                            .shows = &page_fields(),
                            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                                              Context const& context) { return view(engine, tx, object, context); },
                            .public_reading = false,
                            .public_in = {"paid", "offset", "came_back"}},
                           payee_procedure(),
                           receivable_procedure(),
                           grant_procedure()},
            .operations = {due_operation(engine), of_provider_operation(engine)}};
}

}  // namespace qiyue::payment
