#include "modules/bidding/envelope.hpp"

#include "platform/json/json.hpp"

#include <optional>

namespace qiyue::bidding {

namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;
constexpr std::size_t box_overhead = 48;  // the sender's passing public key and the tag

constexpr std::int64_t version_now = 2;
constexpr std::int64_t version_unbound = 1;
constexpr std::int64_t suite_x25519_aes = 1;

struct Parts {
    std::int64_t version = 0, suite = 0;
    std::string wrapped_key, nonce, ciphertext;
};

std::string eight_bytes(std::int64_t number) {
    constexpr int bits = 8;
    std::string bytes;
    for (int shift = 7 * bits; shift >= 0; shift -= bits) {
        bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> static_cast<unsigned>(shift) & 0xFFU);
    }
    return bytes;
}

std::string additional(std::int64_t version, std::int64_t suite, std::string_view public_key, Bound bound) {
    if (version == version_unbound) {
        return "qiyue bid 1\n" + std::string(public_key);
    }
    return "qiyue bid\n" + std::string{static_cast<char>(version), static_cast<char>(suite)} + std::string(public_key) +
        eight_bytes(bound.tender) + eight_bytes(bound.provider);
}

std::optional<std::string> bytes_of(Value const& envelope, std::string_view part) {
    auto const& text = envelope[part];
    return text.is_text() ? crypto::from_base64(text.text()) : std::nullopt;
}

std::optional<Parts> parts_of(std::string_view envelope) {
    auto const text = crypto::from_base64(envelope);
    if (!text) {
        return std::nullopt;
    }
    auto const read = json::parse(*text);
    if (!read.ok()) {
        return std::nullopt;
    }
    auto const version = read.value()["v"].integer_or(0);
    auto const suite = read.value()["suite"].integer_or(version == version_unbound ? suite_x25519_aes : 0);
    if ((version != version_now && version != version_unbound) || suite != suite_x25519_aes) {
        return std::nullopt;
    }
    auto wrapped_key = bytes_of(read.value(), "wrapped_key");
    auto nonce = bytes_of(read.value(), "nonce");
    auto ciphertext = bytes_of(read.value(), "ciphertext");
    if (!wrapped_key || wrapped_key->size() != key_bytes + box_overhead || !nonce || nonce->size() != nonce_bytes ||
        !ciphertext || ciphertext->size() <= tag_bytes) {
        return std::nullopt;
    }
    return Parts{version, suite, std::move(*wrapped_key), std::move(*nonce), std::move(*ciphertext)};
}

}  // namespace

std::string seal_envelope(std::string_view public_key, Bound bound, std::string_view content, crypto::Random& random) {
    auto const key = random.bytes(key_bytes);
    auto const nonce = random.bytes(nonce_bytes);
    auto const ciphertext =
        crypto::encrypt_aes_gcm(key, nonce, content, additional(version_now, suite_x25519_aes, public_key, bound));
    auto const envelope = Value::object()
                              .set("v", version_now)
                              .set("suite", suite_x25519_aes)
                              .set("wrapped_key", crypto::to_base64(crypto::seal_box(public_key, key, random)))
                              .set("nonce", crypto::to_base64(nonce))
                              .set("ciphertext", crypto::to_base64(ciphertext));
    return crypto::to_base64(json::write(envelope));
}

std::string seal_attachment(std::string_view key, std::string_view file) {
    return crypto::encrypt_aes_gcm(key, std::string(nonce_bytes, '\0'), file, "qiyue bid file\n");
}

bool is_envelope(std::string_view envelope) {
    auto const parts = parts_of(envelope);
    return parts && parts->version == version_now;
}

Unsealed open_envelope(crypto::BoxKey const& key, Bound bound, std::string_view envelope) {
    auto const parts = parts_of(envelope);
    if (!parts) {
        return {.fault = Unsealed::Fault::no_envelope, .content = {}};
    }
    auto const content_key = crypto::open_box(key, parts->wrapped_key);
    if (!content_key || content_key->size() != key_bytes) {
        return {.fault = Unsealed::Fault::other_key, .content = {}};
    }
    auto content = crypto::decrypt_aes_gcm(*content_key, parts->nonce, parts->ciphertext,
                                           additional(parts->version, parts->suite, key.public_key, bound));
    if (!content) {
        return {.fault = Unsealed::Fault::damaged, .content = {}};
    }
    return {.fault = Unsealed::Fault::none, .content = std::move(*content)};
}

}  // namespace qiyue::bidding
