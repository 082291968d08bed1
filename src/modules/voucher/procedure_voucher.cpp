#include "modules/voucher/code.hpp"
#include "modules/voucher/fields.hpp"
#include "modules/voucher/register.hpp"
#include "modules/voucher/steps.hpp"

#include "law/clauses.gen.hpp"

// The life of a voucher: 可使用 issued -> 已出示 presented -> 已使用 used -> 已兑现 redeemed; back to issued when the holder
// or the provider says that nothing came of it; 已过期 expired, 已撤销 revoked.
// The life of its use: 待确认 presented -> 已确认 confirmed; or 未接受服务 declined, 已撤回 withdrawn.
namespace qiyue::voucher {

namespace {

using workflow::Relation;

workflow::Actor anybody() {
    return {"public", Relation::anyone};  // the short code says who it is
}

std::vector<workflow::Step> voucher_steps() {
    std::vector<workflow::Actor> const buyer{{"buyer.document_drafter", Relation::owner}};
    return {
        {.name = "issue",
         .title = {"发放凭单", "issue a voucher"},
         .from = {},
         .to = "issued",
         .who = buyer,
         .input = &issue_fields(),
         .clauses = {clause::CD_9_3, clause::CD_19_2, clause::CD_19_4},
         .apply = issue,
         .parent = "programme",
         .parent_kind = "voucher_programme",
         .expected = false},
        {.name = "choose",
         .title = {"选择承接主体", "choose a provider"},
         .from = {"issued"},
         .who = {anybody()},
         .input = &choose_fields(),
         .clauses = {clause::CD_19_3, clause::CD_19_5},
         .apply = choose,
         .expected = false},
        {.name = "revoke",
         .title = {"撤销凭单", "revoke the voucher"},
         .from = {"issued"},
         .to = "revoked",
         .who = buyer,
         .input = &reason_fields(),
         .clauses = {clause::CD_19_4},
         .apply = revoke,
         .expected = false},
    };
}

std::vector<workflow::Step> use_steps() {
    return {
        {.name = "present",
         .title = {"申报凭单使用", "present a voucher"},
         .from = {},
         .to = "presented",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &present_fields(),
         .clauses = {clause::CD_19_3, clause::CD_19_4, clause::CD_19_5, clause::CD_30_3, clause::SY_3_1_4_c,
                     clause::LP_091, clause::LP_309},
         .apply = present,
         .parent = "programme",
         .parent_kind = "voucher_programme",
         .expected = false},
        {.name = "settle",
         .title = {"凭离线确认码申报", "hand in a signed voucher"},
         .from = {},
         .to = "confirmed",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &settle_fields(),
         .clauses = {clause::CD_19_3, clause::CD_19_4, clause::CD_19_5, clause::CD_30_3, clause::LP_091,
                     clause::LP_309},
         .apply = settle,
         .parent = "programme",
         .parent_kind = "voucher_programme",
         .expected = false},
        {.name = "refund",
         .title = {"退回并恢复凭单", "refund: the voucher is good again"},
         .from = {"confirmed"},
         .to = "refunded",
         .who = {{"provider.manager", Relation::party}},
         .input = &reason_fields(),
         .clauses = {clause::CD_30_1},
         .apply = refund,
         .expected = false},
        {.name = "confirm",
         .title = {"确认已接受服务", "confirm the service"},
         .from = {"presented"},
         .to = "confirmed",
         .who = {anybody()},
         .input = &confirm_fields(),
         .clauses = {clause::CD_19_5},
         .apply = confirm,
         .expected = false},
        {.name = "decline",
         .title = {"未接受此项服务", "say that it was not so"},
         .from = {"presented"},
         .to = "declined",
         .who = {anybody()},
         .input = &decline_fields(),
         .clauses = {clause::CD_19_5},
         .apply = decline,
         .expected = false},
        {.name = "withdraw",
         .title = {"撤回申报", "take it back"},
         .from = {"presented"},
         .to = "withdrawn",
         .who = {{"provider.manager", Relation::party}},
         .apply = withdraw,
         .expected = false},
    };
}

std::string programme_name(Programme const& programme) {
    return programme.body["name"].text_or({});
}

Value voucher_view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const voucher = store::voucher(tx, object.id);
    if (!voucher) {
        return Value::object();
    }
    auto const programme = store::programme(tx, voucher->programme);
    auto const person = store::person(tx, voucher->person);
    auto const keeps = context.caller.organisation == object.owner && context.caller.holds("buyer.document_drafter");
    auto body = Value::object();
    body.set("programme_name", programme_name(*programme))
        .set("serial", shown_serial(voucher->serial))
        .set("holder", keeps ? person->name : masked(person->name))
        .set("units", voucher->units)
        .set("unit", programme->body["unit"])
        .set("value", voucher->value.in_fen())
        .set("returned", voucher->returned.in_fen())
        .set("expires", voucher->expires.iso());
    if (voucher->chosen != 0) {
        body.set("chosen_name", name_of(tx, voucher->chosen));
    }
    if (!voucher->reason.empty()) {
        body.set("reason", voucher->reason);
    }
    // To be handed to its holder; once it was used nobody needs it.
    if (keeps && object.state == "issued") {
        auto const code = short_code(store::key(tx, {}), voucher->id);
        body.set("code", code).set("link", "/vouchers?code=" + code);
    }
    return body;
}

Value use_view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const use = store::use(tx, object.id);
    if (!use) {
        return Value::object();
    }
    auto const voucher = store::voucher(tx, use->voucher);
    auto const programme = store::programme(tx, use->programme);
    auto body = Value::object();
    body.set("programme_name", programme_name(*programme))
        .set("serial", shown_serial(voucher->serial))
        .set("provider_name", name_of(tx, use->provider))
        .set("units", use->units)
        .set("unit_price", use->unit_price.in_fen())
        .set("amount", use->amount().in_fen())
        .set("served_on", use->body["served_on"])
        .set("record", use->body["record"])
        .set("presented", use->presented.iso());
    if (use->confirmed) {
        body.set("confirmed", use->confirmed->iso());
    }
    // What to look at is for who pays, not for who is looked at.
    if (context.caller.organisation != object.party && use->body.has("signals")) {
        body.set("signals", use->body["signals"]);
    }
    return body;
}

}  // namespace

workflow::Procedure voucher_procedure() {
    return {.kind = "voucher",
            .plural = "vouchers",
            .title = {"凭单", "voucher"},
            .states = {{"issued", {"可使用", "ready to be used"}},
                       {"presented", {"已出示、待确认", "presented, to be confirmed"}},
                       {"used", {"已使用", "used"}},
                       {"redeemed", {"已兑现", "redeemed"}, /*final=*/true},
                       {"expired", {"已过期", "expired"}, /*final=*/true},
                       {"revoked", {"已撤销", "revoked"}, /*final=*/true}},
            .steps = voucher_steps(),
            .shows = &voucher_shown(),
            .view = voucher_view};
}

workflow::Procedure use_procedure() {
    return {.kind = "voucher_use",
            .plural = "voucher-uses",
            .title = {"凭单使用", "use of a voucher"},
            .states = {{"presented", {"待领受者确认", "to be confirmed by the holder"}},
                       {"confirmed", {"已确认", "confirmed"}},
                       {"refunded", {"已退回", "refunded"}, /*final=*/true},
                       {"declined", {"领受者未接受服务", "the holder was not served"}, /*final=*/true},
                       {"withdrawn", {"已撤回", "taken back"}, /*final=*/true}},
            .steps = use_steps(),
            .shows = &use_shown(),
            .view = use_view};
}

}  // namespace qiyue::voucher
