#pragma once

#include "modules/journal/merkle.hpp"

#include "platform/crypto/crypto.hpp"

#include <optional>
#include <string>
#include <string_view>

// What the log's keeper signs: so many entries, this root. The text is a C2SP tlog-checkpoint in a C2SP signed note,
// so that any witness or auditor of transparency logs can read it. The key's name is the origin.
namespace qiyue::journal {

struct Checkpoint {
    std::string origin;  // "qiyue.example.gov.cn/log": names the log for ever; no space, no plus
    std::int64_t size = 0;
    Hash root;
};

std::string sign_checkpoint(Checkpoint const& checkpoint, crypto::SigningKey const& key);

// Nothing when the note is malformed, is of another log, or carries no good signature of that key. Signatures of
// others (witnesses) are passed over.
std::optional<Checkpoint> open_checkpoint(std::string_view note, std::string_view origin, std::string_view public_key);

// "origin+1a2b3c4d+AW…": the public key as tools for signed notes take it.
std::string verifier_key(std::string_view origin, std::string_view public_key);

// The origin and public key of such a text.
struct Verifier {
    std::string origin;
    std::string public_key;
};

std::optional<Verifier> parse_verifier_key(std::string_view text);

// "PRIVATE+KEY+origin+1a2b3c4d+AW…": the secret half as tools for signed notes keep it. Never shown to anybody.
struct Signer {
    std::string origin;
    crypto::SigningKey key;
};

std::string signer_key(Signer const& signer);
std::optional<Signer> parse_signer_key(std::string_view text);
// May a log be called so? No space, no plus, nothing unprintable.
bool good_origin(std::string_view origin);

}  // namespace qiyue::journal
