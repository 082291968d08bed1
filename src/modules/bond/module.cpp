#include "law/clauses.gen.hpp"
#include "modules/bond/fields.hpp"
#include "modules/bond/steps.hpp"

// The life of a bond: 已提交 lodged, secret like the bid -> 待核对 unchecked at the opening -> 已收存 held -> 待退还 due ->
// 已退还 returned; or 不予退还 kept, 已没收 forfeited, or 未收到 missing.
namespace qiyue::bond {

namespace {

using workflow::Actor;
using workflow::Relation;

std::vector<workflow::State> states() {
    return {{"lodged", {"已提交", "lodged"}, /*final=*/false, /*hidden=*/true},
            {"unchecked", {"待核对", "to be checked"}},
            {"held", {"已核对收存", "checked and held"}},
            {"due", {"待退还", "to be given back"}},
            {"sent", {"退还款已送国库", "its refund was sent to the treasury"}},
            {"returned", {"已退还", "given back"}, /*final=*/true},
            {"kept", {"不予退还", "kept"}, /*final=*/true},
            {"forfeited", {"已没收", "forfeited"}, /*final=*/true},
            {"missing", {"未收到", "not received"}, /*final=*/true}};
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const bidder{{"provider.manager", Relation::party}};
    std::vector<Actor> const payer{{"buyer.payer", Relation::owner}};
    return {
        {.name = "lodge",
         .title = {"提交投标保证金", "hand over a bid bond"},
         .from = {},
         .to = "lodged",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &lodge_fields(),
         .clauses = {clause::LP_094, clause::LP_149},
         .apply = lodge,
         .parent = "bid",
         .parent_kind = "bid"},
        {.name = "replace",
         .title = {"更换投标保证金", "hand over another"},
         .from = {"lodged", "returned"},  // given back with a bid that is handed in anew
         .to = "lodged",
         .who = bidder,
         .input = &replace_fields(),
         .clauses = {clause::LP_094, clause::LP_149},
         .apply = replace,
         .expected = false},
        {.name = "check",
         .title = {"核对投标保证金", "check the bond"},
         .from = {"unchecked"},
         .to = "held",
         .who = payer,
         .input = &check_fields(),
         .clauses = {clause::LP_149},
         .apply = check},
        {.name = "send",
         .title = {"送国库退还", "send the refund to the treasury"},
         .from = {"due"},
         .to = "sent",
         .who = payer,
         .clauses = {clause::LP_096, clause::LP_097},
         .apply = send,
         .expected = false},
        {.name = "give_back",
         .title = {"退还投标保证金", "give the bond back"},
         .from = {"due", "sent", "forfeited"},  // asked of what is forfeited, it is told why not
         .to = "returned",
         .who = payer,
         .input = &give_back_fields(),
         .clauses = {clause::LP_096, clause::LP_097, clause::LP_098, clause::LA_3_2_4},
         .closes = {"bond.give_back"},
         .apply = give_back},
        {.name = "keep",
         .title = {"决定不予退还", "decide to keep the bond"},
         .from = {"held"},
         .to = "kept",
         .who = {{"buyer.head", Relation::owner}},
         .input = &keep_fields(),
         .apply = keep,
         .expected = false},
        {.name = "forfeit",
         .title = {"没收投标保证金", "forfeit the bond"},
         .from = {"held", "due"},
         .to = "forfeited",
         .who = {{"finance.procurement", Relation::finance}},
         .input = &forfeit_fields(),
         .clauses = {clause::LA_3_2_4},
         .apply = forfeit,
         .expected = false},
    };
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const bond = store::find(tx, object.id);
    return bond ? bond->body : Value::object();
}

}  // namespace

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    listen_to_contracts(engine);
    listen_for_answers(engine);
    return {.name = "bond",
            .migrations = migrations(),
            .procedures = {{.kind = "bond",
                            .plural = "bonds",
                            .title = {"投标保证金", "bid bond"},
                            .states = states(),
                            .steps = steps(),
                            .shows = &shown_fields(),
                            .view = view},
                           performance_procedure()},
            .operations = {}};
}

}  // namespace qiyue::bond
