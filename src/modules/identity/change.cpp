#include "modules/identity/change.hpp"

#include "base/codes.hpp"

#include "modules/identity/admission.hpp"
#include "modules/identity/store.hpp"

namespace qiyue::identity {

namespace {

Result<void> check_revision(std::int64_t seen, std::int64_t current) {
    if (seen != 0 && seen != current) {
        return Refusal(Reason::stale,
                       {.code = "stale",
                        .says = {"别人刚刚修改过，请刷新后再改", "somebody changed it meanwhile"},
                        .remedy = {"刷新后重新提交", "load it again and repeat the change"}});
    }
    return {};
}

void merge(Value& kept, Value const& given) {
    if (given.is_object()) {
        for (auto const& member : given.members()) {
            kept.set(member.key, member.value);
        }
    }
}

}  // namespace

Result<Organisation> change_organisation(db::Tx& tx, Context const& context, api::Ports& ports, law::Judge& judge,
                                         std::int64_t id, std::int64_t revision, OrganisationChange const& change) {
    auto const before = store::organisation(tx, id);
    if (!before) {
        return api::not_found({"没有这个机构", "there is no such organisation"});
    }
    TRY(check_revision(revision, before->revision));
    auto after = *before;
    after.name = change.name.value_or(before->name);
    after.region = change.region.value_or(before->region);
    after.active = change.active.value_or(before->active);
    merge(after.attributes, change.attributes);
    if (after.name.empty() || !valid_region(after.region)) {
        return api::invalid(
            "identity.organisation_malformed", after.name.empty() ? "name" : "region",
            {"名称不能为空，行政区划代码应为 6 位数字", "a name and a region code of six digits are needed"},
            {"请更正名称或行政区划代码", "correct the name or the region code"});
    }
    if (!after.active && id == context.caller.organisation) {
        return api::conflict("identity.own_organisation",
                             {"不能停用自己所在的机构", "one can't switch off one's own organisation"},
                             {"请由其他机构的管理员办理", "leave it to an administrator of another organisation"});
    }
    // An organisation that goes may be anything; one that stays must be what the rules allow.
    if (after.active) {
        TRY(admit(tx, judge, after));
    }
    store::update_organisation(tx, after);
    after.revision = before->revision + 1;
    TRY(ports.bus.raise(tx, context, OrganisationChanged{*before, after}));
    return after;
}

Result<Person> change_person(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t id,
                             std::int64_t revision, PersonChange const& change) {
    auto const before = store::person(tx, id);
    if (!before) {
        return api::not_found({"没有这个人员", "there is no such person"});
    }
    TRY(check_revision(revision, before->revision));
    auto after = *before;
    after.name = change.name.value_or(before->name);
    after.active = change.active.value_or(before->active);
    merge(after.attributes, change.attributes);
    if (after.name.empty()) {
        return api::invalid("identity.name_missing", "name", {"请填写姓名", "a name is needed"},
                            {"请填写姓名", "give a name"});
    }
    if (!after.active && id == context.caller.person) {
        return api::conflict("identity.oneself", {"不能停用自己", "one can't switch oneself off"},
                             {"请由其他管理员办理", "leave it to another administrator"});
    }
    store::update_person(tx, after);
    if (!after.active) {
        store::end_other_sessions(tx, id, 0, context.now);
    }
    after.revision = before->revision + 1;
    TRY(ports.bus.raise(tx, context, PersonChanged{*before, after}));
    return after;
}

}  // namespace qiyue::identity
