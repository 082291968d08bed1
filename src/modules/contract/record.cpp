#include "modules/contract/signature.hpp"
#include "modules/contract/steps.hpp"
#include "modules/identity/api.hpp"

// The record of a contract, for whoever wants to verify it (`qiyue verify contract`).
namespace qiyue::contract {

Result<Value> published_record(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::int64_t id) {
    auto const object = TRY(engine.get(tx, id, "contract"));
    auto const contract = store::find(tx, id);
    auto const publications = store::records(tx, id, "publication");
    auto const mine = inside(object, context);
    if (!contract || (publications.empty() && !mine)) {
        return api::not_found({"合同尚未公告", "the contract is not published"});
    }
    auto const withheld = !publications.empty() && publications.back()["withheld"].is_list() &&
        publications.back()["withheld"].size() > 0;
    auto const name = [&](std::int64_t organisation) {
        auto const found = identity::organisation(tx, organisation);
        return found ? found->name : std::string();
    };
    auto const signatures = store::records(tx, id, "signature");
    auto record = record_of(*contract, name(object.owner), name(contract->provider), signatures, mine || !withheld);
    return record.set("standing", name_of(standing_of(*contract, signatures)));
}

}  // namespace qiyue::contract
