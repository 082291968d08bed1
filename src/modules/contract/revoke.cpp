#include "modules/contract/sources.hpp"
#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/review/api.hpp"

// What becomes of a contract when the award that it was made from falls by a remedy.
namespace qiyue::contract {

namespace {

bool bound(workflow::Object const& object) {
    return object.state == "signed" || object.state == "published" || object.state == "suspended";
}

// From the first day of its service on, also where it was ended before its last.
bool performed(workflow::Object const& object, Result<Day> const& from, Day today) {
    auto const until = object.state == "terminated" ? object.changed.day() : today;
    return object.state == "completed" ||
        ((bound(object) || object.state == "terminated") && from.ok() && from.value() <= until);
}

std::vector<std::int64_t> of_tender(db::Tx& tx, std::int64_t project, std::int64_t tender) {
    auto all = store::of_project(tx, project);
    std::erase_if(all, [&](std::int64_t id) { return store::find(tx, id)->tender != tender; });
    return all;
}

// Signed: its money goes back to the project's row. Not signed yet: there is nothing to give back.
Result<void> revoke(db::Tx& tx, Context const& context, workflow::Engine& engine, Contract const& contract,
                    workflow::Object const& object, std::string const& because) {
    auto const was_bound = bound(object);
    for (auto const* duty : {"contract.publish", "contract.file", "contract.file_again"}) {
        engine.close_duty(tx, context, contract.id, duty);
    }
    store::insert_record(tx, engine.ports().ids.next(), contract.id, "end",
                         Value::object().set("day", context.today().iso()).set("reason", because).set("revoked", true));
    engine.move(tx, context, contract.id, "revoked", "award_void");
    if (!was_bound) {
        return {};
    }
    TRY(sources::give_back(tx, context, engine.ports(), "contract.revoke", contract));
    return engine.ports().bus.raise(
        tx, context, ContractEnded{.contract = contract.id, .project = contract.project, .completed = false});
}

}  // namespace

bool over(workflow::Object const& object) {
    return object.state == "completed" || object.state == "terminated" || object.state == "revoked" ||
        object.state == "dropped";
}

void listen_to_remedies(workflow::Engine& engine) {
    engine.ports().bus.on<review::AwardVoided>(
        [&engine](db::Tx& tx, Context const& context, review::AwardVoided const& fell) -> Result<void> {
            engine.close_duty(tx, context, owes_signing(tx, fell.project, fell.tender), "contract.sign");
            for (auto const id : of_tender(tx, fell.project, fell.tender)) {
                auto const object = engine.find(tx, id);
                if (object && !over(*object)) {
                    TRY(revoke(tx, context, engine, *store::find(tx, id), *object, fell.because));
                }
            }
            return {};
        });
    // LP-313: a contract is performed from the first day of its service on.
    engine.ports().bus.on<review::ContractAsked>(
        [&engine](db::Tx& tx, Context const& context, review::ContractAsked const& asked) -> Result<void> {
            for (auto const id : of_tender(tx, asked.project, asked.tender)) {
                auto const object = engine.find(tx, id);
                auto const from = Day::parse(store::find(tx, id)->body["term_from"].text_or({}));
                // What was performed of one of them stays performed, whatever became of the others.
                if (object && performed(*object, from, context.today())) {
                    *asked.found = review::ContractFound::performed;
                } else if (object && bound(*object) && *asked.found == review::ContractFound::none) {
                    *asked.found = review::ContractFound::signed_only;
                }
            }
            return {};
        });
}

}  // namespace qiyue::contract
