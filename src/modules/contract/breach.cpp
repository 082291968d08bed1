#include "modules/contract/fields.hpp"
#include "modules/contract/steps.hpp"

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

Result<void> claim(StepRun& run) {
    auto const contract = TRY(parent_of(run));
    auto const object = TRY(run.engine.get(run.tx, contract.id, "contract"));
    if (object.state == "draft" || object.state == "ready" || object.state == "half_signed") {
        return api::conflict("contract.not_signed", {"合同尚未签订", "the contract is not signed"});
    }
    auto const rate = contract.body["daily_damages"].integer_or(0);
    auto const computed = run.judge.compute(clause::CD_38_3, law::Facts()
                                                                 .with("base", run.form.money("base"))
                                                                 .with("rate", rate)
                                                                 .with("days", run.form.integer("days")));
    auto body = run.form.value();
    body.set("rate", rate).set("computed", computed["damages"]);
    store::insert(run.tx, store::Breach{.id = run.object.id,
                                        .contract = contract.id,
                                        .damages = Money::fen(computed["damages"].integer()),
                                        .body = body});
    run.object.party = contract.provider;
    run.object.title = run.form.text("title");
    run.answer.set("damages", computed["damages"]);
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

Result<void> settle(StepRun& run) {
    auto breach = stored_breach(run);
    add(breach, run.form.value());
    breach.settled = true;
    if (run.form.given("decided")) {
        auto const decided = run.form.money("decided");
        if (decided != breach.damages && !run.form.given("document")) {
            return api::invalid("breach.no_document", "document",
                                {"商定或裁决的金额与按约定计算的不同,须附协议、裁决或判决",
                                 "an amount other than the one computed needs the agreement, award or judgment"},
                                {"请上传依据", "upload it"});
        }
        breach.damages = decided;
    }
    store::update(run.tx, breach);
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
    body.set("damages", breach->damages.in_fen()).set("offset", breach->offset);
    return body;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const claimants{{"buyer.contract_signer", Relation::owner}};
    std::vector<Clause> const article{clause::CD_38_3};
    return {
        {.name = "claim", .title = {"主张违约责任", "claim damages"}, .from = {}, .to = "claimed", .who = claimants, .act = {},
         .input = &claim_fields(), .clauses = article, .opens = {}, .closes = {}, .apply = claim, .parent = "contract",
         .parent_kind = "contract"},
        {.name = "answer", .title = {"答复违约主张", "answer the claim"}, .from = {"claimed"}, .to = "answered",
         .who = {{"provider.manager", Relation::party}, {"provider.signer", Relation::party}}, .act = {},
         .input = &answer_fields(), .clauses = article, .opens = {}, .closes = {}, .apply = answer},
        {.name = "settle", .title = {"记录处理结果", "settle"}, .from = {"claimed", "answered"}, .to = "settled",
         .who = claimants, .act = {}, .input = &settle_fields(), .clauses = article, .opens = {}, .closes = {},
         .apply = settle},
        {.name = "withdraw", .title = {"撤回主张", "withdraw the claim"}, .from = {"claimed", "answered"}, .to = "withdrawn",
         .who = claimants, .act = {}, .input = &note_fields(), .clauses = {}, .opens = {}, .closes = {}, .apply = answer,
         .expected = false},
    };
}

}  // namespace

std::vector<Damages> damages(db::Tx& tx, std::int64_t contract) {
    std::vector<Damages> open;
    for (auto const& breach : store::breaches(tx, contract)) {
        if (breach.settled && !breach.offset && breach.damages > Money()) {
            open.push_back({.breach = breach.id, .amount = breach.damages, .reason = breach.body["title"].text_or({})});
        }
    }
    return open;
}

Result<void> note_offset(db::Tx& tx, std::int64_t id) {
    auto breach = store::breach(tx, id);
    ENSURE(breach && breach->settled);
    if (breach->offset) {
        return api::conflict("breach.offset_already",
                             {"该违约金已在另一次付款中抵扣", "another payment has taken these damages off already"},
                             {"请退回并撤回本申请后重新申请", "return and withdraw this request, then ask again"});
    }
    breach->offset = true;
    store::update(tx, *breach);
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
            .view = view_breach,
            .readable = {}};
}

}  // namespace qiyue::contract
