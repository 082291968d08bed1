#include "modules/journal/checkpoint.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace qiyue::journal {

bool good_origin(std::string_view origin) {
    return !origin.empty() && std::ranges::all_of(origin, [](char c) { return c > ' ' && c != '+' && c != '\x7F'; });
}

namespace {

constexpr char ed25519 = '\x01';  // the signed note's algorithm byte
constexpr std::size_t key_id_size = 4;
constexpr std::size_t public_key_size = 32;
constexpr std::size_t hash_size = 32;
constexpr std::string_view secret_start = "PRIVATE+KEY+";
constexpr std::string_view signature_start = "\xE2\x80\x94 ";  // an em dash and a space

std::string key_id(std::string_view name, std::string_view public_key) {
    auto const content = std::string(name).append("\n").append(1, ed25519).append(public_key);
    return crypto::sha256(content).substr(0, key_id_size);
}

// "name+1a2b3c4d+AW…" with the 32 bytes of a key; whether the id is that of the key is for the caller to see.
struct KeyText {
    std::string_view name;
    std::string id;
    std::string bytes;
};

std::optional<KeyText> parse_key_text(std::string_view text) {
    auto const first = text.find('+');
    auto const second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) {
        return std::nullopt;
    }
    auto const name = text.substr(0, first);
    auto const id = crypto::from_hex(text.substr(first + 1, second - first - 1));
    auto const key = crypto::from_base64(text.substr(second + 1));
    bool const sound = good_origin(name) && id && key && key->size() == public_key_size + 1 && key->front() == ed25519;
    return sound ? std::optional(KeyText{.name = name, .id = *id, .bytes = key->substr(1)}) : std::nullopt;
}

std::string text_of(Checkpoint const& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + crypto::to_base64(checkpoint.root) +
        "\n";
}

// Lines without their ends; nothing when the last line has no end.
std::optional<std::vector<std::string_view>> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = text.find('\n');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::optional<std::int64_t> parse_size(std::string_view digits) {
    std::int64_t size = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    bool const whole = error == std::errc{} && end == digits.data() + digits.size();
    // One spelling only: no sign, no leading zero.
    if (!whole || size < 0 || digits.front() == '-' || (digits.size() > 1 && digits.front() == '0')) {
        return std::nullopt;
    }
    return size;
}

std::optional<Checkpoint> parse(std::string_view text) {
    auto const lines = lines_of(text);
    if (!lines || lines->size() < 3) {
        return std::nullopt;
    }
    // Lines after the third are extensions that we do not know; the format forbids them to be empty.
    if (std::any_of(lines->begin() + 3, lines->end(), [](auto line) { return line.empty(); })) {
        return std::nullopt;
    }
    auto const size = (*lines)[1].empty() ? std::nullopt : parse_size((*lines)[1]);
    auto const root = crypto::from_base64((*lines)[2]);
    if (!size || !root || root->size() != hash_size) {
        return std::nullopt;
    }
    return Checkpoint{.origin = std::string((*lines)[0]), .size = *size, .root = *root};
}

// The signature bytes of a line "— name base64" when it is by this name and key.
std::optional<std::string> signature_by(std::string_view line, std::string_view name, std::string_view public_key) {
    auto const start = std::string(signature_start).append(name).append(" ");
    if (!line.starts_with(start)) {
        return std::nullopt;
    }
    auto const bytes = crypto::from_base64(line.substr(start.size()));
    if (!bytes || bytes->size() <= key_id_size || bytes->substr(0, key_id_size) != key_id(name, public_key)) {
        return std::nullopt;
    }
    return bytes->substr(key_id_size);
}

}  // namespace

std::string sign_checkpoint(Checkpoint const& checkpoint, crypto::SigningKey const& key) {
    ENSURE(good_origin(checkpoint.origin));
    auto const text = text_of(checkpoint);
    auto const signature = key_id(checkpoint.origin, key.public_key) + crypto::sign(key, text);
    return text + "\n" + std::string(signature_start) + checkpoint.origin + " " + crypto::to_base64(signature) + "\n";
}

std::optional<Checkpoint> open_checkpoint(std::string_view note, std::string_view origin, std::string_view public_key) {
    // The text never holds an empty line, so the last one parts text and signatures.
    auto const gap = note.rfind("\n\n");
    if (gap == std::string_view::npos || public_key.size() != public_key_size) {
        return std::nullopt;
    }
    auto const text = note.substr(0, gap + 1);
    auto checkpoint = parse(text);
    auto const signatures = lines_of(note.substr(gap + 2));
    if (!checkpoint || checkpoint->origin != origin || !signatures) {
        return std::nullopt;
    }
    for (auto const line : *signatures) {
        auto const signature = signature_by(line, origin, public_key);
        if (signature && crypto::verify_signature(public_key, text, *signature)) {
            return checkpoint;
        }
    }
    return std::nullopt;
}

std::string verifier_key(std::string_view origin, std::string_view public_key) {
    ENSURE(good_origin(origin) && public_key.size() == public_key_size);
    return std::string(origin) + "+" + crypto::to_hex(key_id(origin, public_key)) + "+" +
        crypto::to_base64(std::string(1, ed25519).append(public_key));
}

std::optional<Verifier> parse_verifier_key(std::string_view text) {
    auto const key = parse_key_text(text);
    if (!key || key->id != key_id(key->name, key->bytes)) {
        return std::nullopt;
    }
    return Verifier{.origin = std::string(key->name), .public_key = key->bytes};
}

std::string signer_key(Signer const& signer) {
    ENSURE(good_origin(signer.origin));
    return std::string(secret_start) + signer.origin + "+" +
        crypto::to_hex(key_id(signer.origin, signer.key.public_key)) + "+" +
        crypto::to_base64(std::string(1, ed25519).append(crypto::seed_of(signer.key)));
}

std::optional<Signer> parse_signer_key(std::string_view text) {
    if (!text.starts_with(secret_start)) {
        return std::nullopt;
    }
    auto const kept = parse_key_text(text.substr(secret_start.size()));
    if (!kept) {
        return std::nullopt;
    }
    auto const key = crypto::signing_key_of(kept->bytes);
    if (kept->id != key_id(kept->name, key.public_key)) {
        return std::nullopt;
    }
    return Signer{.origin = std::string(kept->name), .key = key};
}

}  // namespace qiyue::journal
