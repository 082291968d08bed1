#include "platform/crypto/suites.hpp"

#include "platform/crypto/bytes.hpp"
#include "platform/crypto/crypto.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <memory>

namespace qiyue::crypto {

namespace {

template <class T, void (*Free)(T*)> struct Freed {
    void operator()(T* one) const { Free(one); }
};

using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX, EVP_MD_CTX_free>>;

constexpr std::size_t sm2_key_bytes = 65;
constexpr std::size_t sm2_number_bytes = 32;
constexpr std::string_view sm2_identity = "1234567812345678";

Key sm2_key(std::string_view point) {
    char group[] = "SM2";
    std::string bytes(point);
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
                               OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, bytes.data(), bytes.size()),
                               OSSL_PARAM_END};
    KeyContext const making(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
    EVP_PKEY* made = nullptr;
    if (!making || EVP_PKEY_fromdata_init(making.get()) != 1 ||
        EVP_PKEY_fromdata(making.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters) != 1) {
        return nullptr;
    }
    return Key(made);
}

// r || s, as it travels, in the form that the library reads.
std::string der_of(std::string_view signature) {
    auto* pair = ECDSA_SIG_new();
    auto* r = BN_bin2bn(raw(signature), static_cast<int>(sm2_number_bytes), nullptr);
    auto* s = BN_bin2bn(raw(signature.substr(sm2_number_bytes)), static_cast<int>(sm2_number_bytes), nullptr);
    std::string der;
    if (pair != nullptr && ECDSA_SIG_set0(pair, r, s) == 1) {
        unsigned char* bytes = nullptr;
        auto const length = i2d_ECDSA_SIG(pair, &bytes);
        if (length > 0) {
            der.assign(reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(length));
        }
        OPENSSL_free(bytes);
    }
    ECDSA_SIG_free(pair);
    return der;
}

bool verify_sm2(std::string_view public_key, std::string_view message, std::string_view signature) {
    if (public_key.size() != sm2_key_bytes || signature.size() != 2 * sm2_number_bytes) {
        return false;
    }
    auto const key = sm2_key(public_key);
    KeyContext const identified(key ? EVP_PKEY_CTX_new(key.get(), nullptr) : nullptr);
    DigestContext const digesting(EVP_MD_CTX_new());
    if (!identified || !digesting ||
        EVP_PKEY_CTX_set1_id(identified.get(), sm2_identity.data(), static_cast<int>(sm2_identity.size())) <= 0) {
        return false;
    }
    EVP_MD_CTX_set_pkey_ctx(digesting.get(), identified.get());
    auto const der = der_of(signature);
    return EVP_DigestVerifyInit(digesting.get(), nullptr, EVP_sm3(), nullptr, key.get()) == 1 &&
        EVP_DigestVerify(digesting.get(), raw(der), der.size(), raw(message), message.size()) == 1;
}

}  // namespace

std::optional<Suite> suite_named(std::string_view name) {
    return name == "ed25519" ? std::optional(Suite::ed25519) : name == "sm2" ? std::optional(Suite::sm2) : std::nullopt;
}

bool verify_by(Suite suite, std::string_view public_key, std::string_view message, std::string_view signature) {
    return suite == Suite::sm2 ? verify_sm2(public_key, message, signature)
                               : verify_signature(public_key, message, signature);
}

}  // namespace qiyue::crypto
