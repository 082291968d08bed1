#include "platform/crypto/sm.hpp"
#include "platform/crypto/sealing.hpp"

#include "base/ensure.hpp"

namespace qiyue::crypto {

namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::size_t cipher_key_bytes = 16;

class National final : public Sealing {
public:
    std::int64_t number() const override { return 2; }
    std::string_view key_name() const override { return "SM2"; }
    Sizes const& sizes() const override {
        static constexpr Sizes all{.public_key = 65, .content_key = 48, .nonce = 16, .tag = 32, .wrapping = 97};
        return all;
    }
    BoxKey make_key(Random& random) const override {
        while (true) {
            if (auto key = sm2_key_of(random.bytes(secret_bytes))) {
                return std::move(*key);
            }
        }
    }
    std::optional<BoxKey> key_of(std::string_view secret) const override { return sm2_key_of(secret); }
    bool is_public_key(std::string_view bytes) const override { return is_sm2_point(bytes); }
    std::string wrap(std::string_view public_key, std::string_view message, Random& random) const override {
        return sm2_encrypt(public_key, message, random);
    }
    std::optional<std::string> unwrap(BoxKey const& key, std::string_view wrapped) const override {
        return sm2_decrypt(key, wrapped);
    }
    std::string encrypt(std::string_view key, std::string_view nonce, std::string_view message,
                        std::string_view additional) const override {
        ENSURE(key.size() == sizes().content_key && nonce.size() == sizes().nonce);
        auto sealed = sm4_ctr(key.substr(0, cipher_key_bytes), nonce, message);
        sealed += tag(key, nonce, sealed, additional);
        return sealed;
    }
    std::optional<std::string> decrypt(std::string_view key, std::string_view nonce, std::string_view sealed,
                                       std::string_view additional) const override {
        ENSURE(key.size() == sizes().content_key && nonce.size() == sizes().nonce);
        if (sealed.size() < sizes().tag) {
            return std::nullopt;
        }
        auto const ciphertext = sealed.substr(0, sealed.size() - sizes().tag);
        if (!equal_constant_time(tag(key, nonce, ciphertext, additional), sealed.substr(ciphertext.size()))) {
            return std::nullopt;
        }
        return sm4_ctr(key.substr(0, cipher_key_bytes), nonce, ciphertext);
    }

private:
    static std::string tag(std::string_view key, std::string_view nonce, std::string_view ciphertext,
                           std::string_view additional) {
        std::string covered(nonce);
        covered += additional;
        covered += ciphertext;
        auto const size = static_cast<std::uint64_t>(additional.size());
        for (auto shift = 56U;; shift -= 8U) {
            covered += static_cast<char>(size >> shift & 0xFFU);
            if (shift == 0) {
                break;
            }
        }
        return hmac_sm3(key.substr(cipher_key_bytes), covered);
    }
};

}  // namespace

Sealing const& sealing_national() {
    static National const one;
    return one;
}

}  // namespace qiyue::crypto
