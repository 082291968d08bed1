#pragma once

#include "modules/identity/api.hpp"

namespace qiyue::identity {

struct FirstAdministrator {
    std::string organisation_name, region;
    NewPerson person;
    std::string setup_code = {};   // as printed in the terminal
    std::string credit_code = {};  // "": none
};

// Makes the organisation of kind platform and its administrator; only while nobody exists. Gives the person.
Result<std::int64_t> first_administrator(db::Database& database, Context const& context, api::Ports& ports,
                                         Rules const& rules, FirstAdministrator const& given);

}  // namespace qiyue::identity
