#pragma once

#include "platform/api/ports.hpp"
#include "platform/db/db.hpp"

#include "base/context.hpp"
#include "base/value.hpp"

#include <string>
#include <vector>

// The append-only record of every command. Each entry is a leaf of a Merkle tree (RFC 6962 hashing); who reads the
// public files can check that nothing was taken out or changed. Private bodies enter as salted digests.
namespace qiyue::journal {

struct Entry {
    std::string operation;         // "need.submit"
    std::string kind;              // of the object, "" when there is none
    std::int64_t object = 0;
    std::int64_t project = 0;
    Value body;                    // what was asked and what came of it; kept privately, its salted digest is public
};

// Appends in the command's own transaction. Person, organisation and time come from the context.
// Gives the entry's position in the log (0, 1, …).
std::int64_t append(db::Tx& tx, Context const& context, api::Ports& ports, Entry const& entry);

// Hex of the Merkle tree hash over the first `size` leaves (all when negative).
std::string root(db::Tx& tx, std::int64_t size = -1);
std::int64_t size(db::Tx& tx);

std::vector<db::Migration> migrations();

}  // namespace qiyue::journal
