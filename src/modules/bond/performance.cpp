#include "law/clauses.gen.hpp"
#include "modules/bond/fields.hpp"
#include "modules/bond/steps.hpp"
#include "modules/contract/api.hpp"
#include "modules/credit/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/provider/api.hpp"

// 履约保证金: handed over by the provider of a signed contract, checked, given back when the contract has ended, or kept by a
// decision. What is money stands in the ledger: 交纳人 depositor -> 保证金 deposit -> back again, or on to the treasury.
namespace qiyue::bond {

namespace {

using workflow::Relation;
using workflow::StepRun;

PerformanceBond stored(StepRun& run) {
    auto bond = store::performance(run.tx, run.object.id);
    ENSURE(bond.has_value());
    return *std::move(bond);
}

void add(PerformanceBond& bond, Value const& given) {
    for (auto const& [name, value] : given.members()) {
        bond.body.set(name, value);
    }
}

bool small_or_medium(db::Tx& tx, std::int64_t provider) {
    auto const size = provider::size(tx, provider);
    return size == "micro" || size == "small" || size == "medium";
}

Result<void> judge_lodged(StepRun& run, contract::Terms const& terms) {
    auto const form = run.form.text("form");
    auto const amount = run.form.money("amount");
    // LP-099 ……非现金形式
    run.judge.ask(clause::LP_099, law::Facts().with("price", terms.price).with("bond", amount).with("form", form));
    // LP-100 中小企业以保函提供的应接受: whatever form the contract names.
    auto const agreed = terms.bond_form.empty() || form == terms.bond_form;
    auto const accepted =
        form == "guarantee" && small_or_medium(run.tx, terms.provider) && run.judge.applies(clause::LP_100);
    TRY(run.judge.verdict());
    if (!agreed && !accepted) {
        return api::invalid("bond.other_form", "form",
                            {"合同约定的保证金形式不是这一种", "the contract agrees on another form of bond"},
                            {"请按合同约定的形式提交；中小企业可以保函提交",
                             "hand it over as agreed; a small or medium enterprise may always give a guarantee"});
    }
    return {};
}

// SH-3.2-7 守信激励: so much of what the contract asks for as its level leaves.
Money asked_of(StepRun& run, contract::Terms const& terms) {
    auto const by_level = credit::effects(run.tx, run.judge, terms.provider, run.today());
    return by_level.size() == 0
        ? terms.performance_bond
        : terms.performance_bond.share(BasisPoints{by_level["bond_share"].integer()}, Rounding::half_up);
}

Result<void> lodge(StepRun& run) {
    auto const terms = contract::terms(run.tx, run.engine, run.object.parent);
    if (terms && terms->provider != run.context.caller.organisation) {
        return api::not_found({"没有这份合同", "there is no such contract"});
    }
    if (!terms || terms->stage != contract::Stage::signed_by_both || terms->performance_bond.is_zero()) {
        return api::conflict("bond.not_asked",
                             {"本合同没有约定履约保证金，或尚未签订", "this contract asks for no bond now"},
                             {"无须提交", "there is nothing to hand over"});
    }
    auto const asked = asked_of(run, *terms);
    if (asked.is_zero()) {
        return api::conflict("bond.waived",
                             {"承接主体信用等级高，免收履约保证金", "its credit level frees it from the bond"},
                             {"无须提交", "there is nothing to hand over"});
    }
    if (run.form.money("amount") != asked) {
        return api::invalid("bond.other_amount", "amount",
                            {"按合同和信用等级，履约保证金为 " + asked.in_yuan() + " 元",
                             "the contract and its credit level ask for " + asked.in_yuan() + " yuan"},
                            {"请按合同约定的金额提交", "hand over what the contract asks for"});
    }
    TRY(judge_lodged(run, *terms));
    PerformanceBond const bond{.id = run.object.id,
                               .contract = terms->contract,
                               .provider = terms->provider,
                               .amount = asked,
                               .body = run.form.value()};
    if (!store::insert(run.tx, bond)) {
        return api::conflict("bond.already_lodged", {"本合同已提交履约保证金", "this contract has its bond already"},
                             {"无须重复提交", "nothing is left to do"});
    }
    run.object.party = terms->provider;
    run.object.title = terms->number + " · 履约保证金";
    // SH-2.4-10: a guarantee that ends before the service does is minded on the day it is given.
    auto const until = run.form.given("valid_until") ? run.form.day("valid_until") : terms->to;
    run.judge.ask(clause::SH_2_4_10,
                  law::Facts()
                      .with("price", terms->price)
                      .with("bond", terms->performance_bond)
                      .with("form", run.form.text("form"))
                      .with("valid_until", until)
                      .with("service_until", terms->to));
    return {};
}

std::int64_t account_of(StepRun& run, PerformanceBond const& bond, ledger::Kind kind) {
    auto const owner = kind == ledger::Kind::depositor ? bond.provider : run.object.owner;
    return ledger::account(run.tx, run.context, run.ports(), {kind, owner, run.object.project, bond.id}).id;
}

Result<void> book(StepRun& run, PerformanceBond const& bond, std::int64_t from, std::int64_t to) {
    if (bond.is_money() && bond.received() > Money()) {
        TRY(ledger::move(run.tx, run.context, run.ports(),
                         {"performance_bond." + run.step.name, run.object.id, run.object.project}, from, to,
                         bond.received()));
    }
    return {};
}

Result<void> check(StepRun& run) {
    auto bond = stored(run);
    if (run.form.money("received") != bond.amount || !run.form.yes("genuine")) {
        return api::invalid("bond.not_in_order", "received",
                            {"收到的金额与提交的不符，或核验不实", "it is not what was said to have been handed over"},
                            {"请退回承接主体重新提交", "let the provider hand it over again"});
    }
    add(bond, run.form.value());
    store::update(run.tx, bond);
    return book(run, bond, account_of(run, bond, ledger::Kind::depositor),
                account_of(run, bond, ledger::Kind::deposit));
}

// LP-100 及时核算退还: what came as money goes back by the treasury, to the account of the contract.
Result<void> send(StepRun& run) {
    auto const bond = stored(run);
    return send_refund(run, ledger::Use::performance_bond, bond.contract, bond.provider,
                       bond.is_money() ? bond.received() : Money(), {}, {});
}

Result<void> give_back(StepRun& run) {
    auto bond = stored(run);
    TRY(refund_by_hand(run, ledger::Use::performance_bond, bond.contract));
    add(bond, run.form.value());
    store::update(run.tx, bond);
    return book(run, bond, account_of(run, bond, ledger::Kind::deposit),
                account_of(run, bond, ledger::Kind::depositor));
}

Result<void> keep(StepRun& run) {
    auto bond = stored(run);
    add(bond, run.form.value());
    store::update(run.tx, bond);
    auto const treasury = ledger::account(
        run.tx, run.context, run.ports(),
        {ledger::Kind::treasury, identity::finance_of(run.tx, run.object.region), 0, run.today().year()});
    return book(run, bond, account_of(run, bond, ledger::Kind::deposit), treasury.id);
}

// LP-100 期满及时核算退还: with the end of the contract it falls due.
Result<void> fall_due(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                      contract::ContractEnded const& ended) {
    auto const bond = store::of_contract(tx, ended.contract);
    auto const object = bond ? engine.find(tx, bond->id) : std::nullopt;
    if (!object || (object->state != "held" && object->state != "lodged")) {
        return {};
    }
    engine.move(tx, context, bond->id, "due", "contract_ended");
    if (!context.off(clause::LP_100)) {
        engine.open_duty(tx, context, *engine.find(tx, bond->id),
                         {.duty = "performance_bond.give_back",
                          .title = {"退还履约保证金", "give the performance bond back"},
                          .deadline = "performance_bond_return",
                          .clause = clause::LP_100,
                          .holder = {"buyer.payer", Relation::owner}},
                         context.today());
    }
    return {};
}

std::vector<workflow::Step> steps() {
    std::vector<workflow::Actor> const payer{{"buyer.payer", Relation::owner}};
    return {
        {.name = "lodge",
         .title = {"提交履约保证金", "hand over a performance bond"},
         .from = {},
         .to = "lodged",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &performance_fields(),
         .clauses = {clause::LP_099, clause::LP_100, clause::SH_2_4_10},
         .apply = lodge,
         .parent = "contract",
         .parent_kind = "contract"},
        {.name = "check",
         .title = {"核对履约保证金", "check the bond"},
         .from = {"lodged"},
         .to = "held",
         .who = payer,
         .input = &performance_check_fields(),
         .apply = check},
        {.name = "send",
         .title = {"送国库退还", "send the refund to the treasury"},
         .from = {"due"},
         .to = "sent",
         .who = payer,
         .clauses = {clause::LP_100},
         .apply = send,
         .expected = false},
        {.name = "give_back",
         .title = {"退还履约保证金", "give the bond back"},
         .from = {"due", "sent"},
         .to = "returned",
         .who = payer,
         .input = &give_back_fields(),
         .clauses = {clause::LP_100},
         .closes = {"performance_bond.give_back"},
         .apply = give_back},
        {.name = "keep",
         .title = {"决定不予退还", "decide to keep the bond"},
         .from = {"held", "due"},
         .to = "kept",
         .who = {{"buyer.head", Relation::owner}},
         .input = &performance_keep_fields(),
         .closes = {"performance_bond.give_back"},
         .apply = keep,
         .expected = false},
    };
}

}  // namespace

void listen_to_contracts(workflow::Engine& engine) {
    engine.ports().bus.on<contract::ContractEnded>(
        [&engine](db::Tx& tx, Context const& context, contract::ContractEnded const& ended) {
            return fall_due(tx, context, engine, ended);
        });
}

workflow::Procedure performance_procedure() {
    return {.kind = "performance_bond",
            .plural = "performance_bonds",
            .title = {"履约保证金", "performance bond"},
            .states = {{"lodged", {"已提交待核对", "handed over"}},
                       {"held", {"已核对收存", "checked and held"}},
                       {"due", {"待退还", "to be given back"}},
                       {"sent", {"退还款已送国库", "its refund was sent to the treasury"}},
                       {"returned", {"已退还", "given back"}, /*final=*/true},
                       {"kept", {"不予退还", "kept"}, /*final=*/true}},
            .steps = steps(),
            .shows = &performance_page_fields(),
            .view = [](db::Tx& tx, workflow::Object const& object, Context const&) {
                auto const bond = store::performance(tx, object.id);
                return bond ? bond->body : Value::object();
            }};
}

}  // namespace qiyue::bond
