#pragma once

#include "modules/identity/api.hpp"

#include <string>
#include <string_view>
#include <vector>

// Ten codes on paper that stand in for a lost authenticator, each of them once.
namespace qiyue::identity {

// New ones, "ABCD-EFGH-JKLM-NPQR"; those given out before are worth nothing any more. Only their digests are kept.
std::vector<std::string> give_recovery_codes(db::Tx& tx, api::Ports& ports, std::int64_t person);

// The digest of what was typed, however it is spaced; "" when it can't be such a code.
std::string recovery_digest(std::string_view typed);

// Eighty random bits as four groups of letters and digits, to be read from paper or a screen.
std::string new_code(crypto::Random& random);
// Without spaces and hyphens, in capitals.
std::string plain_code(std::string_view typed);

}  // namespace qiyue::identity
