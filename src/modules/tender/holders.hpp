#pragma once

#include "modules/tender/api.hpp"
#include "platform/crypto/sealing.hpp"

#include <optional>
#include <string>
#include <vector>

// Who holds the opening key. It exists only as shares, each wrapped for one named person in one post; so many of them as
// the purchase document says open the bids, fewer open nothing. How it goes: the document names holders and threshold;
// each holder gives a public key for his share; the opener's browser makes the opening key, splits it and sends the shares
// wrapped; after the deadline the holders give theirs, and the opening puts them together. ADR 19 says why.
namespace qiyue::tender {

// One screen of holders at most: more make the session slow and no safer. Two, because with one there is nothing to share.
inline constexpr std::int64_t holders_min = 2, holders_max = 7;
inline constexpr std::size_t secret_bytes = 32;               // of the opening key's private half, in either suite
inline constexpr std::size_t share_bytes = secret_bytes + 1;  // the last one is the share's place

struct Holder {
    std::int64_t person = 0, organisation = 0;
    std::string post;       // "buyer.opener"
    std::string share_key;  // public, base64: what his share is wrapped for; "" until he gave it
    std::string wrapped;    // his share in a sealed box, base64; "" until the key was split
    std::string digest;     // SHA-256 of his share, hex; "" until then
    std::optional<Instant> given_at;
    std::string share;  // base64, from its giving until the opening or the end of the purchase; else ""
};

struct OpeningKey {
    std::int64_t threshold = 0;
    std::int64_t suite = 1;  // the algorithms of all its keys: crypto::suite_numbered
    std::string public_key;  // base64; "" until it was made and split
    std::optional<Instant> opened_at;
    std::vector<Holder> holders;  // in the document's order

    std::int64_t given() const;
    Holder const* of(std::int64_t person) const;
};

// The posts that may hold a share. Who oversees reads everything and acts in nothing (CD-36-1, CD-37-1), so audit is not
// among them; nor are bidders, experts, or who drafts the document.
std::vector<Option> const& holder_posts();
// Those who take the holders' steps: whoever was named, while he holds his post.
std::vector<workflow::Actor> holder_actors();

// The key of a step's tender; a drafted document has named its holders.
OpeningKey stored_key(workflow::StepRun& run);
// He may have been one of an earlier draft.
Refusal not_a_holder();
// Is this base64 text a public key of the suite that the document chose?
bool is_public_key(OpeningKey const& key, std::string const& base64);
// How people call the keys of that suite: "X25519", "SM2".
std::string key_name(OpeningKey const& key);
// What the base64 text holds, when it is so many bytes.
std::optional<std::string> bytes_of(std::string const& base64, std::size_t size);

// "锦江区财政局 采购监管": how a holder is called before others.
Text name_of(db::Tx& tx, Holder const& holder);

// The holders that a document names, judged; all that is wrong with them at once.
Result<OpeningKey> judge_holders(workflow::StepRun& run, Form const& document);
// Keeps them. Whoever stays in his place keeps his key; when anything differs, a key that was split is void.
void name_holders(workflow::StepRun& run, OpeningKey named);
// Refuses, naming what is missing and whose it is, until every holder has a wrapped share.
Result<void> judge_key_ready(workflow::StepRun& run, OpeningKey const& key);

// For whom the key is shown: notices are made of what stands in the rows, whoever publishes them, so that from the
// publication on people stand beside the rows, for those concerned.
enum class Shown { publicly, to_those_concerned, while_drafted };
// What pages and notices show of the key.
void show_key(db::Tx& tx, OpeningKey const& key, Context const& context, Shown shown, Value& body);

}  // namespace qiyue::tender
