#include "modules/framework/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/framework/fields.hpp"

// The life of a supplier's part in an agreement. Closed: 已提交 submitted -> 待评审 opened -> 满足 responsive -> 入围 admitted
// -> 已签订 signed; open: 待审核 applied -> 待公告 accepted -> signed. From signed it ends by 退出 left or 移出 removed.
namespace qiyue::framework {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::Step;

std::vector<workflow::State> states() {
    return {{"submitted", {"已提交", "handed in"}, /*final=*/false, /*hidden=*/true},
            {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/false, /*hidden=*/true},
            {"opened", {"待评审", "to be assessed"}},
            {"unreadable", {"无法读取", "unreadable"}, /*final=*/true},
            {"responsive", {"满足要求", "responsive"}},
            {"unresponsive", {"不满足要求", "not responsive"}, /*final=*/true},
            {"eliminated", {"未入围", "eliminated"}, /*final=*/true},
            {"admitted", {"已入围、待签订", "admitted, to be signed"}},
            {"applied", {"申请待审核", "applied"}},
            {"rejected", {"申请未通过", "application refused"}, /*final=*/true},
            {"accepted", {"审核通过、待公告", "accepted, to be announced"}},
            {"signed", {"协议有效", "agreement in force"}},
            {"declined", {"未签订", "not signed"}, /*final=*/true},
            {"returned", {"征集终止、已退回", "returned"}, /*final=*/true},
            {"left", {"已退出", "left"}, /*final=*/true},
            {"removed", {"已移出", "removed"}, /*final=*/true}};
}

std::vector<Step> by_supplier() {
    std::vector<Actor> const supplier{{"provider.manager", Relation::party}};
    std::vector<Actor> const signer{{"provider.signer", Relation::party}};
    std::vector<Clause> const who{clause::LP_089, clause::LP_091};
    return {
        {.name = "submit",
         .title = {"提交响应文件", "hand in an offer"},
         .from = {},
         .to = "submitted",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &offer_fields(),
         .clauses = {clause::LP_089, clause::LP_091, clause::LP_309, clause::SY_4_5_l, clause::LA_3_2_3},
         .apply = submit,
         .parent = "framework",
         .parent_kind = "framework"},
        {.name = "replace",
         .title = {"替换响应文件", "replace the offer"},
         .from = {"submitted", "withdrawn"},
         .to = "submitted",
         .who = supplier,
         .input = &replace_fields(),
         .apply = replace,
         .expected = false},
        {.name = "withdraw",
         .title = {"撤回响应文件", "take the offer back"},
         .from = {"submitted"},
         .to = "withdrawn",
         .who = supplier,
         .apply = withdraw,
         .expected = false},
        {.name = "apply",
         .title = {"申请加入(开放式)", "apply (open kind)"},
         .from = {},
         .to = "applied",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &application_fields(),
         .clauses = {clause::LP_089, clause::LP_091, clause::LP_291, clause::LP_309, clause::SY_4_5_l,
                     clause::LA_3_2_3},
         .apply = apply,
         .parent = "framework",
         .parent_kind = "framework"},
        {.name = "sign",
         .title = {"签订框架协议", "sign the agreement"},
         .from = {"admitted"},
         .to = "signed",
         .who = signer,
         .input = &sign_fields(),
         .clauses = {clause::LP_236, clause::LP_297, clause::LP_309, clause::SY_4_5_l},
         .apply = sign,
         .activity = admitting},
        {.name = "decline",
         .title = {"放弃签订", "decline to sign"},
         .from = {"admitted"},
         .to = "declined",
         .who = signer,
         .input = &reason_fields(),
         .apply = give_reason,
         .expected = false},
        {.name = "leave",
         .title = {"退出框架协议", "leave the agreement"},
         .from = {"signed"},
         .to = "left",
         .who = signer,
         .input = &reason_fields(),
         .apply = give_reason,
         .shown_publicly = true,
         .expected = false},
    };
}

std::vector<Step> by_owner() {
    auto const owner = agents(Relation::owner);
    return {
        {.name = "assess",
         .title = {"评审响应文件", "assess the offer"},
         .from = {"opened"},
         .to = "responsive",
         .who = owner,
         .input = &assess_fields(),
         .clauses = {clause::LP_116, clause::LP_282, clause::LP_284, clause::LP_285},
         .apply = assess},
        {.name = "review",
         .title = {"审核申请", "review the application"},
         .from = {"applied"},
         .to = "accepted",
         .who = owner,
         .input = &review_fields(),
         .clauses = {clause::LP_291},
         .closes = {"framework_offer.review"},
         .apply = review},
        {.name = "publish",
         .title = {"公告入围信息", "publish the admission"},
         .from = {"accepted"},
         .to = "signed",
         .who = owner,
         .clauses = {clause::LP_291},
         .closes = {"framework_offer.publish"},
         .apply = nothing_more,
         .shown_publicly = true},
        {.name = "remove",
         .title = {"移出入围供应商", "remove the supplier"},
         .from = {"signed"},
         .to = "removed",
         .who = owner,
         .input = &removal_fields(),
         .apply = give_reason,
         .shown_publicly = true,
         .expected = false},
    };
}

Value view(db::Tx& tx, workflow::Object const& object) {
    auto const offer = store::offer(tx, object.id);
    auto const f = store::find(tx, object.parent);
    if (!offer || !f) {
        return Value::object();
    }
    auto body = offer->body;
    body.set("framework_name", f->plan["name"]).set("provider_name", name_of(tx, offer->provider));
    if (auto const kept = store::envelope(tx, offer->id)) {
        body.set("received_at", offer->received.iso()).set("digest", kept->digest);
    }
    auto const sealed = object.state == "submitted" || object.state == "withdrawn";
    if (sealed) {
        body.set("open_until", deadline_of(*f).iso());
    } else if (!offer->price.is_zero()) {
        body.set("price", offer->price.in_fen());
        if (offer->price > Money::fen(f->call["unit_price_cap"].integer_or(0))) {
            body.set("over_ceiling", true);
        }
    }
    if (offer->rank > 0) {
        body.set("rank", offer->rank);
    }
    return body;
}

}  // namespace

workflow::Procedure offer_procedure() {
    auto steps = by_supplier();
    auto const more = by_owner();
    steps.insert(steps.end(), more.begin(), more.end());
    return {.kind = "framework_offer",
            .plural = "framework-offers",
            .title = {"框架协议入围", "admission to a framework agreement"},
            .states = states(),
            .steps = std::move(steps),
            .shows = &offer_shown(),
            .view = [](db::Tx& tx, workflow::Object const& object, Context const&) { return view(tx, object); },
            .public_in = {"signed", "left", "removed"}};
}

}  // namespace qiyue::framework
