#pragma once

#include "modules/journal/leaf.hpp"
#include "modules/journal/merkle.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A receipt that one entry is in the log: one text file (C2SP tlog-proof) that holds the entry, its place, the hashes
// that lead to the root, and the signed checkpoint of that root. Who keeps it can show, for ever and without asking the
// keeper of the log, that the entry was in it.
namespace qiyue::journal {

struct Proof {
    std::string entry;  // the leaf's bytes
    std::int64_t position = 0;
    std::vector<Hash> path;  // lowest first
    std::string checkpoint;  // a signed note
};

std::string text_of(Proof const& proof);
// Nothing when the text is not of that form. Says nothing yet of whether it proves anything.
std::optional<Proof> parse_proof(std::string_view text);

struct VerifiedProof {
    std::string entry;
    std::int64_t position = 0;
    std::int64_t size = 0;  // of the tree that the checkpoint signs
    std::string problem;    // "" when the entry is in the log of this key
};

VerifiedProof verify_proof(std::string_view text, std::string_view verifier_key);

}  // namespace qiyue::journal
