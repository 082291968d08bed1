#pragma once

#include "platform/crypto/crypto.hpp"

#include <string>
#include <string_view>

// The algorithms that a bid is sealed with, as one thing: a key pair that wraps a content key, and a cipher with a tag that
// encrypts under it. There are two; which one a key belongs to is told by the shape of its public half, so that nothing
// is opened by the wrong one. A certified device takes the place of the second by implementing this interface.
namespace qiyue::crypto {

class Sealing {
public:
    virtual ~Sealing() = default;

    // 1 or 2: stands in every envelope.
    virtual std::int64_t number() const = 0;
    // "X25519", "SM2": how people call its key.
    virtual std::string_view key_name() const = 0;

    // Sizes in bytes: of a public key, of the key that a content is encrypted under, of a nonce, of the tag that the
    // ciphertext is longer by, and of what wrapping adds.
    struct Sizes {
        std::size_t public_key = 0, content_key = 0, nonce = 0, tag = 0, wrapping = 0;
    };
    virtual Sizes const& sizes() const = 0;

    // A new pair. A secret has 32 bytes in either suite.
    virtual BoxKey make_key(Random& random) const = 0;
    // The pair of a known secret; nothing when these 32 bytes are no secret of this suite.
    virtual std::optional<BoxKey> key_of(std::string_view secret) const = 0;
    // Is this a public key: of the right length, and a point where points are asked for?
    virtual bool is_public_key(std::string_view bytes) const = 0;

    // Wraps for the public key, with what it draws from `random`; only the secret key unwraps.
    virtual std::string wrap(std::string_view public_key, std::string_view message, Random& random) const = 0;
    virtual std::optional<std::string> unwrap(BoxKey const& key, std::string_view wrapped) const = 0;

    // The ciphertext with its tag appended; `additional` is covered by the tag and not sent.
    virtual std::string encrypt(std::string_view key, std::string_view nonce, std::string_view message,
                                std::string_view additional) const = 0;
    virtual std::optional<std::string> decrypt(std::string_view key, std::string_view nonce, std::string_view sealed,
                                               std::string_view additional) const = 0;
};

// 1: X25519 sealed box and AES-256-GCM.
Sealing const& sealing_international();
// 2, 国密: SM2 (GB/T 32918.4, C1‖C3‖C2 with the point uncompressed) and SM4 in counter mode under an HMAC of SM3,
// encrypted first: a content key is 16 bytes for SM4 and 32 for the HMAC; the tag covers nonce, additional data, their
// ciphertext and the length of the additional data as eight bytes. OpenSSL 3.0 has no SM4-GCM.
Sealing const& sealing_national();

// Nothing where there is no such suite.
Sealing const* sealing_numbered(std::int64_t number);
// Of the public key's shape; nothing when it is no public key of either.
Sealing const* sealing_of(std::string_view public_key);

}  // namespace qiyue::crypto
