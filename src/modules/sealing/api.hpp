#pragma once

#include "modules/sealing/envelope.hpp"
#include "modules/workflow/api.hpp"

#include <optional>
#include <string>
#include <vector>

// What is sealed until an hour 密封 and opened together 开启: the bids of a purchase, the offers of a call. The opening key
// exists only as shares, each wrapped for one named person in one post; so many of them as was published open, fewer open
// nothing. How it goes: holders and threshold are named; each holder gives a public key for his share; the opener's browser
// makes the opening key, splits it and sends the shares wrapped; after the deadline the holders give theirs, and the
// opening puts them together. ADR 19 says why. Which steps these are, in which states and of whom, stands in the
// procedure of what is sealed; what they do stands here.
namespace qiyue::sealing {

// Whatever is opened together has a key of its own: what opened one round was given, and seals nothing more.
struct Occasion {
    std::int64_t object = 0;  // of the engine: the purchase, the framework agreement
    std::int64_t round = 1;   // bids, then final quotes; the first call, then each supplement
};

// One screen of holders at most: more make the session slow and no safer. Two, because with one there is nothing to share.
inline constexpr std::int64_t holders_min = 2, holders_max = 7;

struct Holder {
    std::int64_t person = 0, organisation = 0;
    std::string post;       // "buyer.opener"
    std::string share_key;  // public, base64: what his share is wrapped for; "" until he gave it
    std::string wrapped;    // his share in a sealed box, base64; "" until the key was split
    std::string digest;     // SHA-256 of his share, hex; "" until then
    std::optional<Instant> given_at;
    std::string share;  // base64, from its giving until the opening or the end of the occasion; else ""
};

struct OpeningKey {
    std::int64_t threshold = 0;
    std::int64_t suite = 1;  // the algorithms of all its keys: crypto::suite_numbered
    std::string public_key;  // base64; "" until it was made and split
    std::optional<Instant> opened_at;
    std::vector<Holder> holders;  // in the order they were named

    std::int64_t given() const;
    Holder const* of(std::int64_t person) const;
};

// Nothing while no holders are named, or a later round has no key yet.
std::optional<OpeningKey> opening_key(db::Tx& tx, Occasion occasion);

// ---- what is filled in and shown: fields.cpp ----
Field key_holders_field();
Field key_threshold_field();
Field key_suite_field();
Fields const& share_key_fields();
Fields const& split_fields();
Fields const& share_fields();
Fields shown_key_fields();
// What is handed in: the envelope and, each under a key that only the envelope holds, its attachments.
Field envelope_field();
Field attachments_field();
Field files_field();  // what the envelope says of its attachments

// ---- who holds it: holders.cpp ----
// Those who take the holders' steps: whoever was named, while he holds his post.
std::vector<workflow::Actor> holder_actors();
// The holders that a form names, judged; all that is wrong with them at once. `form`: key_holders, key_threshold, key_suite.
Result<OpeningKey> judge_holders(workflow::StepRun& run, Form const& form);
// Who holds the key of this round: those named for it, else those of the round before. Nothing while nobody was named.
std::optional<OpeningKey> holders_for(db::Tx& tx, Occasion occasion);
// Keeps them. Whoever stays in his place keeps his key; when anything differs, a key that was split is void. Of a later
// round: where those of the round before are not to hold its key, since one of them left his post.
void name_holders(workflow::StepRun& run, Occasion occasion, OpeningKey named);
// The holders of another occasion hold this one's key too, by the keys they gave there. Refuses when one of them has left
// his post.
Result<void> take_over_holders(workflow::StepRun& run, Occasion from, Occasion occasion);
// A part is opened in the session of its whole: sealed for the same key, which nobody holds apart for it.
void keep_key_of_part(db::Tx& tx, Occasion part, OpeningKey const& of_whole);
// Somebody may have left his post since he was named.
Result<void> judge_in_post(workflow::StepRun& run, OpeningKey const& key);
// Refuses, naming what is missing and whose it is, until every holder has a wrapped share.
Result<void> judge_key_ready(workflow::StepRun& run, OpeningKey const& key);

// For whom the key is shown: notices are made of what stands in the rows, whoever publishes them, so that from the
// publication on people stand beside the rows, for those concerned.
enum class Shown { publicly, to_those_concerned, while_drafted };
// What pages and notices show of the key.
void show_key(db::Tx& tx, OpeningKey const& key, Context const& context, Shown shown, Value& body);

// ---- the steps: ceremony.cpp, give_share.cpp ----
// A holder's public key. Makes a key void that was split before: its share was wrapped for the old one.
Result<void> give_share_key(workflow::StepRun& run, Occasion occasion);
// The opener's browser made the key. Of a later round: for the holders of the one before, who need no new keys, or for
// those who were named for it.
Result<void> split_key(workflow::StepRun& run, Occasion occasion);
// After the deadline, and once what came in was counted: before that nothing may be opened, so no share is taken.
Result<void> give_share(workflow::StepRun& run, Occasion occasion, Instant deadline, bool counted);
// The private opening key from the shares that were given, to be kept nowhere: wipe its secret. Refuses, naming who is
// missing, while there are too few.
Result<crypto::BoxKey> combined_key(workflow::StepRun& run, Occasion occasion);
// It was opened: that stays, the shares go.
void note_opened(db::Tx& tx, Occasion occasion, Instant at);
// The shares of all rounds are gone, that they were given stays. When there are none nothing happens.
void erase_shares(db::Tx& tx, std::int64_t object);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::sealing
