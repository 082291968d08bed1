#pragma once

#include "platform/crypto/crypto.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// The sealed envelope of a bid. The bidder's browser makes it; the server keeps it unread until the opening.
//
//   envelope = base64 of the JSON {"v":2, "suite":1, "wrapped_key":…, "nonce":…, "ciphertext":…}, each part base64
//   suite 1  = X25519 sealed box and AES-256-GCM; other numbers are other algorithms (SM2 and SM4 have none yet)
//   key      = 32 random bytes; wrapped_key is its sealed box for the tender's opening key
//   ciphertext = AES-256-GCM of the content under key and nonce (12 bytes), tag appended
//   additional = "qiyue bid\n", the bytes of version and suite, the 32 bytes of the opening key, tender and provider as
//                eight bytes each, the highest first: an envelope that somebody else hands in, or for another tender,
//                does not open, although its key does
//
// Version 1 was bound to the opening key alone. What was handed in before is still opened; nobody can hand it in now.
namespace qiyue::bidding {

// What an envelope is bound to.
struct Bound {
    std::int64_t tender = 0, provider = 0;
};

// `public_key`: 32 raw bytes.
std::string seal_envelope(std::string_view public_key, Bound bound, std::string_view content, crypto::Random& random);

// Has it the shape of a sealed envelope as it is made today? Tells nothing about what is inside, and needs no key.
// An attachment as the bidder's browser sends it: AES-256-GCM under a key (32 bytes) that encrypts nothing else and stands
// in the sealed content, so that the nonce need not vary.
std::string seal_attachment(std::string_view key, std::string_view file);

bool is_envelope(std::string_view envelope);

struct Unsealed {
    enum class Fault {
        none,
        no_envelope,  // not of this shape
        other_key,    // the key inside was not wrapped for this tender
        damaged,      // changed, or sealed by another bidder or for another tender: that cannot be told apart
    };
    Fault fault = Fault::none;
    std::string content;
};

Unsealed open_envelope(crypto::BoxKey const& key, Bound bound, std::string_view envelope);

}  // namespace qiyue::bidding
