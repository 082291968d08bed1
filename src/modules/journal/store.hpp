#pragma once

#include "modules/journal/leaf.hpp"
#include "modules/journal/merkle.hpp"

#include "base/day.hpp"

#include "platform/db/db.hpp"

#include <optional>
#include <string>
#include <vector>

// Every statement of the journal.
namespace qiyue::journal::store {

// One row of journal_entry, as it is kept.
struct Row {
    Leaf leaf;
    std::int64_t person = 0;
    std::string salt;          // hex
    std::string private_text;  // column body
    std::string leaf_hash;     // hex

    bool sealed() const { return leaf.operation == sealed_operation; }
};

std::int64_t size(db::Tx& tx);
std::vector<Instant> instants(db::Tx& tx);
std::optional<std::int64_t> first_about(db::Tx& tx, std::int64_t project, std::int64_t object);
std::optional<std::int64_t> last_about(db::Tx& tx, std::int64_t project, std::int64_t object);
void insert(db::Tx& tx, Row const& row);
// What a sealed entry does not say itself.
void insert_sealed(db::Tx& tx, Leaf const& hidden);
// Nothing when the entry is not sealed.
std::optional<Leaf> sealed(db::Tx& tx, std::int64_t position);
void unseal(db::Tx& tx, std::int64_t object);
void insert_node(db::Tx& tx, Subtree subtree, Hash const& hash);

// Nothing when it is not complete or was taken away.
std::optional<Hash> hash_of(db::Tx& tx, Subtree subtree);
// The hashes of `count` neighbours of one level.
std::vector<Hash> hashes(db::Tx& tx, int level, std::int64_t first, std::int64_t count);
// Positions from `from` to before `to`, in order.
std::vector<Row> range(db::Tx& tx, std::int64_t from, std::int64_t to);

// The organisation of the first entry of a project; 0: there is none.
std::int64_t beginner(db::Tx& tx, std::int64_t project);

// Entries in order after a position; 0 asks for those of every project, of every organisation. What was sealed and is
// unsealed by now says what it was; what is still sealed is found by nobody who asks for a project.
std::vector<Row> list(db::Tx& tx, std::int64_t project, std::int64_t organisation, std::int64_t after,
                      std::int64_t limit);

}  // namespace qiyue::journal::store
