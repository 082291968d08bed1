#include "modules/sealing/envelope.hpp"

#include "platform/json/json.hpp"

#include "base/ensure.hpp"

#include <optional>

namespace qiyue::sealing {

namespace {

constexpr std::int64_t version_now = 2;
constexpr std::int64_t version_unbound = 1;

struct Parts {
    std::int64_t version = 0;
    crypto::Sealing const* suite = nullptr;
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

std::string additional(std::int64_t version, crypto::Sealing const& suite, std::string_view public_key, Bound bound) {
    if (version == version_unbound) {
        return "qiyue bid 1\n" + std::string(public_key);
    }
    return "qiyue bid\n" + std::string{static_cast<char>(version), static_cast<char>(suite.number())} +
        std::string(public_key) + eight_bytes(bound.object) + eight_bytes(bound.provider);
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
    auto const* suite = version == version_unbound ? &crypto::sealing_international()
                                                   : crypto::sealing_numbered(read.value()["suite"].integer_or(0));
    if ((version != version_now && version != version_unbound) || suite == nullptr) {
        return std::nullopt;
    }
    auto const& sizes = suite->sizes();
    auto wrapped_key = bytes_of(read.value(), "wrapped_key");
    auto nonce = bytes_of(read.value(), "nonce");
    auto ciphertext = bytes_of(read.value(), "ciphertext");
    if (!wrapped_key || wrapped_key->size() != sizes.content_key + sizes.wrapping || !nonce ||
        nonce->size() != sizes.nonce || !ciphertext || ciphertext->size() <= sizes.tag) {
        return std::nullopt;
    }
    return Parts{version, suite, std::move(*wrapped_key), std::move(*nonce), std::move(*ciphertext)};
}

}  // namespace

std::string seal_envelope(std::string_view public_key, Bound bound, std::string_view content, crypto::Random& random) {
    auto const* suite = crypto::sealing_of(public_key);
    ENSURE(suite != nullptr);
    auto const key = random.bytes(suite->sizes().content_key);
    auto const nonce = random.bytes(suite->sizes().nonce);
    auto const ciphertext = suite->encrypt(key, nonce, content, additional(version_now, *suite, public_key, bound));
    auto const envelope = Value::object()
                              .set("v", version_now)
                              .set("suite", suite->number())
                              .set("wrapped_key", crypto::to_base64(suite->wrap(public_key, key, random)))
                              .set("nonce", crypto::to_base64(nonce))
                              .set("ciphertext", crypto::to_base64(ciphertext));
    return crypto::to_base64(json::write(envelope));
}

std::string seal_attachment(std::string_view key, std::string_view file) {
    auto const& national = crypto::sealing_national();
    auto const& suite = key.size() == national.sizes().content_key ? national : crypto::sealing_international();
    return suite.encrypt(key, std::string(suite.sizes().nonce, '\0'), file, "qiyue bid file\n");
}

bool is_envelope(std::string_view envelope, std::string_view public_key) {
    auto const parts = parts_of(envelope);
    return parts && parts->version == version_now && parts->suite == crypto::sealing_of(public_key);
}

Unsealed open_envelope(crypto::BoxKey const& key, Bound bound, std::string_view envelope) {
    auto const parts = parts_of(envelope);
    if (!parts || parts->suite != crypto::sealing_of(key.public_key)) {
        return {.fault = Unsealed::Fault::no_envelope, .content = {}};
    }
    auto const content_key = parts->suite->unwrap(key, parts->wrapped_key);
    if (!content_key || content_key->size() != parts->suite->sizes().content_key) {
        return {.fault = Unsealed::Fault::other_key, .content = {}};
    }
    auto content = parts->suite->decrypt(*content_key, parts->nonce, parts->ciphertext,
                                         additional(parts->version, *parts->suite, key.public_key, bound));
    if (!content) {
        return {.fault = Unsealed::Fault::damaged, .content = {}};
    }
    return {.fault = Unsealed::Fault::none, .content = std::move(*content)};
}

}  // namespace qiyue::sealing
