#pragma once

#include "modules/identity/api.hpp"

// The operations in three tables; operations() of the api joins them.
namespace qiyue::identity {

// Signing in and out, and what one does to oneself.
std::vector<api::Operation> own_operations(api::Ports& ports, Rules const& rules);
// Where one is signed in, and signing out there.
std::vector<api::Operation> session_operations();
// What an administrator does.
std::vector<api::Operation> organisation_operations(api::Ports& ports, Rules const& rules);
std::vector<api::Operation> person_operations(api::Ports& ports);

}  // namespace qiyue::identity
