#include "modules/contract/signature.hpp"
#include "modules/contract/steps.hpp"
#include "modules/identity/api.hpp"
#include "modules/journal/api.hpp"
#include "platform/json/json.hpp"

// The record of a contract, for whoever wants to verify it (`qiyue verify contract`).
namespace qiyue::contract {

namespace {

// Which entry of the journal says whose each key is.
void add_enrolments(db::Tx& tx, workflow::Engine const& engine, std::vector<Value>& signatures) {
    for (auto& one : signatures) {
        auto const key = one["key"].is_integer() ? engine.find(tx, one["key"].integer()) : std::nullopt;
        auto const act = key ? journal::opened_first_act(tx, key->project, key->id) : std::nullopt;
        if (act) {
            one.set("enrolled",
                    Value::object()
                        .set("position", act->position)
                        .set("salt", act->opened.salt)
                        .set("text", act->opened.text));
        }
    }
}

}  // namespace

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
    auto signatures = store::records(tx, id, "signature");
    add_enrolments(tx, engine, signatures);
    auto record = record_of(*contract, name(object.owner), name(contract->provider), signatures, mine || !withheld);
    return record.set("standing", name_of(standing_of(*contract, signatures)));
}

// What a signer's browser hashes by itself, for who takes part: {number, text, text_digest}.
Result<Value> text_to_sign(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::int64_t id) {
    auto const object = TRY(engine.get(tx, id, "contract"));
    auto const contract = store::find(tx, id);
    auto const takes_part =
        contract && (inside(object, context) || side_of(*contract, object, context.caller) == "third");
    if (!takes_part || contract->text_digest.empty()) {
        return api::not_found({"没有待签的合同文本", "there is no text of it to be signed"});
    }
    return Value::object()
        .set("number", contract->number)
        .set("text", json::write(signed_text(*contract)))
        .set("text_digest", contract->text_digest);
}

}  // namespace qiyue::contract
