#include "modules/workflow/permission.hpp"

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

bool may(db::Tx& tx, std::vector<Actor> const& who, Object const& object, Caller const& caller) {
    return std::ranges::any_of(who, [&](Actor const& actor) { return fits(tx, actor, object, caller); });
}

std::string acting_post(db::Tx& tx, std::vector<Actor> const& who, Object const& object, Caller const& caller) {
    auto const found = std::ranges::find_if(who, [&](Actor const& actor) { return fits(tx, actor, object, caller); });
    return found == who.end() ? std::string() : found->post;
}

}  // namespace qiyue::workflow
