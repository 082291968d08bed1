#pragma once

#include "modules/workflow/api.hpp"

#include <set>

// Who may, worked out a second time from the tables alone: nothing here asks the engine's own judgement.
namespace qiyue::permission {

// What the tables say of one object.
struct Known {
    workflow::Object object;
    std::set<std::int64_t> participants;  // persons
};

inline bool is_city(std::string const& region) {
    return region.size() == 6 && region.substr(4) == "00";
}

inline bool relation_holds(workflow::Relation relation, Known const& known, Caller const& caller) {
    auto const& object = known.object;
    switch (relation) {
    case workflow::Relation::owner: return object.owner == caller.organisation;
    case workflow::Relation::party: return object.party != 0 && object.party == caller.organisation;
    case workflow::Relation::finance: return caller.organisation_kind == "finance" && caller.region == object.region;
    case workflow::Relation::participant: return known.participants.contains(caller.person);
    case workflow::Relation::city: return is_city(caller.region);
    case workflow::Relation::anyone: return true;
    }
    return false;
}

inline bool holds_post(Caller const& caller, std::string const& post) {
    for (auto const& held : caller.posts) {
        if (held == post) {
            return true;
        }
    }
    return false;
}

// May this caller do the step to the object (a new one: to what it is made under)?
inline bool may_do(workflow::Step const& step, Known const& known, Caller const& caller) {
    for (auto const& actor : step.who) {
        auto const post = actor.post == "public" || (caller.person != 0 && holds_post(caller, actor.post));
        if (post && (actor.post == "public" || relation_holds(actor.relation, known, caller))) {
            return true;
        }
    }
    return false;
}

// Owner, party, the finance department of its level and the city's, the city's audit, participants; everybody where it is public;
// the other side alone while the state hides it.
inline bool may_read(workflow::Procedure const& procedure, Known const& known, Context const& context) {
    auto const& object = known.object;
    auto const& caller = context.caller;
    if (procedure.public_reading && object.state != procedure.states.at(0).name) {
        return true;
    }
    for (auto const& state : procedure.public_in) {
        if (state == object.state) {
            return true;
        }
    }
    for (auto const& state : procedure.states) {
        if (state.name == object.state && state.hidden) {
            return caller.person != 0 && caller.organisation == object.party;
        }
    }
    if (procedure.readable && procedure.readable(object, context)) {
        return true;
    }
    if (caller.person == 0) {
        return false;
    }
    auto const same_city = caller.region.substr(0, 4) == object.region.substr(0, 4);
    auto const finance =
        caller.organisation_kind == "finance" && (caller.region == object.region || is_city(caller.region));
    auto const oversees = same_city && (caller.organisation_kind == "audit" || finance);
    // Experts stand in one organisation, but none reads what another's is.
    auto const owns = caller.organisation == object.owner &&
        (caller.organisation_kind != "experts" || caller.holds("experts.keeper"));
    return owns || caller.organisation == object.party || oversees || known.participants.contains(caller.person);
}

}  // namespace qiyue::permission
