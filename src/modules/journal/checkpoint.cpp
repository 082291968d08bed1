#include "modules/journal/checkpoint.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace qiyue::journal {

namespace {

constexpr char ed25519 = '\x01'; // the signed note's algorithm byte
constexpr std::size_t key_id_size = 4;
constexpr std::size_t public_key_size = 32;
constexpr std::size_t hash_size = 32;
constexpr std::string_view signature_start = "\xE2\x80\x94 "; // an em dash and a space

std::string key_id(std::string_view name, std::string_view public_key) {
    auto const content = std::string(name).append("\n").append(1, ed25519).append(public_key);
    return crypto::sha256(content).substr(0, key_id_size);
}

bool good_name(std::string_view name) {
    return !name.empty() &&
        std::ranges::all_of(name, [](char c) { return c > ' ' && c != '+' && c != '\x7F'; });
}

std::string text_of(Checkpoint const& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
        crypto::to_base64(checkpoint.root) + "\n";
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
std::optional<std::string>
signature_by(std::string_view line, std::string_view name, std::string_view public_key) {
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

} // namespace

std::string sign_checkpoint(Checkpoint const& checkpoint, crypto::SigningKey const& key) {
    ENSURE(good_name(checkpoint.origin));
    auto const text = text_of(checkpoint);
    auto const signature = key_id(checkpoint.origin, key.public_key) + crypto::sign(key, text);
    return text + "\n" + std::string(signature_start) + checkpoint.origin + " " +
        crypto::to_base64(signature) + "\n";
}

std::optional<Checkpoint>
open_checkpoint(std::string_view note, std::string_view origin, std::string_view public_key) {
    // The text never holds an empty line, so the last one parts text and signatures.
    auto const gap = note.rfind("\n\n");
    if (gap == std::string_view::npos || public_key.size() != public_key_size) {
        return std::nullopt;
    }
    auto const text = note.substr(0, gap + 1);
    auto const checkpoint = parse(text);
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
    ENSURE(good_name(origin) && public_key.size() == public_key_size);
    return std::string(origin) + "+" + crypto::to_hex(key_id(origin, public_key)) + "+" +
        crypto::to_base64(std::string(1, ed25519).append(public_key));
}

std::optional<Verifier> parse_verifier_key(std::string_view text) {
    auto const first = text.find('+');
    auto const second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) {
        return std::nullopt;
    }
    auto const name = text.substr(0, first);
    auto const key = crypto::from_base64(text.substr(second + 1));
    if (!good_name(name) || !key || key->size() != public_key_size + 1 || key->front() != ed25519) {
        return std::nullopt;
    }
    auto const public_key = key->substr(1);
    if (text.substr(first + 1, second - first - 1) != crypto::to_hex(key_id(name, public_key))) {
        return std::nullopt;
    }
    return Verifier{.origin = std::string(name), .public_key = public_key};
}

} // namespace qiyue::journal
