#include "platform/crypto/sealing.hpp"

#include <array>

namespace qiyue::crypto {

namespace {

class International final : public Sealing {
public:
    std::int64_t number() const override { return 1; }
    std::string_view key_name() const override { return "X25519"; }
    Sizes const& sizes() const override {
        static constexpr Sizes all{.public_key = 32, .content_key = 32, .nonce = 12, .tag = 16, .wrapping = 48};
        return all;
    }
    BoxKey make_key(Random& random) const override { return make_box_key(random); }
    std::optional<BoxKey> key_of(std::string_view secret) const override { return box_key_of(secret); }
    bool is_public_key(std::string_view bytes) const override { return bytes.size() == sizes().public_key; }
    std::string wrap(std::string_view public_key, std::string_view message, Random& random) const override {
        return seal_box(public_key, message, random);
    }
    std::optional<std::string> unwrap(BoxKey const& key, std::string_view wrapped) const override {
        return open_box(key, wrapped);
    }
    std::string encrypt(std::string_view key, std::string_view nonce, std::string_view message,
                        std::string_view additional) const override {
        return encrypt_aes_gcm(key, nonce, message, additional);
    }
    std::optional<std::string> decrypt(std::string_view key, std::string_view nonce, std::string_view sealed,
                                       std::string_view additional) const override {
        return decrypt_aes_gcm(key, nonce, sealed, additional);
    }
};

std::array<Sealing const*, 2> const& suites() {
    static std::array<Sealing const*, 2> const all{&sealing_international(), &sealing_national()};
    return all;
}

}  // namespace

Sealing const& sealing_international() {
    static International const one;
    return one;
}

Sealing const* sealing_numbered(std::int64_t number) {
    for (auto const* suite : suites()) {
        if (suite->number() == number) {
            return suite;
        }
    }
    return nullptr;
}

Sealing const* sealing_of(std::string_view public_key) {
    for (auto const* suite : suites()) {
        if (suite->is_public_key(public_key)) {
            return suite;
        }
    }
    return nullptr;
}

}  // namespace qiyue::crypto
