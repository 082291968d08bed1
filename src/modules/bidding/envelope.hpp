#pragma once

#include "platform/crypto/crypto.hpp"

#include <string>
#include <string_view>

// The sealed envelope of a bid. The bidder's browser makes it; the server keeps it unread until the opening.
//
//   envelope = base64 of the JSON {"v":1, "wrapped_key":…, "nonce":…, "ciphertext":…}, each part base64
//   key      = 32 random bytes; wrapped_key is its X25519 sealed box for the tender's opening key
//   ciphertext = AES-256-GCM of the content under key and nonce (12 bytes), tag appended
//   additional = "qiyue bid 1\n" and the 32 bytes of the opening key, so that an envelope fits one tender only
namespace qiyue::bidding {

// `public_key`: 32 raw bytes.
std::string seal_envelope(std::string_view public_key, std::string_view content, crypto::Random& random);

// Has it the shape of a sealed envelope? Tells nothing about what is inside, and needs no key.
bool is_envelope(std::string_view envelope);

struct Unsealed {
    enum class Fault {
        none,
        no_envelope,     // not of this shape
        other_key,       // the key inside was not wrapped for this tender
        damaged,         // the content does not match its tag
    };
    Fault fault = Fault::none;
    std::string content;
};
Unsealed open_envelope(crypto::BoxKey const& key, std::string_view envelope);

}  // namespace qiyue::bidding
