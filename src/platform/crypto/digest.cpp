#include "platform/crypto/bytes.hpp"
#include "platform/crypto/crypto.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <sodium.h>

#include <array>

namespace qiyue::crypto {

namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

struct FreeMac {
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
using Mac = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

constexpr std::size_t sha256_bytes = 32;

// Looked up once: the lookup costs more than hashing a short text.
EVP_MD const* sha256_method() {
    static EVP_MD const* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    if (method == nullptr) {
        throw Fault("no SHA-256 in the crypto library");
    }
    return method;
}

void must(int outcome) {
    if (outcome != 1) {
        throw Fault("the crypto library failed at SHA-256");
    }
}

std::string digest_with(EVP_MD_CTX* context, std::string_view bytes) {
    std::string digest(sha256_bytes, '\0');
    must(EVP_DigestInit_ex2(context, sha256_method(), nullptr));
    must(EVP_DigestUpdate(context, bytes.data(), bytes.size()));
    must(EVP_DigestFinal_ex(context, raw(digest), nullptr));
    return digest;
}

// HMAC over SHA-256, waiting for its key. Looking both up costs several times what a short text does.
Mac hmac_context() {
    static EVP_MAC* const method = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    Mac context(method == nullptr ? nullptr : EVP_MAC_CTX_new(method));
    std::string digest = "SHA256";
    std::array<OSSL_PARAM, 2> const named{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), digest.size()),
        OSSL_PARAM_construct_end()};
    if (context == nullptr || EVP_MAC_CTX_set_params(context.get(), named.data()) != 1) {
        throw Fault("no HMAC in the crypto library");
    }
    return context;
}

}  // namespace

std::string sha256(std::string_view bytes) {
    thread_local Context const context(EVP_MD_CTX_new());
    return digest_with(context.get(), bytes);
}

std::string sha256_hex(std::string_view bytes) {
    return to_hex(sha256(bytes));
}

struct Sha256::State {
    Context context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    must(EVP_DigestInit_ex2(state_->context.get(), sha256_method(), nullptr));
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    must(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

std::string Sha256::digest() {
    std::string digest(sha256_bytes, '\0');
    must(EVP_DigestFinal_ex(state_->context.get(), raw(digest), nullptr));
    return digest;
}

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
    thread_local Mac const context = hmac_context();
    std::string code(sha256_bytes, '\0');
    std::size_t length = 0;
    if (EVP_MAC_init(context.get(), raw(key), key.size(), nullptr) != 1 ||
        EVP_MAC_update(context.get(), raw(bytes), bytes.size()) != 1 ||
        EVP_MAC_final(context.get(), raw(code), &length, code.size()) != 1) {
        throw Fault("the crypto library failed at HMAC");
    }
    return code;
}

bool equal_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace qiyue::crypto
