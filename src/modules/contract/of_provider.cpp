#include "modules/contract/steps.hpp"

#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"
#include "modules/provider/api.hpp"
#include "modules/review/api.hpp"

// What is asked of a provider's contracts: which stand in its public record, and whether it serves an item now.
namespace qiyue::contract {

namespace {

bool runs(workflow::Object const& contract) {
    return contract.state == "signed" || contract.state == "published" || contract.state == "suspended";
}

// Another project of the same item, under the rules of the same place.
bool alike(db::Tx& tx, workflow::Engine const& engine, std::int64_t one, std::int64_t other) {
    auto const first = project::find(tx, one);
    auto const second = project::find(tx, other);
    auto const here = engine.find(tx, one);
    auto const there = engine.find(tx, other);
    return one != other && first && second && here && there && first->catalogue_item == second->catalogue_item &&
        here->rules.place == there->rules.place;
}

}  // namespace

void listen_to_records(workflow::Engine& engine) {
    engine.ports().bus.on<provider::ContractsAsked>(
        [&engine](db::Tx& tx, Context const&, provider::ContractsAsked const& asked) -> Result<void> {
            for (auto const id : store::of_provider(tx, asked.provider)) {
                auto const object = engine.find(tx, id);
                auto const published = store::records(tx, id, "publication");
                if (!object || published.empty()) {
                    continue;
                }
                auto const buyer = identity::organisation(tx, object->owner);
                auto const signatures = store::records(tx, id, "signature");
                asked.found->push_back(
                    {.contract = id,
                     .project = object->project,
                     .buyer = object->owner,
                     .number = store::find(tx, id)->number,
                     .title = object->title,
                     .buyer_name = buyer ? buyer->name : std::string(),
                     .region = object->region,
                     .signed_on = signatures.empty() ? std::string() : signatures.back()["day"].text_or({}),
                     .state = engine.state_of(*object)});
            }
            return {};
        });
    engine.ports().bus.on<review::IncumbentsAsked>(
        [&engine](db::Tx& tx, Context const&, review::IncumbentsAsked const& asked) -> Result<void> {
            for (auto const provider : asked.providers) {
                for (auto const id : store::of_provider(tx, provider)) {
                    auto const object = engine.find(tx, id);
                    if (object && runs(*object) && alike(tx, engine, asked.project, object->project)) {
                        asked.found->insert(provider);
                    }
                }
            }
            return {};
        });
}

}  // namespace qiyue::contract
