#include "law/clauses.gen.hpp"
#include "modules/contract/fields.hpp"
#include "modules/contract/steps.hpp"
#include "modules/credit/api.hpp"
#include "modules/identity/api.hpp"

// LP-193 经采购人同意可依法分包,供应商对全部负责: proposed by the provider, consented to by the buyer, then begun. The provider
// stays the other side of the contract: deviations, damages and payments are his.
namespace qiyue::contract {

namespace {

using workflow::Relation;
using workflow::StepRun;

// What of the contract is handed on by the others that stand.
Money handed_on(StepRun& run, std::int64_t contract) {
    Money sum;
    for (auto const& other : run.engine.children(run.tx, contract, "subcontract")) {
        if (other.id != run.object.id && other.state != "refused" && other.state != "ended") {
            sum += Money::fen(store::subcontract(run.tx, other.id)["amount"].integer_or(0));
        }
    }
    return sum;
}

void judge_part(StepRun& run, Contract const& contract, Value const& part) {
    auto const facts = law::Facts()
                           .with("price", price_of(contract.body, store::records(run.tx, contract.id, "supplement")))
                           .with("subcontracted", handed_on(run, contract.id))
                           .with("amount", Money::fen(part["amount"].integer_or(0)))
                           .with("below", part["below"].boolean_or(false));
    for (auto const clause : {clause::LP_194, clause::SY_3_1_6_h, clause::SH_2_4_3}) {
        run.judge.ask(clause, facts);
    }
    credit::judge_taking_part(run.tx, run.judge, part["subcontractor"].integer_or(0), run.today(),
                              contract.procurement ? credit::Purchase::procurement : credit::Purchase::other);
}

Result<void> propose(StepRun& run) {
    auto const contract = TRY(parent_of(run));
    auto const object = TRY(run.engine.get(run.tx, contract.id, "contract"));
    if (contract.provider != run.context.caller.organisation) {
        return api::not_found({"没有这份合同", "there is no such contract"});
    }
    if (object.state != "signed" && object.state != "published") {
        return api::conflict("contract.not_signed", {"合同尚未签订或已不在履行", "the contract is not being performed"},
                             {"请在履行期间办理", "subcontract while it is performed"});
    }
    auto const who = run.form.integer("subcontractor");
    auto const found = identity::organisation(run.tx, who);
    if (!found || found->kind != "provider" || who == contract.provider) {
        return api::invalid("contract.no_subcontractor", "subcontractor",
                            {"分包单位应为另一家承接主体", "a subcontractor is another provider"},
                            {"请选择已登记的承接主体", "choose one that is registered"});
    }
    auto body = run.form.value();
    judge_part(run, contract, body);
    run.object.party = contract.provider;
    run.object.title = found->name;
    store::insert_subcontract(run.tx, run.object.id, contract.id, body.set("subcontractor_name", found->name));
    return {};
}

// The gate once more: what was proposed may have been overtaken.
Result<void> consent(StepRun& run) {
    auto const contract = TRY(parent_of(run));
    auto body = store::subcontract(run.tx, run.object.id);
    judge_part(run, contract, body);
    store::update_subcontract(run.tx, run.object.id, body.set("note", run.form.value()["note"]));
    return {};
}

Result<void> note(StepRun& run) {
    auto body = store::subcontract(run.tx, run.object.id);
    if (run.form.given("note")) {
        store::update_subcontract(run.tx, run.object.id, body.set("note", run.form.text("note")));
    }
    return {};
}

std::vector<workflow::Step> steps() {
    std::vector<workflow::Actor> const provider{{"provider.manager", Relation::party}};
    std::vector<workflow::Actor> const buyer{{"buyer.contract_signer", Relation::owner}};
    return {
        {.name = "propose",
         .title = {"申请分包", "propose a subcontract"},
         .from = {},
         .to = "proposed",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &subcontract_fields(),
         .clauses = {clause::LP_193, clause::LP_194, clause::LP_309, clause::SH_2_4_3, clause::SY_3_1_6_h},
         .apply = propose,
         .parent = "contract",
         .parent_kind = "contract"},
        {.name = "consent",
         .title = {"同意分包", "consent"},
         .from = {"proposed"},
         .to = "consented",
         .who = buyer,
         .input = &note_fields(),
         .clauses = {clause::LP_193, clause::LP_194, clause::LP_309, clause::SH_2_4_3, clause::SY_3_1_6_h},
         .apply = consent},
        {.name = "refuse",
         .title = {"不同意分包", "refuse"},
         .from = {"proposed"},
         .to = "refused",
         .who = buyer,
         .input = &note_fields(),
         .clauses = {clause::LP_193},
         .apply = note},
        {.name = "begin",
         .title = {"分包单位开始履行", "the subcontractor begins"},
         .from = {"consented"},
         .to = "begun",
         .who = provider,
         .input = &note_fields(),
         .clauses = {clause::LP_193},
         .apply = note,
         .closed_by = clause::LP_193},
        {.name = "end",
         .title = {"分包结束", "the subcontract ends"},
         .from = {"consented", "begun"},
         .to = "ended",
         .who = provider,
         .input = &note_fields(),
         .apply = note,
         .expected = false},
    };
}

}  // namespace

workflow::Procedure subcontract_procedure() {
    return {.kind = "subcontract",
            .plural = "subcontracts",
            .title = {"分包", "subcontract"},
            .states = {{"proposed", {"待同意", "proposed"}},
                       {"consented", {"已同意", "consented to"}},
                       {"begun", {"履行中", "begun"}},
                       {"refused", {"不同意", "refused"}, /*final=*/true},
                       {"ended", {"已结束", "ended"}, /*final=*/true}},
            .steps = steps(),
            .shows = &subcontract_page_fields(),
            .view = [](db::Tx& tx, workflow::Object const& object, Context const&) {
                return store::subcontract(tx, object.id);
            }};
}

}  // namespace qiyue::contract
