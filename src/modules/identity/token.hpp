#pragma once

#include "platform/crypto/crypto.hpp"

#include <string>
#include <string_view>

namespace qiyue::identity {

// 32 random bytes in base64url: what a browser carries.
std::string new_token(crypto::Random& random);
// What is kept of a secret that comes back: hex of its SHA-256.
std::string digest_of_token(std::string_view token);

}  // namespace qiyue::identity
