#include "law/clauses.gen.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/mode/api.hpp"
#include "modules/mode/steps.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// 委托采购: who organises the purchase of a project. 待受理 proposed -> 已受理 accepted -> 已交回 handed_back; or 不予受理 declined,
// 已终止 ended. The buyer entrusts, the body takes the commission, runs the procedure and hands the results back; the award
// stays the buyer's own. Without one the buyer organises the purchase himself.
namespace qiyue::mode {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

std::vector<Actor> const& organiser_posts() {
    static std::vector<Actor> const posts{{"central.agent", Relation::party}, {"agency.agent", Relation::party}};
    return posts;
}

// LA-2.3.1 凡纳入政府集中采购目录的购买项目,应当由集中采购机构: nobody else is asked.
// LA-2.4.1 未列入集中采购目录的……自行采购或委托采购代理机构采购: an agency acts on an agreement.
void judge_organiser(StepRun& run, identity::Organisation const& organiser) {
    auto const central = in_central_catalogue(run.tx, run.object.project);
    auto const facts = law::Facts().with("in_central_catalogue", central).with("organiser_kind", organiser.kind);
    run.judge.require(
        clause::LA_2_3_1, facts, !central || organiser.kind == "central", "entrustment.not_the_centre", "organiser",
        {"本项目的目录事项列入集中采购目录，应当由集中采购机构组织，不能委托“" + organiser.name + "”",
         "this item stands in the central catalogue: a central body organises it, not “" + organiser.name + "”"},
        {"请选择集中采购机构", "choose a central procurement body"});
    auto const agreed = run.form.given("agreement");
    run.judge.require(clause::LA_2_4_1, law::Facts(facts).with("agency_agreement_given", agreed),
                      organiser.kind != "agency" || agreed, "entrustment.no_agreement", "agreement",
                      {"委托采购代理机构的，须附委托代理协议", "an agency acts on a written agreement"},
                      {"请上传双方签订的委托代理协议", "hand in the agreement signed by both"});
}

Result<void> only_one(StepRun& run) {
    for (auto const& other : run.engine.of_project(run.tx, run.object.project, "entrustment")) {
        if (other.state == "proposed" || other.state == "accepted") {
            return api::conflict("entrustment.already_one",
                                 {"本项目已委托“" + name_of(run.tx, other.party) + "”",
                                  "this project is entrusted already, to " + name_of(run.tx, other.party)},
                                 {"需要另行委托的，请先终止", "end that one first"});
        }
    }
    return {};
}

Result<void> propose(StepRun& run) {
    TRY(only_one(run));
    auto const organiser = identity::organisation(run.tx, run.form.integer("organiser"));
    if (!organiser || (organiser->kind != "central" && organiser->kind != "agency")) {
        return api::invalid("entrustment.no_organiser", "organiser",
                            {"所选单位不是集中采购机构或采购代理机构", "neither a central body nor an agency"},
                            {"请从集中采购机构、采购代理机构中选择", "choose one of them"});
    }
    judge_organiser(run, *organiser);
    store::insert_entrustment(run.tx, run.object.id, run.form.value());
    auto const about = project::find(run.tx, run.object.project);
    run.object.party = organiser->id;
    run.object.title = (about ? about->name : std::string()) + " · 委托采购";
    return {};
}

// From now on its people may act in the purchase, once it is handed to them.
Result<void> accept(StepRun& run) {
    keep(run);
    return {};
}

Result<void> decline(StepRun& run) {
    keep(run);
    return {};
}

// LA-2.3.2: what came of it goes back to the buyer, when there is something to go back.
Result<void> hand_back(StepRun& run) {
    auto const purchases = run.engine.of_project(run.tx, run.object.project, "tender");
    auto const over = !purchases.empty() && std::ranges::all_of(purchases, [&](workflow::Object const& one) {
        auto const& states = run.engine.procedure("tender").states;
        return std::ranges::find(states, one.state, &workflow::State::name)->final;
    });
    run.judge.require(clause::LA_2_3_2, law::Facts().with("purchase_over", over), over, "entrustment.not_over", {},
                      {"采购活动尚未结束，没有可交回的结果", "the purchase is not over: there is no result yet"},
                      {"请在定标或采购失败后交回", "hand it back once it is awarded or has failed"});
    keep(run);
    return {};
}

Result<void> end(StepRun& run) {
    keep(run);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto value = store::entrustment(tx, object.id);
    return value.set("in_central_catalogue", in_central_catalogue(tx, object.project));
}

std::vector<workflow::Step> steps() {
    return {{.name = "propose",
             .title = {"委托采购", "entrust the purchase"},
             .from = {},
             .to = "proposed",
             .who = {{"buyer.document_drafter", Relation::owner}},
             .input = &entrustment_fields(),
             .clauses = {clause::LA_2_3_1, clause::LA_2_4_1, clause::DGF_3_1d},
             .apply = propose,
             .parent = "project",
             .parent_kind = "project",
             .expected = false},
            {.name = "accept",
             .title = {"受理委托", "take the commission"},
             .from = {"proposed"},
             .to = "accepted",
             .who = organiser_posts(),
             .input = &accept_fields(),
             .clauses = {clause::LA_2_3_2, clause::DGF_3_1d},
             .apply = accept,
             .shown_publicly = true},
            {.name = "decline",
             .title = {"不予受理", "decline it"},
             .from = {"proposed"},
             .to = "declined",
             .who = organiser_posts(),
             .input = &withdraw_fields(),
             .apply = decline,
             .expected = false},
            {.name = "hand_back",
             .title = {"交回采购结果", "hand the results back"},
             .from = {"accepted"},
             .to = "handed_back",
             .who = organiser_posts(),
             .input = &hand_back_fields(),
             .clauses = {clause::LA_2_3_2},
             .apply = hand_back,
             .shown_publicly = true},
            {.name = "end",
             .title = {"终止委托", "end the entrustment"},
             .from = {"proposed", "accepted"},
             .to = "ended",
             .who = {{"buyer.head", Relation::owner}},
             .input = &withdraw_fields(),
             .apply = end,
             .shown_publicly = true,
             .expected = false}};
}

}  // namespace

void keep(StepRun& run) {
    auto body = store::entrustment(run.tx, run.object.id);
    for (auto const& [name, value] : run.form.value().members()) {
        body.set(name, value);
    }
    body.set(run.step.name + "_on", run.today().iso());
    store::update_entrustment(run.tx, run.object.id, body);
}

workflow::Procedure entrustment_procedure() {
    return {.kind = "entrustment",
            .plural = "entrustments",
            .title = {"委托采购", "entrusted purchase"},
            .states = {{"proposed", {"待受理", "proposed"}},
                       {"accepted", {"已受理", "accepted"}},
                       {"handed_back", {"结果已交回", "results handed back"}, /*final=*/true},
                       {"declined", {"不予受理", "declined"}, /*final=*/true},
                       {"ended", {"已终止", "ended"}, /*final=*/true}},
            .steps = steps(),
            .shows = &entrustment_shown(),
            .view = view,
            .public_in = {"accepted", "handed_back"}};
}

}  // namespace qiyue::mode
