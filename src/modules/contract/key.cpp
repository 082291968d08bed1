#include "law/clauses.gen.hpp"
#include "modules/contract/fields.hpp"
#include "modules/contract/signature.hpp"
#include "modules/contract/steps.hpp"

// 签名密钥: the public half of the key by which a person signs contracts for an organisation. The secret half is made and
// stays with the person. LP-318: 制作数据专有、由签名人控制.
namespace qiyue::contract {

namespace {

using workflow::Relation;
using workflow::StepRun;

Result<void> enrol(StepRun& run) {
    auto const& caller = run.context.caller;
    if (key_in_force(run.tx, run.engine, caller.person, caller.organisation)) {
        return api::conflict("signing_key.exists", {"您已有使用中的签名密钥", "you have a signing key in force"},
                             {"请先停用原密钥", "revoke that one first"});
    }
    auto const& public_key = run.form.text("public_key");
    auto const proven =
        signature_holds(run.form.text("suite"), public_key, run.form.text("proof"), possession_message(public_key));
    run.judge.require(clause::LP_318, law::Facts().with("secret_half_proven", proven), proven, "signing_key.not_proven",
                      "proof",
                      {"不能证明您持有与该公钥对应的私钥", "it is not shown that you hold the secret half of this key"},
                      {"请用对应的私钥对公钥签名后再登记", "sign the public key with its secret half, then enrol it"});
    TRY(run.judge.verdict());
    // 专有: a key, and the proof of it that others may have seen, is enrolled once and for one person.
    auto const own = store::insert_key(run.tx,
                                       {.id = run.object.id,
                                        .person = caller.person,
                                        .organisation = caller.organisation,
                                        .suite = run.form.text("suite"),
                                        .public_key = public_key,
                                        .person_name = caller.person_name});
    if (!own) {
        return api::conflict("signing_key.enrolled_before", {"该公钥已被登记过", "this key was enrolled before"},
                             {"请在自己的浏览器中生成一对新密钥", "make a new pair in your own browser"});
    }
    run.object.title = caller.person_name + " · " + run.form.chosen("suite").zh;
    return {};
}

// 由签名人控制: nobody else takes it away.
Result<void> revoke(StepRun& run) {
    auto const key = store::find_key(run.tx, run.object.id);
    ENSURE(key.has_value());
    return key->person == run.context.caller.person
        ? Result<void>()
        : api::forbidden({"签名密钥由登记人本人停用", "a signing key is revoked by its own person"});
}

Value view_key(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const key = store::find_key(tx, object.id);
    return key ? Value::object()
                     .set("person_name", key->person_name)
                     .set("suite", key->suite)
                     .set("public_key", key->public_key)
               : Value::object();
}

}  // namespace

std::optional<store::SigningKey> key_in_force(db::Tx& tx, workflow::Engine const& engine, std::int64_t person,
                                              std::int64_t organisation) {
    for (auto const& key : store::keys_of(tx, person, organisation)) {
        auto const object = engine.find(tx, key.id);
        if (object && object->state == "in_force") {
            return key;
        }
    }
    return std::nullopt;
}

workflow::Procedure key_procedure() {
    return {.kind = "signing_key",
            .plural = "signing_keys",
            .title = {"签名密钥", "signing key"},
            .states = {{"in_force", {"使用中", "in force"}}, {"revoked", {"已停用", "revoked"}, /*final=*/true}},
            .steps = {{.name = "enrol",
                       .title = {"登记签名密钥", "enrol a signing key"},
                       .from = {},
                       .to = "in_force",
                       .who = {{"buyer.contract_signer", Relation::anyone}, {"provider.signer", Relation::anyone}},
                       .input = &key_fields(),
                       .clauses = {clause::LP_318},
                       .apply = enrol},
                      {.name = "revoke",
                       .title = {"停用签名密钥", "revoke"},
                       .from = {"in_force"},
                       .to = "revoked",
                       .who = {{"buyer.contract_signer", Relation::owner}, {"provider.signer", Relation::owner}},
                       .input = &note_fields(),
                       .clauses = {clause::LP_318},
                       .apply = revoke,
                       .expected = false}},
            .shows = &key_page_fields(),
            .view = view_key,
            .public_in = {"in_force", "revoked"}};
}

}  // namespace qiyue::contract
