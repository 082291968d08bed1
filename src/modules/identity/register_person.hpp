#pragma once

#include "modules/identity/api.hpp"

// The two halves of registering a person: what needs no database (and takes long), and what does.
namespace qiyue::identity {

// Name, login and password as they must be; all faults at once.
Result<void> check_new_person(NewPerson const& made);
Result<std::int64_t> insert_new_person(db::Tx& tx, Context const& context, api::Ports& ports, NewPerson const& made,
                                       std::string const& password_hash);

}  // namespace qiyue::identity
