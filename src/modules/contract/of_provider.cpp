#include "modules/contract/steps.hpp"

#include "modules/identity/api.hpp"
#include "modules/provider/api.hpp"

// Which contracts stand in a provider's public record: those that were published.
namespace qiyue::contract {

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
}

}  // namespace qiyue::contract
