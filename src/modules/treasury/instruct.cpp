#include "law/clauses.gen.hpp"
#include "modules/contract/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/payment/api.hpp"
#include "modules/treasury/steps.hpp"

// 支付指令: made when money is ordered to leave, ended by the treasury's answer or, while it never left, by hand.
namespace qiyue::treasury {

namespace {

using workflow::Engine;

std::optional<payment::Account> account_for(db::Tx& tx, Engine const& engine, ledger::Order const& order) {
    if (!order.account.empty()) {
        auto const payee = identity::organisation(tx, order.provider);
        ENSURE(payee.has_value());
        return payment::Account{.name = payee->name, .bank = order.bank, .number = order.account};
    }
    auto of_contract = order.contract == 0 ? std::nullopt : payment::account_of(tx, order.contract);
    return of_contract ? of_contract : payment::account_between(tx, engine, order.buyer, order.provider);
}

Result<void> on_given(Engine const& engine, db::Tx& tx, Context const& context, ledger::OrderGiven const& event) {
    auto const& order = event.order;
    auto const account = account_for(tx, engine, order);
    if (!account) {
        return {};  // on paper
    }
    store::insert(tx,
                  {.id = engine.ports().ids.next(),
                   .use = order.use,
                   .object = order.object,
                   .contract = order.contract,
                   .project = order.project,
                   .region = order.region,
                   .payee = account->name,
                   .bank = account->bank,
                   .account = account->number,
                   .amount = order.amount,
                   .made_on = context.today()});
    if (event.taken != nullptr) {
        *event.taken = true;
    }
    return {};
}

// What is paid for services stops with their contract; what a provider is given back does not.
bool goes_with_contract(ledger::Use use) {
    return use == ledger::Use::payment || use == ledger::Use::interest || use == ledger::Use::grant;
}

// What was sent before its contract stopped may be paid or not: nobody here can know.
bool stopped(db::Tx& tx, Engine const& engine, Instruction const& instruction) {
    auto const terms = contract::terms(tx, engine, instruction.contract);
    auto const ended = instruction.use == ledger::Use::payment && terms && terms->stage == contract::Stage::ended;
    return !may_leave(tx, engine, instruction) || ended;
}

// Entered by hand is only what went on paper: of what left in a file or over the line, and of what was under way when its
// contract stopped, the treasury's own answer counts.
// CD-29-1 根据财政国库管理的规定; SY-3.1.7-d 按照……国库集中支付管理制度,办理资金支付
Result<void> on_entered(Engine const& engine, db::Tx& tx, Context const& context, ledger::EnteredByHand const& event) {
    auto instruction = store::open_of(tx, event.use, event.object);
    if (!instruction) {
        return {};  // on paper from the start
    }
    auto const left = instruction->stage == "sent";
    auto const stands_still = event.paid && stopped(tx, engine, *instruction);
    Text const says = left
        ? Text{"指令已送出，以国库回执为准", "the instruction has left; the treasury's own answer counts"}
        : Text{"合同已停止，停止前送出的款项以国库回执为准",
               "the contract has stopped; what was under way goes by the treasury's own answer"};
    Text const remedy{"请在“国库回执”中导入国库的结果文件",
                      "read the treasury's file of results in, as a treasury receipt"};
    for (auto const clause : {clause::CD_29_1, clause::SY_3_1_7_d}) {
        event.judge.require(clause, law::Facts().with("instruction_left", left).with("contract_stopped", stands_still),
                            !left && !stands_still, "treasury.answer_awaited", {}, says, remedy);
    }
    TRY(event.judge.verdict());
    if (left || stands_still) {
        return api::conflict("treasury.answer_awaited", says, remedy);
    }
    instruction->stage = event.paid ? "paid" : "recalled";
    instruction->voucher = event.voucher;
    instruction->answered_on = context.today();
    store::update(tx, *instruction);
    return {};
}

}  // namespace

void listen(Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<ledger::OrderGiven>([&engine](db::Tx& tx, Context const& context, ledger::OrderGiven const& event) {
        return on_given(engine, tx, context, event);
    });
    bus.on<ledger::EnteredByHand>([&engine](db::Tx& tx, Context const& context, ledger::EnteredByHand const& event) {
        return on_entered(engine, tx, context, event);
    });
}

bool may_leave(db::Tx& tx, Engine const& engine, Instruction const& instruction) {
    return !goes_with_contract(instruction.use) || payment::may_be_paid(tx, engine, instruction.contract).ok();
}

std::vector<Instruction> ready(db::Tx& tx, Engine const& engine, std::string const& region) {
    auto waiting = store::in_stage(tx, region, "waiting");
    std::erase_if(waiting, [&](Instruction const& one) { return !may_leave(tx, engine, one); });
    return waiting;
}

std::string reference_of(ledger::Use use) {
    return std::string(use == ledger::Use::interest ? "payment" : ledger::name_of(use));
}

Value instruction_value(Instruction const& one) {
    auto value = Value::object();
    value.set("instruction", number_of(one.id))
        .set("use", ledger::name_of(one.use))
        .set(reference_of(one.use), one.object)
        .set("payee", one.payee)
        .set("bank", one.bank)
        .set("account", one.account)
        .set("amount", one.amount.in_fen())
        .set("made_on", one.made_on.iso())
        .set("stage", one.stage);
    if (one.answered_on) {
        value.set("voucher", one.voucher).set("reason", one.reason).set("answered_on", one.answered_on->iso());
    }
    if (one.back_on) {
        value.set("back_on", one.back_on->iso()).set("back_voucher", one.back_voucher);
    }
    return value;
}

Fields const& instruction_fields() {
    static Fields const fields{
        field::text("instruction", {"指令编号", "instruction"}),
        field::choice("use", {"用途", "what for"}, ledger::uses()),
        field::reference("payment", {"支付申请", "payment"}, "payment"),
        field::reference("grant", {"奖励与补助", "award or subsidy"}, "grant"),
        field::reference("voucher_claim", {"凭单兑现申请", "claim of vouchers"}, "voucher_claim"),
        field::reference("bond", {"投标保证金", "bid bond"}, "bond"),
        field::reference("performance_bond", {"履约保证金", "performance bond"}, "performance_bond"),
        field::text("payee", {"收款人", "payee"}),
        field::text("bank", {"开户银行", "bank"}),
        field::text("account", {"账号", "account"}),
        field::money("amount", {"金额", "amount"}),
        field::day("made_on", {"指令日期", "made on"}),
        field::choice("stage", {"状态", "state"},
                      {{"waiting", {"待送出", "waiting"}},
                       {"sent", {"已送出，待回执", "sent, its answer awaited"}},
                       {"paid", {"已支付", "paid"}},
                       {"returned", {"国库退回", "returned"}},
                       {"recalled", {"已撤回", "taken back"}},
                       {"came_back", {"已退汇", "came back"}}}),
        field::text("voucher", {"凭证号", "voucher"}),
        field::text("reason", {"退回原因", "why it was returned"}),
        field::day("answered_on", {"支付或退回日", "answered on"}),
        field::text("back_voucher", {"退汇凭证号", "voucher of its return"}),
        field::day("back_on", {"退汇日", "came back on"}),
    };
    return fields;
}

}  // namespace qiyue::treasury
