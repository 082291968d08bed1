#pragma once

#include "base/context.hpp"
#include "base/shape.hpp"
#include "base/value.hpp"

#include "modules/journal/checkpoint.hpp"
#include "modules/journal/proof.hpp"
#include "modules/journal/tile.hpp"

#include "platform/api/operation.hpp"
#include "platform/api/ports.hpp"
#include "platform/db/db.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The append-only record of every command. Each entry is a leaf of a Merkle tree (RFC 6962 hashing); who reads the
// public files can check that nothing was taken out or changed. Private bodies enter as salted digests.
namespace qiyue::journal {

// What was given, with its description: what that marks as confidential is kept as a digest under the entry's own
// salt (which nobody is shown, so that a telephone number cannot be guessed out of it), an envelope as its SHA-256,
// which is the one on the bidder's receipt.
struct Input {
    Fields const* fields = nullptr;
    Value value = Value::object();
};

struct Entry {
    std::string operation;  // "need.submit"
    std::string kind;       // of the object, "" when there is none
    std::int64_t object = 0;
    std::int64_t project = 0;
    Input input = {};              // stands in the body as "input"; nothing without fields
    Value body = Value::object();  // what else was asked and came of it; kept privately, its salted digest is public
    // A sealed entry tells the public, and whoever reads the trail, only that something was done at that moment: who
    // bids is told to nobody before the opening. What it was of stands in the private part; see unseal().
    enum class Told { openly, sealed };
    Told told = Told::openly;
};

// Appends in the command's own transaction. Person, organisation and time come from the context.
// Gives the entry's position in the log (0, 1, …).
std::int64_t append(db::Tx& tx, Context const& context, api::Ports& ports, Entry entry);

// A list that everybody may read and the platform's administrator keeps, row by row: each change is recorded with what it
// was given.
struct KeptList {
    std::string name, path;  // "need_word", "/api/need-words"
    std::string key;         // the field by which a row is changed and removed
    Text title, put_title, remove_title;
    Fields const* put = nullptr;
    Fields const* remove = nullptr;
    Clause clause;
    std::function<Value(db::Tx&)> rows;
    std::function<void(db::Tx&, Form const&)> keep;
    std::function<void(db::Tx&, std::string const& key)> drop;
};
// `name`.list, `name`.put and `name`.remove.
std::vector<api::Operation> kept_list(api::Ports& ports, KeptList const& list);

// From now on the trail shows what was done to this object, also what was sealed then.
void unseal(db::Tx& tx, std::int64_t object);

// The private part of an entry that no person made (the platform's own), which anybody may have: its salt and text,
// whose digest stands in the public entry. Nothing of any other.
struct Opened {
    std::string salt, text;
};
std::optional<Opened> opened_of_platform(db::Tx& tx, std::int64_t position);

// The first entry about an object, whole: for the module that makes an act of its own public, whose input holds nothing that
// is anybody's own business.
struct OpenedAct {
    std::int64_t position = 0;
    std::string operation;
    Opened opened;
};
std::optional<OpenedAct> opened_first_act(db::Tx& tx, std::int64_t project, std::int64_t object);

std::int64_t size(db::Tx& tx);
// Position of the last entry about an object of a project (0: of none); nothing when there is none.
std::optional<std::int64_t> last_about(db::Tx& tx, std::int64_t project, std::int64_t object);
// When each entry was made, by position: who keeps books beside the journal compares them with it.
std::vector<Instant> instants(db::Tx& tx);
// Hex of the Merkle tree hash over the first `size` leaves (all when negative).
std::string root(db::Tx& tx, std::int64_t size = -1);

// ---- what is public (C2SP tlog-checkpoint and tlog-tiles) ----
// The signed note over the first `size` entries (all when negative).
std::string checkpoint(db::Tx& tx, crypto::SigningKey const& key, std::string_view origin, std::int64_t size = -1);
// The content of one public file; nothing when the log does not reach that far. See tile.hpp for names and for what
// to publish after growth.
std::optional<std::string> tile(db::Tx& tx, Tile const& tile);
std::vector<Hash> inclusion_proof(db::Tx& tx, std::int64_t position, std::int64_t size);
// The receipt of one entry in the log of now (see proof.hpp); nothing when there is no such entry.
std::optional<std::string> receipt(db::Tx& tx, Signer const& signer, std::int64_t position);
std::vector<Hash> consistency_proof(db::Tx& tx, std::int64_t earlier, std::int64_t size);

// Every entry of a project with the proof that it stands in the log as it is now: {size, root, entries: [{position, at,
// operation, …, body, leaf_hash, proof: [hex]}]}.
Value trail(db::Tx& tx, std::int64_t project);
// Does a proof of the trail lead from the leaf to the root?
bool proves(Value const& trail, Value const& entry);

// ---- checking ----
// What does not hold, at which entry: "missing", "body" (private part and digest), "person", "sealed" (what a sealed entry
// was of), "leaf" (public part and leaf hash), "node" (a stored subtree that this entry completed).
struct Flaw {
    std::int64_t position = 0;
    std::string what;
};

struct Verified {
    std::int64_t from = 0, to = 0;  // [from, to)
    std::optional<Flaw> first;      // nothing: all sound
};

// Recomputes every hash of the range from the database itself.
Verified verify_own(db::Tx& tx, std::int64_t from, std::int64_t to);

// Recomputes the whole log from its public files alone, as anybody can. `read` gives a file by its path below the
// log's folder ("checkpoint", "tile/0/000.p/7"), nothing when there is none. `earlier` are checkpoints somebody kept:
// each must be of a tree that this one only added to.
using ReadFile = std::function<std::optional<std::string>(std::string const& path)>;

struct VerifiedFiles {
    std::int64_t size = 0;
    std::string root;     // hex
    std::string problem;  // "" when all is sound; else a sentence naming the file or entry
};

VerifiedFiles verify_files(ReadFile const& read, std::string_view verifier_key,
                           std::vector<std::string> const& earlier = {});

// Writes what identity tells (organisations, persons, posts) into the journal. Call once, at wiring.
void listen(api::Ports& ports);

// Operations: journal.list (a project's trail for audit and for a buyer's own supervisor), journal.verify_own.
std::vector<api::Operation> operations();
std::vector<db::Migration> migrations();

}  // namespace qiyue::journal
