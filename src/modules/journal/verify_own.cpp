#include "modules/journal/api.hpp"
#include "modules/journal/leaf.hpp"
#include "modules/journal/store.hpp"

#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::journal {

namespace {

constexpr std::int64_t page = 500;

// The person stands in a column for queries and in the digested text for truth.
bool person_agrees(store::Row const& row) {
    auto const kept = json::parse(row.private_text);
    return kept.ok() && kept.value()["person"].integer_or(-1) == row.person;
}

// What a sealed entry was of stands in a table for queries and in the digested text for truth.
bool sealed_agrees(db::Tx& tx, store::Row const& row) {
    if (!row.sealed()) {
        return true;
    }
    auto const hidden = store::sealed(tx, row.leaf.position);
    auto const kept = json::parse(row.private_text);
    return hidden && kept.ok() && private_text(row.person, kept.value()["body"], *hidden) == row.private_text;
}

bool nodes_agree(db::Tx& tx, std::int64_t position) {
    return std::ranges::all_of(completed_by(position), [&](Subtree subtree) {
        auto const halves = store::hashes(tx, subtree.level - 1, subtree.number * 2, 2);
        auto const kept = store::hash_of(tx, subtree);
        return halves.size() == 2 && kept && *kept == node_hash(halves[0], halves[1]);
    });
}

std::string flaw_of(db::Tx& tx, store::Row const& row) {
    if (digest_of(row.salt, row.private_text) != row.leaf.body_digest) {
        return "body";
    }
    if (!person_agrees(row)) {
        return "person";
    }
    if (!sealed_agrees(tx, row)) {
        return "sealed";
    }
    if (crypto::to_hex(leaf_hash(text_of(row.leaf))) != row.leaf_hash) {
        return "leaf";
    }
    return nodes_agree(tx, row.leaf.position) ? "" : "node";
}

std::optional<Flaw> first_flaw(db::Tx& tx, std::int64_t from, std::int64_t to) {
    auto const rows = store::range(tx, from, to);
    auto expected = from;
    for (auto const& row : rows) {
        if (row.leaf.position != expected) {
            return Flaw{.position = expected, .what = "missing"};
        }
        auto const what = flaw_of(tx, row);
        if (!what.empty()) {
            return Flaw{.position = expected, .what = what};
        }
        ++expected;
    }
    return expected == to ? std::nullopt : std::optional(Flaw{.position = expected, .what = "missing"});
}

}  // namespace

Verified verify_own(db::Tx& tx, std::int64_t from, std::int64_t to) {
    Verified verified{.from = from, .to = to, .first = {}};
    for (auto at = from; at < to && !verified.first; at += page) {
        verified.first = first_flaw(tx, at, std::min(at + page, to));
    }
    return verified;
}

}  // namespace qiyue::journal
