#include "modules/identity/api.hpp"
#include "modules/performance/fields.hpp"
#include "modules/performance/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// CD-25-1 ……或其委托的第三方机构: who may hold rounds for the buyer, for which contract and how long.
namespace qiyue::performance {

namespace {

using workflow::Relation;
using workflow::StepRun;

Result<void> commission(StepRun& run) {
    auto const terms = TRY(contract_in_force(run));
    auto const assessor = identity::organisation(run.tx, run.form.integer("assessor"));
    if (!assessor || assessor->kind != "assessor") {
        return api::invalid("mandate.no_assessor", "assessor", {"受托方不是第三方机构", "this is not an assessor"},
                            {"请选择已登记的第三方机构", "choose a registered assessor"});
    }
    if (run.form.day("to") < run.form.day("from")) {
        return api::invalid("mandate.backwards", "to", {"委托止日早于起日", "it ends before it begins"},
                            {"请更正起止日", "correct the two days"});
    }
    // CD-26-6 委托独立的第三方: independent of both sides, declared and checked.
    run.judge.require(clause::CD_26_6, law::Facts().with("declared_independent", run.form.yes("independent")),
                      run.form.yes("independent"), "mandate.not_declared", "independent",
                      {"第三方未声明独立性", "independence was not declared"},
                      {"请取得其独立性声明", "have it declared"});
    for (auto const side : {terms.provider, terms.buyer}) {
        auto const other = identity::organisation(run.tx, side);
        run.judge.require(clause::CD_26_6,
                          law::Facts()
                              .with("other_side", other ? Value(other->name) : Value())
                              .with("shares_people", other && related(*assessor, *other)),
                          !other || !related(*assessor, *other), "mandate.not_independent", "assessor",
                          {"第三方与“" + (other ? other->name : "") + "”有共同的法定代表人或股东",
                           "the assessor shares its head or a shareholder with " + (other ? other->name : "")},
                          {"请另行委托独立的第三方", "mandate an independent one"});
    }
    store::insert(run.tx,
                  Mandate{.id = run.object.id,
                          .contract = terms.contract,
                          .assessor = assessor->id,
                          .from = run.form.day("from"),
                          .to = run.form.day("to"),
                          .body = run.form.value()});
    run.object.party = assessor->id;
    run.object.title = assessor->name;
    // Its people may read what they are to assess.
    for (auto const& person : identity::holders(run.tx, assessor->id, "assessor.member")) {
        run.engine.name_participant(run.tx, terms.contract,
                                    {.person = person.id, .organisation = assessor->id, .role = "assessor"});
    }
    return {};
}

Result<void> end(StepRun& run) {
    store::end_mandate(run.tx, run.object.id, run.today().plus_days(-1));
    return {};
}

std::vector<workflow::Step> steps() {
    std::vector<workflow::Actor> const buyer{{"buyer.acceptor", Relation::owner},
                                             {"buyer.contract_signer", Relation::owner}};
    return {
        {.name = "commission",
         .title = {"委托第三方考核", "mandate an assessor"},
         .from = {},
         .to = "in_force",
         .who = buyer,
         .input = &mandate_fields(),
         .clauses = {clause::CD_25_1, clause::CD_26_6},
         .apply = commission,
         .parent = "contract",
         .parent_kind = "contract",
         .expected = false},
        {.name = "end",
         .title = {"终止委托", "end the mandate"},
         .from = {"in_force"},
         .to = "ended",
         .who = buyer,
         .input = &end_mandate_fields(),
         .clauses = {clause::CD_25_1},
         .apply = end,
         .expected = false},
    };
}

}  // namespace

workflow::Procedure mandate_procedure() {
    return {.kind = "mandate",
            .plural = "mandates",
            .title = {"考核委托", "mandate"},
            .states = {{"in_force", {"有效", "in force"}}, {"ended", {"已终止", "ended"}, /*final=*/true}},
            .steps = steps(),
            .shows = &mandate_fields(),
            .view = [](db::Tx& tx, workflow::Object const& object, Context const&) {
                auto const mandate = store::mandate(tx, object.id);
                return mandate ? mandate->body : Value::object();
            }};
}

}  // namespace qiyue::performance
