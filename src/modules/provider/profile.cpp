#include "modules/provider/store.hpp"

#include "modules/identity/api.hpp"

#include <algorithm>

// A provider says who heads it and whom it is bound to. Two heads of one name are one head until the identity numbers
// say otherwise; the numbers themselves are kept nowhere, only a keyed digest of each.
namespace qiyue::provider {

namespace {

using workflow::StepRun;

Fields const profile_fields{
    field::text("head_name", {"单位负责人", "head of the organisation"}),
    field::secret("head_id_number", {"单位负责人身份证件号码", "identity number of the head"})
        .between(6, 30)
        .says({"只保存其不可还原的摘要", "only an irreversible digest of it is kept"}),
    field::list("controls", {"存在直接控股、管理关系的单位", "organisations that control it or are controlled by it"},
                {field::reference("organisation", {"单位", "organisation"}, "organisation:provider")})
        .maybe(),
};

Result<void> declare(StepRun& run) {
    auto const organisation = run.context.caller.organisation;
    auto const before = store::profile(run.tx, organisation);
    if (before && before->object != run.object.id) {
        return api::conflict("provider.profile_exists", {"本单位已登记", "your organisation has a profile already"},
                             {"请在原登记上变更", "change the one there is"});
    }
    auto const pepper = store::pepper(run.tx, crypto::to_hex(run.ports().random.bytes(32)));
    store::Profile p;
    p.organisation = organisation;
    p.object = run.object.id;
    p.head_name = run.form.text("head_name");
    p.head_digest = crypto::to_hex(crypto::hmac_sha256(pepper, run.form.text("head_id_number")));
    for (auto const& control : run.form.list("controls")) {
        p.controls.push_back(control.integer("organisation"));
    }
    p.body = run.form.value();
    store::keep(run.tx, p);
    run.object.title = run.context.caller.organisation_name;
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const p = store::profile(tx, object.owner);
    return p ? p->body : Value::object();
}

}  // namespace

workflow::Procedure profile_procedure() {
    return {.kind = "provider_profile",
            .plural = "provider-profiles",
            .title = {"承接主体登记", "provider's profile"},
            .states = {{"declared", {"已登记", "declared"}}},
            .steps = {{.name = "declare",
                       .title = {"登记单位负责人与控制关系", "declare head and control"},
                       .from = {},
                       .to = "declared",
                       .who = {{"provider.manager", workflow::Relation::anyone}},
                       .input = &profile_fields,
                       .apply = declare,
                       .expected = false},
                      {.name = "change",
                       .title = {"变更登记", "change"},
                       .from = {"declared"},
                       .who = {{"provider.manager", workflow::Relation::owner}},
                       .input = &profile_fields,
                       .apply = declare,
                       .expected = false}},
            .shows = &profile_fields,
            .view = view};
}

Relation relation(db::Tx& tx, std::int64_t one, std::int64_t other) {
    auto const a = store::profile(tx, one);
    auto const b = store::profile(tx, other);
    auto const names = [](std::optional<store::Profile> const& from, std::int64_t whom) {
        return from && std::ranges::find(from->controls, whom) != from->controls.end();
    };
    if (names(a, other) || names(b, one)) {
        return Relation::controls;
    }
    if (a && b) {
        return a->head_digest == b->head_digest ? Relation::same_head : Relation::none;
    }
    auto const head = [&](std::optional<store::Profile> const& profile, std::int64_t organisation) {
        if (profile) {
            return profile->head_name;
        }
        auto const registered = identity::organisation(tx, organisation);
        return registered ? registered->attributes["legal_representative"].text_or({}) : std::string();
    };
    auto const name = head(a, one);
    return !name.empty() && name == head(b, other) ? Relation::same_head : Relation::none;
}

}  // namespace qiyue::provider
