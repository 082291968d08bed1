#pragma once

#include "platform/crypto/sealing.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// The sealed envelope of a bid or an offer. Its sender's browser makes it; the server keeps it unread until the opening.
//
//   envelope = base64 of the JSON {"v":2, "suite":1, "wrapped_key":…, "nonce":…, "ciphertext":…}, each part base64
//   suite    = 1 or 2: the algorithms and the sizes of what follows, see crypto/sealing.hpp; it is that of the opening key
//   key      = random bytes; wrapped_key is the key, wrapped for the opening key
//   ciphertext = the content under key and nonce, tag appended
//   additional = "qiyue bid\n", the bytes of version and suite, those of the opening key, object and provider as
//                eight bytes each, the highest first: an envelope that somebody else hands in, or for another purchase,
//                does not open, although its key does
//
// Version 1 was bound to the opening key alone. What was handed in before is still opened; nobody can hand it in now.
namespace qiyue::sealing {

// What an envelope is bound to.
struct Bound {
    std::int64_t object = 0;  // the occasion's: purchase, framework agreement
    std::int64_t provider = 0;
};

// `public_key`: the raw bytes of one; its shape says by which suite.
std::string seal_envelope(std::string_view public_key, Bound bound, std::string_view content, crypto::Random& random);

// An attachment as the bidder's browser sends it: under a key that encrypts nothing else and stands in the sealed content, so
// that the nonce need not vary. The key's length says by which suite.
std::string seal_attachment(std::string_view key, std::string_view file);

// Has it the shape of an envelope as it is sealed today for such a public key? Tells nothing about what is inside.
bool is_envelope(std::string_view envelope, std::string_view public_key);

struct Unsealed {
    enum class Fault {
        none,
        no_envelope,  // not of this shape
        other_key,    // the key inside was not wrapped for this opening key
        damaged,      // changed, or sealed by another bidder or for another purchase: that cannot be told apart
    };
    Fault fault = Fault::none;
    std::string content;
};

Unsealed open_envelope(crypto::BoxKey const& key, Bound bound, std::string_view envelope);

}  // namespace qiyue::sealing
