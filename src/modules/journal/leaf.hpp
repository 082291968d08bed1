#pragma once

#include "base/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// What of an entry is public and what is not. The public part is the leaf of the tree. The private part (who, what was
// asked, what came of it) enters through its digest; a salt keeps anybody from guessing it out of the digest.
namespace qiyue::journal {

struct Leaf {
    std::int64_t position = 0;
    std::int64_t at = 0;  // microseconds since 1970 UTC
    std::string operation;
    std::string kind;
    std::int64_t object = 0;
    std::int64_t project = 0;
    std::int64_t organisation = 0;
    std::string body_digest;  // 64 hex digits
};

// The bytes that are hashed and published: compact JSON, members in this order. A change of these bytes is another log.
std::string text_of(Leaf const& leaf);

// What a sealed entry is called where everybody reads; all that would tell more is empty.
inline constexpr std::string_view sealed_operation = "sealed";

// The private part as it is kept and digested. `hidden` is what a sealed leaf does not say.
std::string private_text(std::int64_t person, Value body);
std::string private_text(std::int64_t person, Value body, Leaf const& hidden);
// Hex of SHA-256(salt || text); the salt comes as hex.
std::string digest_of(std::string_view salt_hex, std::string_view private_text);

}  // namespace qiyue::journal
