#include "platform/crypto/bytes.hpp"
#include "platform/crypto/crypto.hpp"

#include "base/ensure.hpp"

#include <sodium.h>

namespace qiyue::crypto {

SigningKey make_signing_key(Random& random) {
    return signing_key_of(random.bytes(crypto_sign_SEEDBYTES));
}

SigningKey signing_key_of(std::string_view seed) {
    ENSURE(seed.size() == crypto_sign_SEEDBYTES);
    SigningKey key{std::string(crypto_sign_SECRETKEYBYTES, '\0'), std::string(crypto_sign_PUBLICKEYBYTES, '\0')};
    ENSURE(crypto_sign_seed_keypair(raw(key.public_key), raw(key.secret), raw(seed)) == 0);
    return key;
}

std::string seed_of(SigningKey const& key) {
    ENSURE(key.secret.size() == crypto_sign_SECRETKEYBYTES);
    return key.secret.substr(0, crypto_sign_SEEDBYTES);  // libsodium keeps the seed first
}

std::string sign(SigningKey const& key, std::string_view message) {
    ENSURE(key.secret.size() == crypto_sign_SECRETKEYBYTES);
    std::string signature(crypto_sign_BYTES, '\0');
    ENSURE(crypto_sign_detached(raw(signature), nullptr, raw(message), message.size(), raw(key.secret)) == 0);
    return signature;
}

bool verify_signature(std::string_view public_key, std::string_view message, std::string_view signature) {
    return public_key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
        crypto_sign_verify_detached(raw(signature), raw(message), message.size(), raw(public_key)) == 0;
}

}  // namespace qiyue::crypto
