#include "law/clauses.gen.hpp"
#include "modules/credit/fields.hpp"
#include "modules/credit/steps.hpp"

// The life of a sanction: 已提出 proposed -> 已告知 notified -> 待听证 hearing -> 已听取意见 heard -> 已处理 in_force, which the
// clock ends, or 已修复 repaired, 已撤销 revoked; or 不予处理 dropped; or 已撤回 withdrawn.
namespace qiyue::credit {

namespace {

using workflow::Actor;
using workflow::Relation;

// A buyer that would impose a sanction itself is told under which clause it may not, where a rule of this place says so.
Clause decided_elsewhere(workflow::Engine const& engine) {
    for (auto const one : {clause::CD_38_2, clause::SY_4_5_i, clause::LA_3_2_6}) {
        auto const* entry = engine.book().find(one.id);
        if (entry != nullptr && engine.book().statute_of(*entry).place == engine.place()) {
            return one;
        }
    }
    return clause::LP_307;
}

std::vector<workflow::State> states() {
    return {{"proposed", {"已提出、待告知", "proposed"}},
            {"notified", {"已告知、待答复", "told to the provider"}},
            {"hearing", {"待听证", "to be heard"}},
            {"heard", {"已听取意见、待决定", "heard, to be decided"}},
            {"in_force", {"已处理并公布", "decided and public"}},
            {"dropped", {"不予处理", "nothing was done"}, /*final=*/true},
            {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true},
            {"repaired", {"已修复", "repaired"}, /*final=*/true},
            {"revoked", {"已撤销", "revoked"}, /*final=*/true}};
}

std::vector<workflow::Step> up_to_hearing() {
    std::vector<Actor> const proposers{{"buyer.contract_signer", Relation::anyone},
                                       {"buyer.supervisor", Relation::anyone},
                                       {"finance.procurement", Relation::anyone}};
    std::vector<Actor> const supervision{{"finance.procurement", Relation::finance}};
    std::vector<Actor> const provider{{"provider.manager", Relation::party}, {"provider.signer", Relation::party}};
    return {
        {.name = "propose",
         .title = {"提出信用处理建议", "propose a sanction"},
         .from = {},
         .to = "proposed",
         .who = proposers,
         .input = &propose_fields(),
         .clauses = {clause::CD_38_2, clause::SH_2_5_10, clause::SY_4_5_j},
         .apply = propose,
         .expected = false},
        {.name = "withdraw",
         .title = {"撤回建议", "withdraw the proposal"},
         .from = {"proposed"},
         .to = "withdrawn",
         .who = {{"buyer.contract_signer", Relation::owner},
                 {"buyer.supervisor", Relation::owner},
                 {"finance.procurement", Relation::owner}},
         .input = &withdraw_fields(),
         .apply = withdraw,
         .expected = false},
        {.name = "notify",
         .title = {"告知当事人", "tell the provider"},
         .from = {"proposed"},
         .to = "notified",
         .who = supervision,
         .input = &notify_fields(),
         .clauses = {clause::CD_38_2, clause::SH_2_5_10, clause::SY_4_5_i},
         .apply = notify},
        {.name = "state",
         .title = {"陈述、申辩或要求听证", "state the case or ask for a hearing"},
         .from = {"notified"},
         .to = "heard",
         .who = provider,
         .input = &state_fields(),
         .clauses = {clause::CD_38_2, clause::SH_2_5_10, clause::SY_4_5_i},
         .closes = {"credit_sanction.state"},
         .apply = state},
        {.name = "hold_hearing",
         .title = {"登记听证", "record the hearing"},
         .from = {"hearing"},
         .to = "heard",
         .who = supervision,
         .input = &hearing_fields(),
         .clauses = {clause::CD_38_2, clause::SH_2_5_10, clause::SY_4_5_i},
         .apply = hold_hearing},
    };
}

std::vector<workflow::Step> from_decision(Clause elsewhere) {
    return {
        {.name = "decide",
         .title = {"作出处理决定", "decide"},
         .from = {"notified", "heard"},
         .to = "in_force",
         .who = {{"finance.head", Relation::finance},
                 {"finance.procurement", Relation::finance},
                 {"buyer.head", Relation::finance, elsewhere}},
         .input = &decide_fields(),
         .clauses = {clause::CD_38_2, clause::LP_250, clause::LP_307, clause::SH_2_5_10, clause::SY_1_2_3_d,
                     clause::SY_4_5_i, clause::SY_4_5_j, clause::LA_3_2_2, clause::LA_3_2_6},
         .closes = {"credit_sanction.state"},
         .apply = decide,
         .shown_publicly = true},
        {.name = "ask_repair",
         .title = {"申请信用修复", "ask for repair"},
         .from = {"in_force"},
         .who = {{"provider.manager", Relation::party}, {"provider.signer", Relation::party}},
         .input = &ask_repair_fields(),
         .clauses = {clause::LP_307, clause::SH_2_5_11, clause::SY_4_5_l},
         .apply = ask_repair,
         .expected = false},
        {.name = "decide_repair",
         .title = {"决定是否修复", "decide on the repair"},
         .from = {"in_force"},
         .who = {{"finance.head", Relation::finance}, {"finance.procurement", Relation::finance}},
         .input = &decide_repair_fields(),
         .clauses = {clause::LP_307, clause::SH_2_5_11, clause::SY_4_5_l},
         .apply = decide_repair,
         .shown_publicly = true,
         .expected = false},
        {.name = "revoke",
         .title = {"撤销处理决定", "revoke the decision"},
         .from = {"in_force"},
         .to = "revoked",
         .who = {{"finance.head", Relation::finance}},
         .input = &revoke_fields(),
         .apply = revoke,
         .shown_publicly = true,
         .expected = false},
    };
}

}  // namespace

workflow::Module module(workflow::Engine& engine) {
    listen_to_records(engine);
    auto steps = up_to_hearing();
    for (auto& step : from_decision(decided_elsewhere(engine))) {
        steps.push_back(std::move(step));
    }
    return {.name = "credit",
            .migrations = migrations(),
            .procedures = {{.kind = "credit_sanction",
                            .plural = "credit-sanctions",
                            .title = {"信用处理", "sanction"},
                            .states = states(),
                            .steps = std::move(steps),
                            .shows = &shown_fields(),
                            .view = view,
                            .public_in = {"in_force", "repaired", "revoked"}},
                           act_procedure()},
            .operations = operations(engine)};
}

}  // namespace qiyue::credit
