#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

// What may be a login and a password.
namespace qiyue::identity {

// A login as it is kept and compared: capitals of ASCII become small, blanks at the ends go.
std::string folded_login(std::string_view login);
// 3 to 64 of a-z 0-9 . _ @ - (folded).
bool good_login(std::string_view folded);

// At least 10 characters (as a person counts them) and not the login.
Result<void> check_password(std::string_view password, std::string_view login, std::string_view field);

}  // namespace qiyue::identity
