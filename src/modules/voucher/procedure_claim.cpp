#include "modules/voucher/fields.hpp"
#include "modules/voucher/steps.hpp"

#include "law/clauses.gen.hpp"

// The life of a claim: 待兑现 filed -> 待国库支付 redeemed -> 已支付 paid; 已退回 returned, and its vouchers may be claimed again.
namespace qiyue::voucher {

namespace {

using workflow::Relation;

// CD-30-2 购买主体接到兑现申请后应及时予以兑现: the source names no day; ours is dated data, marked as a default.
workflow::Opens redeem_in_time() {
    return {.duty = "voucher_claim.redeem",
            .title = {"兑现凭单", "redeem the vouchers"},
            .deadline = "voucher_redemption",
            .clause = clause::CD_30_2,
            .holder = {"buyer.payer", Relation::owner}};
}

std::vector<workflow::Step> steps() {
    std::vector<workflow::Actor> const payer{{"buyer.payer", Relation::owner}};
    std::vector<workflow::Actor> const treasury{{"finance.treasury", Relation::finance}};
    return {
        {.name = "file",
         .title = {"申请兑现凭单", "claim vouchers"},
         .from = {},
         .to = "filed",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &claim_fields(),
         .clauses = {clause::CD_30_1, clause::CD_30_2, clause::CD_30_3},
         .opens = {redeem_in_time()},
         .apply = file_claim,
         .parent = "programme",
         .parent_kind = "voucher_programme",
         .expected = false},
        {.name = "redeem",
         .title = {"同意兑现", "redeem"},
         .from = {"filed"},
         .to = "redeemed",
         .who = payer,
         .clauses = {clause::CD_30_2},
         .apply = redeem},
        {.name = "send_back",
         .title = {"退回申请", "send it back"},
         .from = {"filed"},
         .to = "returned",
         .who = payer,
         .input = &reason_fields(),
         .closes = {"voucher_claim.redeem"},
         .apply = send_back,
         .expected = false},
        {.name = "confirm_paid",
         .title = {"确认支付", "confirm the payment"},
         .from = {"redeemed"},
         .to = "paid",
         .who = treasury,
         .input = &paid_fields(),
         .clauses = {clause::CD_30_2},
         .closes = {"voucher_claim.redeem"},
         .apply = confirm_paid},
        {.name = "give_back",
         .title = {"退回购买主体", "return it to the buyer"},
         .from = {"redeemed"},
         .to = "filed",
         .who = treasury,
         .input = &reason_fields(),
         .apply = give_back,
         .expected = false},
    };
}

Value view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const claim = store::claim(tx, object.id);
    if (!claim) {
        return Value::object();
    }
    auto body = claim->body;
    if (context.caller.organisation == claim->provider) {
        // What to look at is for who pays, not for who is looked at.
        Value lines = Value::list();
        for (auto line : body["lines"].items()) {
            line.erase("signals");
            lines.push(std::move(line));
        }
        body.set("lines", lines);
    }
    body.set("programme_name", store::programme(tx, claim->programme)->body["name"])
        .set("provider_name", name_of(tx, claim->provider))
        .set("amount", claim->amount.in_fen());
    return body;
}

}  // namespace

workflow::Procedure claim_procedure() {
    return {.kind = "voucher_claim",
            .plural = "voucher-claims",
            .title = {"凭单兑现申请", "claim of vouchers"},
            .states = {{"filed", {"待兑现", "to be redeemed"}},
                       {"redeemed", {"待国库支付", "awaits the treasury"}},
                       {"paid", {"已支付", "paid"}, /*final=*/true},
                       {"returned", {"已退回", "sent back"}, /*final=*/true}},
            .steps = steps(),
            .shows = &claim_shown(),
            .view = view};
}

}  // namespace qiyue::voucher
