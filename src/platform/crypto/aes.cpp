#include "platform/crypto/bytes.hpp"
#include "platform/crypto/crypto.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>

namespace qiyue::crypto {

namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

using Update = int (*)(EVP_CIPHER_CTX*, unsigned char*, int*, unsigned char const*, int);

void must(int outcome) {
    if (outcome != 1) {
        throw Fault("the crypto library failed at AES-GCM");
    }
}

// The library counts in int: larger messages go in pieces. `out` is null for the additional data.
void feed(Update update, EVP_CIPHER_CTX* context, std::string_view in, unsigned char* out) {
    constexpr std::size_t piece_max = std::size_t{1} << 30U;
    while (!in.empty()) {
        auto const piece = in.substr(0, std::min(in.size(), piece_max));
        int written = 0;
        must(update(context, out, &written, raw(piece), static_cast<int>(piece.size())));
        if (out != nullptr) {
            out += written;
        }
        in.remove_prefix(piece.size());
    }
}

}  // namespace

std::string encrypt_aes_gcm(std::string_view key, std::string_view nonce, std::string_view message,
                            std::string_view additional) {
    ENSURE(key.size() == key_bytes && nonce.size() == nonce_bytes);
    Context const context(EVP_CIPHER_CTX_new());
    std::string sealed(message.size() + tag_bytes, '\0');
    must(EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)));
    feed(EVP_EncryptUpdate, context.get(), additional, nullptr);
    feed(EVP_EncryptUpdate, context.get(), message, raw(sealed));
    int rest = 0;
    must(EVP_EncryptFinal_ex(context.get(), raw(sealed) + message.size(), &rest));
    must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tag_bytes, raw(sealed) + message.size()));
    return sealed;
}

std::optional<std::string> decrypt_aes_gcm(std::string_view key, std::string_view nonce, std::string_view sealed,
                                           std::string_view additional) {
    ENSURE(key.size() == key_bytes && nonce.size() == nonce_bytes);
    if (sealed.size() < tag_bytes) {
        return std::nullopt;
    }
    Context const context(EVP_CIPHER_CTX_new());
    auto const ciphertext = sealed.substr(0, sealed.size() - tag_bytes);
    std::string tag(sealed.substr(ciphertext.size()));
    std::string message(ciphertext.size() + 1, '\0');  // never a null target, also for an empty message
    must(EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)));
    feed(EVP_DecryptUpdate, context.get(), additional, nullptr);
    feed(EVP_DecryptUpdate, context.get(), ciphertext, raw(message));
    must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, tag.data()));
    int rest = 0;
    if (EVP_DecryptFinal_ex(context.get(), raw(message) + ciphertext.size(), &rest) != 1) {
        return std::nullopt;
    }
    message.pop_back();
    return message;
}

}  // namespace qiyue::crypto
