#include "modules/contract/fields.hpp"
#include "modules/contract/steps.hpp"
#include "modules/identity/api.hpp"
#include "modules/ledger/api.hpp"

#include <algorithm>

#include "law/clauses.gen.hpp"

// CD-38-3 购买合同的履行、违约责任和解决争议的方式等适用《中华人民共和国合同法》。
// The life of a breach: 已主张 claimed -> 已答复 answered -> 已解决 settled, or 已撤回 withdrawn.
namespace qiyue::contract {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

store::Breach stored_breach(StepRun& run) {
    auto breach = store::breach(run.tx, run.object.id);
    ENSURE(breach.has_value());
    return *breach;
}

Money total_price(db::Tx& tx, Contract const& contract) {
    return price_of(contract.body, store::records(tx, contract.id, "supplement"));
}

// The most that the contract makes anybody pay for delay: its share of the price, or all of it.
Money cap_of(db::Tx& tx, Contract const& contract) {
    auto const share = contract.body["damages_max"];
    auto const price = total_price(tx, contract);
    return share.is_integer() ? price.share(BasisPoints{share.integer()}, Rounding::half_up) : price;
}

// What is claimed lies inside the contract: no more than its price, no longer than it has run.
void judge_extent(StepRun& run, Contract const& contract) {
    auto const price = total_price(run.tx, contract);
    run.judge.require(clause::CD_38_3, law::Facts().with("base", run.form.money("base")).with("contract_price", price),
                      run.form.money("base") <= price, "breach.base_above_price", "base",
                      {"涉及金额不得超过合同总价 " + price.in_yuan(),
                       "the amount concerned cannot exceed the price, " + price.in_yuan()},
                      {"请按合同所涉部分填写", "name the part of the contract concerned"});
    auto const from = Day::parse(contract.body["term_from"].text_or({}));
    auto const run_so_far = from.ok() ? std::max<std::int64_t>(0, from.value().days_until(run.today())) : 0;
    run.judge.require(
        clause::CD_38_3,
        law::Facts()
            .with("days", run.form.integer("days"))
            .with("term_from", contract.body["term_from"].text_or({}))
            .with("days_run", run_so_far),
        run.form.integer("days") <= run_so_far, "breach.days_beyond_term", "days",
        {"合同服务期自 " + contract.body["term_from"].text_or({}) + " 起，至今 " + std::to_string(run_so_far) + " 日",
         "the term began " + std::to_string(run_so_far) + " days ago"},
        {"逾期日数不得超过已履行的期间", "a delay cannot be longer than that"});
}

Result<void> claim(StepRun& run) {
    auto const contract = TRY(parent_of(run));
    auto const object = TRY(run.engine.get(run.tx, contract.id, "contract"));
    if (object.state == "draft" || object.state == "ready" || object.state == "half_signed") {
        return api::conflict("contract.not_signed", {"合同尚未签订", "the contract is not signed"},
                             {"请待双方签订合同后再办理", "come back when both sides have signed"});
    }
    judge_extent(run, contract);
    auto const rate = contract.body["daily_damages"].integer_or(0);
    auto const cap = cap_of(run.tx, contract);
    auto const computed = run.judge.compute(clause::CD_38_3,
                                            law::Facts()
                                                .with("base", run.form.money("base"))
                                                .with("rate", rate)
                                                .with("days", run.form.integer("days"))
                                                .with("cap", cap));
    // LP-206 继续履行、补救、赔偿;质量不符可请求减少价款或报酬
    auto const reduction = run.form.given("reduction") ? run.form.money("reduction") : Money();
    run.judge.require(
        clause::LP_206, law::Facts().with("reduction", reduction).with("base", run.form.money("base")),
        reduction <= run.form.money("base"), "breach.reduced_too_much", "reduction",
        {"请求减少的价款不得超过涉及金额", "the price is not lowered by more than what the breach concerns"},
        {"请按质量不符的部分填写", "name the part whose quality was not as agreed"});
    auto const owed = run.judge.compute(clause::LP_206,
                                        law::Facts().with("damages", computed["damages"]).with("reduction", reduction));
    auto body = run.form.value();
    body.set("rate", rate).set("cap", cap.in_fen()).set("computed", owed["owed"]);
    store::insert(run.tx,
                  store::Breach{.id = run.object.id,
                                .contract = contract.id,
                                .damages = Money::fen(owed["owed"].integer()),
                                .recovered = {},
                                .body = body});
    run.object.party = contract.provider;
    run.object.title = run.form.text("title");
    run.answer.set("damages", owed["owed"]);
    return {};
}

void add(store::Breach& breach, Value const& given) {
    for (auto const& [name, value] : given.members()) {
        breach.body.set(name, value);
    }
}

Result<void> answer(StepRun& run) {
    auto breach = stored_breach(run);
    add(breach, run.form.value());
    store::update(run.tx, breach);
    return {};
}

struct Claim {
    std::int64_t liability = 0, receivable = 0;  // accounts
};

Claim claim_of(db::Tx& tx, Context const& context, workflow::Engine const& engine, workflow::Object const& breach) {
    auto const account = [&](ledger::Kind kind, std::int64_t owner) {
        return ledger::account(tx, context, engine.ports(), {kind, owner, breach.project, breach.parent}).id;
    };
    return {account(ledger::Kind::liability, breach.party), account(ledger::Kind::receivable, breach.owner)};
}

// What was settled is owed from this day on: it stands in the ledger until it is taken off or collected.
Result<void> owe(StepRun& run, store::Breach const& breach) {
    if (breach.damages > Money()) {
        auto const accounts = claim_of(run.tx, run.context, run.engine, run.object);
        TRY(ledger::move(run.tx, run.context, run.ports(), {"breach.settle", run.object.id, run.object.project},
                         accounts.liability, accounts.receivable, breach.damages));
    }
    return {};
}

int parent_year(StepRun& run, store::Breach const& breach) {
    auto const contract = store::find(run.tx, breach.contract);
    ENSURE(contract.has_value());
    return contract->year;
}

// Paid by the provider in money: it goes to the treasury.
Result<void> collect(StepRun& run) {
    auto breach = stored_breach(run);
    auto const amount = run.form.money("amount");
    if (amount > breach.outstanding()) {
        return api::invalid("breach.more_than_owed", "amount",
                            {"尚欠 " + breach.outstanding().in_yuan() + "，收回金额不得更多",
                             "no more than " + breach.outstanding().in_yuan() + " is owed"},
                            {"请核对金额", "check the amount"});
    }
    breach.recovered += amount;
    auto collected = breach.body["collected"].is_list() ? breach.body["collected"] : Value::list();
    auto line = run.form.value();
    breach.body.set("collected", collected.push(line.set("on", run.today().iso())));
    store::update(run.tx, breach);
    auto const accounts = claim_of(run.tx, run.context, run.engine, run.object);
    auto const treasury = ledger::account(run.tx, run.context, run.ports(),
                                          {ledger::Kind::treasury, identity::finance_of(run.tx, run.object.region), 0,
                                           std::int64_t{parent_year(run, breach)}});
    TRY(ledger::move(run.tx, run.context, run.ports(), {"breach.collect", run.object.id, run.object.project},
                     accounts.receivable, treasury.id, amount));
    run.answer.set("outstanding", breach.outstanding().in_fen());
    return {};
}

Result<void> settle(StepRun& run) {
    auto breach = stored_breach(run);
    add(breach, run.form.value());
    breach.settled = true;
    if (run.form.given("decided")) {
        auto const decided = run.form.money("decided");
        if (decided != breach.damages && !run.form.given("document")) {
            return api::invalid("breach.no_document", "document",
                                {"商定或裁决的金额与按约定计算的不同，须附协议、裁决或判决",
                                 "an amount other than the one computed needs the agreement, award or judgment"},
                                {"请上传依据", "upload it"});
        }
        breach.damages = decided;
    }
    if (run.form.given("loss")) {
        run.judge.ask(clause::LP_207,
                      law::Facts().with("loss", run.form.money("loss")).with("settled_damages", breach.damages));
    }
    store::update(run.tx, breach);
    TRY(owe(run, breach));
    run.answer.set("damages", breach.damages.in_fen());
    run.raise(DamagesSettled{.contract = breach.contract, .breach = breach.id, .amount = breach.damages});
    return {};
}

Value view_breach(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const breach = store::breach(tx, object.id);
    if (!breach) {
        return Value::object();
    }
    auto body = breach->body;
    body.set("damages", breach->damages.in_fen())
        .set("recovered", breach->recovered.in_fen())
        .set("outstanding", breach->outstanding().in_fen());
    return body;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const claimants{{"buyer.contract_signer", Relation::owner}};
    std::vector<Clause> const article{clause::CD_38_3};
    return {
        {.name = "claim",
         .title = {"主张违约责任", "claim damages"},
         .from = {},
         .to = "claimed",
         .who = claimants,
         .input = &claim_fields(),
         .clauses = {clause::CD_38_3, clause::LP_206},
         .apply = claim,
         .parent = "contract",
         .parent_kind = "contract"},
        {.name = "answer",
         .title = {"答复违约主张", "answer the claim"},
         .from = {"claimed"},
         .to = "answered",
         .who = {{"provider.manager", Relation::party}, {"provider.signer", Relation::party}},
         .input = &answer_fields(),
         .clauses = article,
         .apply = answer},
        {.name = "settle",
         .title = {"记录处理结果", "settle"},
         .from = {"claimed", "answered"},
         .to = "settled",
         .who = claimants,
         .input = &settle_fields(),
         .clauses = article,
         .apply = settle},
        {.name = "collect",
         .title = {"登记收回违约金", "record damages collected"},
         .from = {"settled"},
         .who = claimants,
         .input = &collect_fields(),
         .clauses = article,
         .apply = collect,
         .expected = false},
        {.name = "withdraw",
         .title = {"撤回主张", "withdraw the claim"},
         .from = {"claimed", "answered"},
         .to = "withdrawn",
         .who = claimants,
         .input = &note_fields(),
         .apply = answer,
         .expected = false},
    };
}

}  // namespace

std::vector<Damages> damages(db::Tx& tx, std::int64_t contract) {
    std::vector<Damages> open;
    for (auto const& breach : store::breaches(tx, contract)) {
        if (breach.outstanding() > Money()) {
            open.push_back(
                {.breach = breach.id, .amount = breach.outstanding(), .reason = breach.body["title"].text_or({})});
        }
    }
    return open;
}

Result<void> note_offset(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t id,
                         Money amount) {
    auto breach = store::breach(tx, id);
    auto const object = engine.find(tx, id);
    ENSURE(breach && breach->settled && object);
    if (amount > breach->outstanding()) {
        return api::conflict("breach.offset_already",
                             {"该违约金已另行抵扣或收回", "these damages have been taken off or collected already"},
                             {"请退回并撤回本申请后重新申请", "return and withdraw this request, then ask again"});
    }
    breach->recovered += amount;
    store::update(tx, *breach);
    auto const accounts = claim_of(tx, context, engine, *object);
    TRY(ledger::move(tx, context, engine.ports(), {"breach.offset", id, object->project}, accounts.receivable,
                     accounts.liability, amount));
    return {};
}

Result<void> undo_offset(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t id,
                         Money amount) {
    auto breach = store::breach(tx, id);
    auto const object = engine.find(tx, id);
    ENSURE(breach && object && breach->recovered >= amount);
    breach->recovered -= amount;
    store::update(tx, *breach);
    auto const accounts = claim_of(tx, context, engine, *object);
    TRY(ledger::move(tx, context, engine.ports(), {"breach.undo_offset", id, object->project}, accounts.liability,
                     accounts.receivable, amount));
    return {};
}

workflow::Procedure breach_procedure() {
    return {.kind = "breach",
            .plural = "breaches",
            .title = {"违约处理", "breach"},
            .states = {{"claimed", {"已主张", "claimed"}},
                       {"answered", {"已答复", "answered"}},
                       {"settled", {"已处理", "settled"}, /*final=*/true},
                       {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true}},
            .steps = steps(),
            .shows = &breach_fields(),
            .view = view_breach};
}

}  // namespace qiyue::contract
