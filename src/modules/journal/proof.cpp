#include "modules/journal/proof.hpp"

#include "base/ensure.hpp"

#include "modules/journal/checkpoint.hpp"

#include "platform/crypto/crypto.hpp"

#include <charconv>

namespace qiyue::journal {

namespace {

constexpr std::string_view head = "c2sp.org/tlog-proof@v1\n";
constexpr std::string_view extra = "extra ";
constexpr std::string_view index = "index ";
constexpr std::size_t hash_size = 32;
constexpr std::size_t path_max = 63;  // levels of a tree whose size fits a number of ours

// Takes lines off the front of a text.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    std::string_view rest() const { return rest_; }

    // Nothing when no whole line is left.
    std::optional<std::string_view> next() {
        auto const end = rest_.find('\n');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        auto const line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }

    // What follows `start` on the next line.
    std::optional<std::string_view> next_after(std::string_view start) {
        auto const line = next();
        return line && line->starts_with(start) ? std::optional(line->substr(start.size())) : std::nullopt;
    }

private:
    std::string_view rest_;
};

std::optional<std::int64_t> number_in(std::string_view digits) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    bool const whole = error == std::errc{} && end == digits.data() + digits.size() && number >= 0;
    return whole && std::to_string(number) == digits ? std::optional(number) : std::nullopt;
}

std::optional<std::vector<Hash>> parse_path(Lines& lines) {
    std::vector<Hash> path;
    for (auto line = lines.next(); line; line = lines.next()) {
        if (line->empty()) {
            return path;
        }
        auto const hash = crypto::from_base64(*line);
        if (!hash || hash->size() != hash_size || path.size() == path_max) {
            return std::nullopt;
        }
        path.push_back(*hash);
    }
    return std::nullopt;
}

}  // namespace

std::string text_of(Proof const& proof) {
    auto text = std::string(head).append(extra).append(crypto::to_base64(proof.entry)).append("\n");
    text.append(index).append(std::to_string(proof.position)).append("\n");
    for (auto const& hash : proof.path) {
        text.append(crypto::to_base64(hash)).append("\n");
    }
    return text.append("\n").append(proof.checkpoint);
}

std::optional<Proof> parse_proof(std::string_view text) {
    if (!text.starts_with(head)) {
        return std::nullopt;
    }
    Lines lines(text.substr(head.size()));
    auto const entry_text = lines.next_after(extra);
    auto const index_text = lines.next_after(index);
    auto const entry = entry_text ? crypto::from_base64(*entry_text) : std::nullopt;
    auto const position = index_text ? number_in(*index_text) : std::nullopt;
    auto path = parse_path(lines);
    if (!entry || !position || !path) {
        return std::nullopt;
    }
    return Proof{
        .entry = *entry, .position = *position, .path = std::move(*path), .checkpoint = std::string(lines.rest())};
}

VerifiedProof verify_proof(std::string_view text, std::string_view verifier_key) {
    VerifiedProof verified;
    auto const verifier = parse_verifier_key(verifier_key);
    if (!verifier) {
        verified.problem = "the verifier key is malformed";
        return verified;
    }
    auto const proof = parse_proof(text);
    if (!proof) {
        verified.problem = "this is no proof of an entry (c2sp.org/tlog-proof@v1)";
        return verified;
    }
    verified.entry = proof->entry;
    verified.position = proof->position;
    auto const checkpoint = open_checkpoint(proof->checkpoint, verifier->origin, verifier->public_key);
    if (!checkpoint) {
        verified.problem = "the checkpoint is not signed by this key for this log";
        return verified;
    }
    verified.size = checkpoint->size;
    if (!verify_inclusion(leaf_hash(proof->entry), proof->position, checkpoint->size, proof->path, checkpoint->root)) {
        verified.problem = "the entry does not lead to the signed root";
    }
    return verified;
}

}  // namespace qiyue::journal
