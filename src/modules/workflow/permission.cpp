#include "modules/workflow/permission.hpp"

#include "law/clauses.gen.hpp"
#include "modules/workflow/store.hpp"

#include <algorithm>

namespace qiyue::workflow {

namespace {

bool city_level(std::string_view region) {
    return region.ends_with("00");
}

bool fits(db::Tx& tx, Actor const& actor, Object const& object, Caller const& caller) {
    if (actor.post == "public") {
        return true;
    }
    return caller.holds(actor.post) && stands(tx, actor, object, caller);
}

}  // namespace

bool stands(db::Tx& tx, Actor const& actor, Object const& object, Caller const& caller) {
    switch (actor.relation) {
    case Relation::owner: return caller.organisation == object.owner;
    case Relation::party: return object.party != 0 && caller.organisation == object.party;
    case Relation::finance: return caller.organisation_kind == "finance" && caller.region == object.region;
    case Relation::participant: return store::participates(tx, object.id, caller.person);
    case Relation::anyone: return true;
    case Relation::city: return city_level(caller.region);
    }
    ENSURE(false);
}

// CD-36-1 监察部门应当监督职能部门对政府购买服务工作履行监管责任
// CD-37-1 审计部门应当对政府购买服务程序及资金使用情况进行审计监督
Clause oversight(Caller const& caller) {
    if (caller.organisation_kind != "audit") {
        return {};
    }
    return caller.holds("audit.supervisor") ? clause::CD_36_1 : clause::CD_37_1;
}

bool oversight_off(Context const& context) {
    auto const by = oversight(context.caller);
    return !by.id.empty() && context.off(by);
}

bool may(db::Tx& tx, std::vector<Actor> const& who, Object const& object, Caller const& caller) {
    return std::ranges::any_of(who, [&](Actor const& actor) { return fits(tx, actor, object, caller); });
}

std::string acting_post(db::Tx& tx, std::vector<Actor> const& who, Object const& object, Caller const& caller) {
    auto const found = std::ranges::find_if(who, [&](Actor const& actor) { return fits(tx, actor, object, caller); });
    return found == who.end() ? std::string() : found->post;
}

}  // namespace qiyue::workflow
