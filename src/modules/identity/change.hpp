#pragma once

#include "modules/identity/api.hpp"

#include <optional>

// Changes by an administrator. `revision` is what the asker had seen (0: whatever it is now).
namespace qiyue::identity {

// What is left out stays. Attributes that are given replace those of the same name.
struct OrganisationChange {
    std::optional<std::string> name, region;
    std::optional<bool> active;
    Value attributes;
};

Result<Organisation> change_organisation(db::Tx& tx, Context const& context, api::Ports& ports, law::Judge& judge,
                                         std::int64_t id, std::int64_t revision, OrganisationChange const& change);

struct PersonChange {
    std::optional<std::string> name;
    std::optional<bool> active;
    Value attributes;
};

Result<Person> change_person(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t id,
                             std::int64_t revision, PersonChange const& change);

}  // namespace qiyue::identity
