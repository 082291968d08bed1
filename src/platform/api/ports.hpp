#pragma once

#include "platform/crypto/crypto.hpp"
#include "platform/events/bus.hpp"
#include "platform/files/files.hpp"

#include "base/id.hpp"

namespace qiyue::api {

// What the outside world gives the modules: real in a serving process, repeatable in a scenario.
struct Ports {
    IdSource& ids;
    crypto::Random& random;
    files::Store& files;
    events::Bus& bus;
    crypto::PasswordCost password_cost = crypto::PasswordCost::interactive;
};

}  // namespace qiyue::api
