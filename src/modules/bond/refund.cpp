#include "modules/bond/steps.hpp"

#include "law/clauses.gen.hpp"

// 退还: what came as money goes back by the treasury of the level, as an order like any other; its answer says when it did. The
// day of the duty stands until then.
namespace qiyue::bond {

namespace {

using workflow::Engine;
using workflow::StepRun;

bool is_ours(ledger::Use use) {
    return use == ledger::Use::bond || use == ledger::Use::performance_bond;
}

char const* duty_of(ledger::Use use) {
    return use == ledger::Use::bond ? "bond.give_back" : "performance_bond.give_back";
}

std::int64_t room(db::Tx& tx, Context const& context, Engine const& engine, workflow::Object const& object,
                  ledger::Kind kind) {
    auto const owner = kind == ledger::Kind::depositor ? object.party : object.owner;
    return ledger::account(tx, context, engine.ports(), {kind, owner, object.project, object.id}).id;
}

// The fields of either sort that say how it ended.
void note(db::Tx& tx, Context const& context, Engine const& engine, workflow::Object const& object,
          ledger::OrderAnswered const& answer) {
    if (answer.use == ledger::Use::performance_bond) {
        auto bond = store::performance(tx, answer.object);
        bond->body.set(answer.paid ? "voucher" : "remark", answer.paid ? answer.voucher : answer.reason);
        store::update(tx, *bond);
        return;
    }
    auto bond = store::find(tx, answer.object);
    bond->body.set(answer.paid ? "voucher" : "remark", answer.paid ? answer.voucher : answer.reason);
    if (answer.paid) {
        auto judge = engine.judge(context, object.rules);
        note_fee(tx, engine, judge, object, *bond, answer.day);
    }
    store::update(tx, *bond);
}

Result<void> on_answered(Engine const& engine, db::Tx& tx, Context const& context,
                         ledger::OrderAnswered const& answer) {
    auto const object = engine.find(tx, answer.object);
    ENSURE(object && object->state == "sent");
    note(tx, context, engine, *object, answer);
    if (!answer.paid) {
        engine.move(tx, context, object->id, "due", "book_returned");
        return {};
    }
    auto const from = room(tx, context, engine, *object, ledger::Kind::deposit);
    TRY(ledger::move(tx, context, engine.ports(), {object->kind + ".book_paid", object->id, object->project}, from,
                     room(tx, context, engine, *object, ledger::Kind::depositor), ledger::balance(tx, from).held()));
    engine.close_duty(tx, context, object->id, duty_of(answer.use));
    engine.move(tx, context, object->id, "returned", "book_paid");
    return {};
}

Result<void> on_came_back(Engine const& engine, db::Tx& tx, Context const& context, ledger::MoneyCameBack const& back) {
    auto const object = engine.find(tx, back.object);
    ENSURE(object && object->state == "returned");
    TRY(ledger::reverse_last(tx, context, engine.ports(), {object->kind + ".came_back", object->id, object->project},
                             room(tx, context, engine, *object, ledger::Kind::depositor)));
    engine.move(tx, context, object->id, "due", "came_back");
    auto const bid = back.use == ledger::Use::bond;
    engine.open_duty(tx, context, *engine.find(tx, object->id),
                     {.duty = duty_of(back.use),
                      .title = bid ? Text{"退还投标保证金", "give the bid bond back"}
                                   : Text{"退还履约保证金", "give the performance bond back"},
                      .deadline = bid ? "bid_bond_return" : "performance_bond_return",
                      .clause = bid ? clause::LP_096 : clause::LP_100,
                      .holder = {"buyer.payer", workflow::Relation::owner}},
                     back.day);
    return {};
}

}  // namespace

Result<void> send_refund(StepRun& run, ledger::Use use, std::int64_t contract, std::int64_t provider, Money amount,
                         std::string bank, std::string account) {
    if (amount.is_zero()) {
        return api::conflict("bond.no_money",
                             {"以保函提交，没有款项可退", "it was a guarantee: there is no money to refund"},
                             {"请交还保函并登记退还", "hand the guarantee back, and say so"});
    }
    run.afterwards.push_back([&run, use, contract, provider, amount, bank, account]() -> Result<void> {
        auto taken = false;
        TRY(run.ports().bus.raise(run.tx, run.context,
                                  ledger::OrderGiven{.order = {.use = use,
                                                               .object = run.object.id,
                                                               .contract = contract,
                                                               .project = run.object.project,
                                                               .region = run.object.region,
                                                               .buyer = run.object.owner,
                                                               .provider = provider,
                                                               .bank = account.empty() ? std::string() : bank,
                                                               .account = account,
                                                               .amount = amount},
                                                     .taken = &taken}));
        return taken ? Result<void>()
                     : api::conflict("bond.no_account", {"没有可退还的收款账户", "there is no account to refund it to"},
                                     {"请承接主体先登记收款账户，或按原方式退还后登记",
                                      "its provider declares one first; or give it back as it came, and say so"});
    });
    return {};
}

Result<void> refund_by_hand(StepRun& run, ledger::Use use, std::int64_t contract) {
    return run.ports().bus.raise(run.tx, run.context,
                                 ledger::EnteredByHand{.judge = run.judge,
                                                       .use = use,
                                                       .object = run.object.id,
                                                       .contract = contract,
                                                       .paid = true,
                                                       .voucher = run.form.text("voucher")});
}

void listen_for_answers(Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<ledger::OrderAnswered>(
        [&engine](db::Tx& tx, Context const& context, ledger::OrderAnswered const& answer) -> Result<void> {
            return is_ours(answer.use) ? on_answered(engine, tx, context, answer) : Result<void>();
        });
    bus.on<ledger::MoneyCameBack>(
        [&engine](db::Tx& tx, Context const& context, ledger::MoneyCameBack const& back) -> Result<void> {
            return is_ours(back.use) ? on_came_back(engine, tx, context, back) : Result<void>();
        });
}

}  // namespace qiyue::bond
