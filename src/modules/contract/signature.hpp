#pragma once

#include "modules/contract/contract.hpp"

#include <optional>
#include <string>

// Signatures over the text of a contract, and its record as anybody can verify it. Pure: no store, no clock.
namespace qiyue::contract {

// What a side signs: the number, the digest of the text, and as which side. Each line ends with a line feed.
std::string signed_message(std::string const& number, std::string const& text_digest, std::string const& side);
// What proves that who registers a key has its secret half.
std::string possession_message(std::string const& public_key);
// `public_key` and `signature` in base64; false as well for what cannot be read.
bool signature_holds(std::string const& suite, std::string const& public_key, std::string const& signature,
                     std::string const& message);

// How the signatures stand to the text as it is now.
enum class Standing {
    unsigned_text,  // nobody has signed yet
    confirmed,      // each side confirmed it here, one at least without a key
    valid,          // every side's signature verifies over this text
    changed,        // the text is not the one that was signed
    forged,         // a signature does not verify
};
std::string name_of(Standing standing);
std::vector<Option> const& standings();
Standing standing_of(Contract const& contract, std::vector<Value> const& signatures);

// The record of a contract: what was signed, by whom, with what. {format, number, buyer, provider, text_digest, text,
// signatures}; `text` is null where a part of it is withheld by law. A signature with a key names the journal's entry of its
// enrolment: {position, salt, text}.
Value record_of(Contract const& contract, std::string const& buyer, std::string const& provider,
                std::vector<Value> const& signatures, bool with_text);

}  // namespace qiyue::contract
