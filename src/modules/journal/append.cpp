#include "base/ensure.hpp"

#include "modules/journal/api.hpp"
#include "modules/journal/leaf.hpp"
#include "modules/journal/store.hpp"
#include "modules/journal/veil.hpp"

namespace qiyue::journal {

namespace {

constexpr std::size_t salt_bytes = 16;

// Adding leaf 5 completes {4,5}; adding leaf 7 completes {6,7}, {4..7} and {0..7}. Each is the hash of its left half,
// which was stored before, and of its right half, which is what we have just made.
void store_completed(db::Tx& tx, std::int64_t position, Hash right) {
    for (auto const subtree : completed_by(position)) {
        auto const left = store::hash_of(tx, {.level = subtree.level - 1, .number = subtree.number * 2});
        ENSURE(left.has_value());
        right = node_hash(*left, right);
        store::insert_node(tx, subtree, right);
    }
}

// Takes the body out of the entry.
Value body_of(Entry& entry, std::string const& salt) {
    if (entry.input.fields == nullptr) {
        return std::move(entry.body);
    }
    auto body = Value::object();
    body.set("input", veiled(*entry.input.fields, std::move(entry.input.value), salt));
    for (auto& [name, value] : std::move(entry.body).members()) {
        body.set(std::move(name), std::move(value));
    }
    return body;
}

}  // namespace

std::int64_t append(db::Tx& tx, Context const& context, api::Ports& ports, Entry entry) {
    Leaf const done{.position = store::size(tx),
                    .at = context.now.micros(),
                    .operation = entry.operation,
                    .kind = entry.kind,
                    .object = entry.object,
                    .project = entry.project,
                    .organisation = context.caller.organisation,
                    .body_digest = {}};
    bool const sealed = entry.told == Entry::Told::sealed;
    store::Row row;
    row.person = context.caller.person;
    row.salt = crypto::to_hex(ports.random.bytes(salt_bytes));
    auto body = body_of(entry, row.salt);
    row.private_text =
        sealed ? private_text(row.person, std::move(body), done) : private_text(row.person, std::move(body));
    row.leaf =
        sealed ? Leaf{.position = done.position, .at = done.at, .operation = std::string(sealed_operation)} : done;
    row.leaf.body_digest = digest_of(row.salt, row.private_text);
    auto const hash = leaf_hash(text_of(row.leaf));
    row.leaf_hash = crypto::to_hex(hash);
    store::insert(tx, row);
    if (sealed) {
        store::insert_sealed(tx, done);
    }
    store_completed(tx, row.leaf.position, hash);
    return row.leaf.position;
}

void unseal(db::Tx& tx, std::int64_t object) {
    store::unseal(tx, object);
}

}  // namespace qiyue::journal
