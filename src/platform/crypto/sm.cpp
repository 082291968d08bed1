#include "platform/crypto/sm.hpp"

#include "platform/crypto/bytes.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <memory>

namespace qiyue::crypto {

namespace {

constexpr std::size_t digest_bytes = 32;
constexpr std::size_t block_bytes = 16;

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

}  // namespace

std::string sm3(std::string_view bytes) {
    std::string digest(digest_bytes, '\0');
    if (EVP_Digest(bytes.data(), bytes.size(), raw(digest), nullptr, EVP_sm3(), nullptr) != 1) {
        throw Fault("the crypto library failed at SM3");
    }
    return digest;
}

std::string hmac_sm3(std::string_view key, std::string_view bytes) {
    std::string code(digest_bytes, '\0');
    if (HMAC(EVP_sm3(), key.data(), static_cast<int>(key.size()), raw(bytes), bytes.size(), raw(code), nullptr) ==
        nullptr) {
        throw Fault("the crypto library failed at HMAC-SM3");
    }
    return code;
}

std::string sm4_ctr(std::string_view key, std::string_view counter, std::string_view bytes) {
    ENSURE(key.size() == block_bytes && counter.size() == block_bytes);
    std::unique_ptr<EVP_CIPHER_CTX, FreeContext> const context(EVP_CIPHER_CTX_new());
    std::string out(bytes.size() + 1, '\0');  // never a null target, also for nothing
    auto ok = EVP_EncryptInit_ex(context.get(), EVP_sm4_ctr(), nullptr, raw(key), raw(counter)) == 1;
    // The library counts in int.
    constexpr std::size_t piece_max = std::size_t{1} << 30U;
    for (std::size_t at = 0; ok && at < bytes.size();) {
        auto const piece = bytes.substr(at, std::min(piece_max, bytes.size() - at));
        int written = 0;
        ok = EVP_EncryptUpdate(context.get(), raw(out) + at, &written, raw(piece), static_cast<int>(piece.size())) == 1;
        at += piece.size();
    }
    if (!ok) {
        throw Fault("the crypto library failed at SM4");
    }
    out.pop_back();
    return out;
}

}  // namespace qiyue::crypto
