#pragma once

#include "modules/sealing/api.hpp"

// What the files of this module share about holders and their keys.
namespace qiyue::sealing {

inline constexpr std::size_t secret_bytes = 32;               // of the opening key's private half, in either suite
inline constexpr std::size_t share_bytes = secret_bytes + 1;  // the last one is the share's place

// The posts that may hold a share. Who oversees reads everything and acts in nothing (CD-36-1, CD-37-1), so audit is not
// among them; nor are bidders, experts, or who drafts the document.
std::vector<Option> const& holder_posts();
// The key of the occasion; its holders are named.
OpeningKey stored_key(db::Tx& tx, Occasion occasion);
// He may have been one of an earlier draft.
Refusal not_a_holder();
// Is this base64 text a public key of the suite that was chosen?
bool is_public_key(OpeningKey const& key, std::string const& base64);
// How people call the keys of that suite: "X25519", "SM2".
std::string key_name(OpeningKey const& key);
// What the base64 text holds, when it is so many bytes.
std::optional<std::string> bytes_of(std::string const& base64, std::size_t size);
// "锦江区财政局 采购监管": how a holder is called before others.
Text name_of(db::Tx& tx, Holder const& holder);

}  // namespace qiyue::sealing
