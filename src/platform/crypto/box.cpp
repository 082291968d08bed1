#include "platform/crypto/bytes.hpp"
#include "platform/crypto/crypto.hpp"

#include "base/ensure.hpp"

#include <sodium.h>

namespace qiyue::crypto {

BoxKey box_key_of(std::string_view secret) {
    ENSURE(secret.size() == crypto_box_SECRETKEYBYTES);
    BoxKey key{std::string(secret), std::string(crypto_box_PUBLICKEYBYTES, '\0')};
    ENSURE(crypto_scalarmult_base(raw(key.public_key), raw(key.secret)) == 0);
    return key;
}

BoxKey make_box_key(Random& random) {
    return box_key_of(random.bytes(crypto_box_SECRETKEYBYTES));
}

std::string seal_box(std::string_view public_key, std::string_view message) {
    SystemRandom random;
    return seal_box(public_key, message, random);
}

// The one-time public key, then the box made with it; the nonce is a hash of both public keys. Written out because
// the library's crypto_box_seal draws its key from the system only; crypto_box_seal_open reads the same format.
std::string seal_box(std::string_view public_key, std::string_view message, Random& random) {
    ENSURE(public_key.size() == crypto_box_PUBLICKEYBYTES);
    auto once = make_box_key(random);
    unsigned char nonce[crypto_box_NONCEBYTES] = {};
    auto const both = once.public_key + std::string(public_key);
    ENSURE(crypto_generichash(nonce, sizeof nonce, raw(both), both.size(), nullptr, 0) == 0);
    std::string box(message.size() + crypto_box_MACBYTES, '\0');
    ENSURE(crypto_box_easy(raw(box), raw(message), message.size(), nonce, raw(public_key), raw(once.secret)) == 0);
    sodium_memzero(once.secret.data(), once.secret.size());
    return once.public_key + box;
}

std::optional<std::string> open_box(BoxKey const& key, std::string_view sealed) {
    ENSURE(key.secret.size() == crypto_box_SECRETKEYBYTES && key.public_key.size() == crypto_box_PUBLICKEYBYTES);
    if (sealed.size() < crypto_box_SEALBYTES) {
        return std::nullopt;
    }
    std::string message(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(raw(message), raw(sealed), sealed.size(), raw(key.public_key), raw(key.secret)) != 0) {
        return std::nullopt;
    }
    return message;
}

}  // namespace qiyue::crypto
