#include "law/clauses.gen.hpp"

#include "modules/identity/api.hpp"
#include "modules/payment/fields.hpp"
#include "modules/payment/steps.hpp"

// 收款账户: where a contract is paid to. The provider declares it, the buyer confirms it, the finance department of the
// level approves it, and only then it counts; a change goes the same way, and until its end the earlier one stands.
// The life: 已登记 declared -> 购买主体已确认 confirmed -> 使用中 in_force -> 已更换 replaced; or 不予确认 rejected.
namespace qiyue::payment {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

store::Payee stored(StepRun& run) {
    auto found = store::payee(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

Result<void> declare(StepRun& run) {
    auto const terms = contract::terms(run.tx, run.engine, run.object.parent);
    if (!terms || terms->stage == contract::Stage::drafting) {
        return api::conflict("payment.contract_not_signed",
                             {"合同尚未由双方签订", "the contract is not signed by both sides"},
                             {"请待双方签订合同后再办理", "come back when both sides have signed"});
    }
    if (terms->provider != run.context.caller.organisation) {
        return api::forbidden({"收款账户由合同的承接主体登记", "the contract's own provider declares its account"});
    }
    auto const provider = identity::organisation(run.tx, terms->provider);
    ENSURE(provider.has_value());
    // CD-29-1 根据财政国库管理的规定: public money is paid to the one it is owed to.
    run.judge.require(
        clause::CD_29_1, law::Facts().with("account_name", run.form.text("name")).with("provider_name", provider->name),
        run.form.text("name") == provider->name, "payee.other_name", "name",
        {"户名须为承接主体“" + provider->name + "”", "the account must be in the provider's name, " + provider->name},
        {"请登记本单位的账户", "declare an account of your own"});
    TRY(run.judge.verdict());
    store::insert(run.tx, store::Payee{.id = run.object.id, .contract = terms->contract, .body = run.form.value()});
    run.object.party = terms->provider;
    run.object.title = "收款账户 · " + run.form.text("bank");
    return {};
}

Result<void> confirm(StepRun&) {
    return {};
}

Result<void> approve_payee(StepRun& run) {
    auto mine = stored(run);
    if (auto earlier = store::payee_in_force(run.tx, mine.contract)) {
        earlier->stage = "replaced";
        store::update(run.tx, *earlier);
        run.afterwards.emplace_back([&run, id = earlier->id]() -> Result<void> {
            run.engine.move(run.tx, run.context, id, "replaced", "approve");
            return {};
        });
    }
    mine.stage = "in_force";
    store::update(run.tx, mine);
    return {};
}

Result<void> reject(StepRun& run) {
    auto mine = stored(run);
    mine.stage = "rejected";
    mine.body.set("rejected_because", run.form.text("rejected_because"));
    store::update(run.tx, mine);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const found = store::payee(tx, object.id);
    return found ? found->body : Value::object();
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const provider{{"provider.signer", Relation::anyone}, {"provider.manager", Relation::anyone}};
    Actor const payer{"buyer.payer", Relation::owner};
    Actor const treasury{"finance.treasury", Relation::finance};
    std::vector<Clause> const article{clause::CD_29_1};
    return {
        {.name = "declare",
         .title = {"登记收款账户", "declare the payee account"},
         .from = {},
         .to = "declared",
         .who = provider,
         .input = &payee_fields(),
         .clauses = article,
         .apply = declare,
         .parent = "contract",
         .parent_kind = "contract"},
        {.name = "confirm",
         .title = {"确认收款账户", "confirm the account"},
         .from = {"declared"},
         .to = "confirmed",
         .who = {payer},
         .clauses = article,
         .apply = confirm},
        {.name = "approve",
         .title = {"核准收款账户", "approve the account"},
         .from = {"confirmed"},
         .to = "in_force",
         .who = {treasury},
         .clauses = article,
         .apply = approve_payee},
        {.name = "reject",
         .title = {"不予确认", "reject"},
         .from = {"declared", "confirmed"},
         .to = "rejected",
         .who = {payer, treasury},
         .input = &reject_payee_fields(),
         .apply = reject,
         .expected = false},
    };
}

}  // namespace

// CD-29-1 根据财政国库管理的规定: paid to the account that the three sides agreed on, and to no other.
std::string payee_account(StepRun& run, std::int64_t contract) {
    auto const found = store::payee_in_force(run.tx, contract);
    run.judge.require(clause::CD_29_1, law::Facts().with("account_agreed", found.has_value()), found.has_value(),
                      "payment.no_account", {},
                      {"合同还没有经购买主体确认、财政部门核准的收款账户",
                       "the contract has no account that buyer and finance agreed to"},
                      {"请承接主体先登记收款账户", "the provider declares it first"});
    return found ? found->account() : std::string();
}

namespace {

Account account_in(store::Payee const& payee) {
    return {.name = payee.body["name"].text_or({}),
            .bank = payee.body["bank"].text_or({}),
            .number = payee.body["number"].text_or({})};
}

}  // namespace

std::optional<Account> account_of(db::Tx& tx, std::int64_t contract) {
    auto const found = store::payee_in_force(tx, contract);
    return found ? std::optional(account_in(*found)) : std::nullopt;
}

std::optional<Account> account_between(db::Tx& tx, workflow::Engine const& engine, std::int64_t buyer,
                                       std::int64_t provider) {
    for (auto const& payee : store::payees_in_force(tx)) {
        auto const terms = contract::terms(tx, engine, payee.contract);
        if (terms && terms->buyer == buyer && terms->provider == provider) {
            return account_in(payee);
        }
    }
    return std::nullopt;
}

workflow::Procedure payee_procedure() {
    return {.kind = "payee_account",
            .plural = "payee-accounts",
            .title = {"收款账户", "payee account"},
            .states = {{"declared", {"待购买主体确认", "declared"}},
                       {"confirmed", {"待财政核准", "confirmed by the buyer"}},
                       {"in_force", {"使用中", "in force"}},
                       {"replaced", {"已更换", "replaced"}, /*final=*/true},
                       {"rejected", {"不予确认", "rejected"}, /*final=*/true}},
            .steps = steps(),
            .shows = &payee_page_fields(),
            .view = view};
}

}  // namespace qiyue::payment
