#include "modules/provider/store.hpp"

#include "modules/identity/api.hpp"

#include <algorithm>
#include <map>

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
    field::choice("size", {"企业规模", "size of the enterprise"}, size_options())
        .maybe()
        .says({"按中小企业划型标准；不是企业的不填", "by the standard for enterprises; left out by who is none"}),
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
            .title = {"单位负责人与控制关系", "head and control"},
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

std::vector<Option> const& size_options() {
    static std::vector<Option> const all{{"micro", {"微型企业", "micro"}},
                                         {"small", {"小型企业", "small"}},
                                         {"medium", {"中型企业", "medium"}},
                                         {"large", {"大型企业", "large"}}};
    return all;
}

std::string size(db::Tx& tx, std::int64_t provider) {
    auto const p = store::profile(tx, provider);
    return p ? p->body["size"].text_or({}) : std::string();
}

namespace {

// Who has the same head: told by the identity number where both have declared it, by the name where one has not.
std::vector<std::int64_t> of_the_same_head(db::Tx& tx, std::int64_t provider) {
    auto const own = store::profile(tx, provider);
    auto const registered = identity::organisation(tx, provider);
    auto const name = own ? own->head_name
        : registered      ? registered->attributes["legal_representative"].text_or({})
                          : std::string();
    auto found = own ? store::with_head(tx, own->head_digest) : store::with_head_named(tx, name);
    if (!name.empty()) {
        for (auto const other : identity::represented_by(tx, name)) {
            if (!store::profile(tx, other)) {
                found.push_back(other);
            }
        }
    }
    return found;
}

}  // namespace

std::vector<Related> related(db::Tx& tx, std::int64_t provider) {
    std::map<std::int64_t, Relation> all;
    for (auto const other : store::bound_to(tx, provider)) {
        all.emplace(other, Relation::controls);
    }
    for (auto const other : of_the_same_head(tx, provider)) {
        all.emplace(other, Relation::same_head);
    }
    all.erase(provider);
    std::vector<Related> list(all.size());
    std::ranges::transform(all, list.begin(),
                           [](auto const& one) { return Related{.provider = one.first, .how = one.second}; });
    return list;
}

}  // namespace qiyue::provider
