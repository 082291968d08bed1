#pragma once

#include "platform/crypto/crypto.hpp"

#include <vector>

// Shamir's sharing of a secret, byte by byte over the field of AES (x⁸+x⁴+x³+x+1): any `threshold` shares give the secret,
// fewer give nothing of it. A share is as long as the secret and one byte more; the last byte is its place, 1 to 255. The
// package shamir-secret-sharing, which the browser uses, reads and writes the same.
namespace qiyue::crypto {

// The shares at the places 1, 2, … `count`. The secret is not empty and 2 <= threshold <= count <= 255.
std::vector<std::string> split_secret(std::string_view secret, int count, int threshold, Random& random);

// The secret of these shares; nothing when they can't belong together (lengths differ, a place is 0 or comes twice, fewer
// than two). Too few or altered shares give some other secret: whoever combines compares it with what it should open.
std::optional<std::string> combine_shares(std::vector<std::string> const& shares);

// Overwrites what must not stay in memory.
void wipe(std::string& secret);

}  // namespace qiyue::crypto
