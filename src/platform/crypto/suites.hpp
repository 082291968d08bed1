#pragma once

#include <optional>
#include <string_view>

namespace qiyue::crypto {

// The kinds of signature that a person may sign by. Each installation's people bring the kind that their house asks for;
// whoever verifies goes by the name that stands beside the key.
enum class Suite {
    ed25519,  // RFC 8032: key of 32 bytes, signature of 64
    sm2,  // GB/T 32918.2 with SM3 and the usual identity 1234567812345678: key of 65 bytes (04 || x || y), signature r || s
};

std::optional<Suite> suite_named(std::string_view name);
bool verify_by(Suite suite, std::string_view public_key, std::string_view message, std::string_view signature);

}  // namespace qiyue::crypto
