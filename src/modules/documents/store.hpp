#pragma once

#include "modules/documents/api.hpp"

namespace qiyue::documents {

std::vector<db::Migration> migrations();

namespace store {

void keep(db::Tx& tx, Context const& context, Upload const& upload);
// Sent by the person since then, each file once.
std::int64_t bytes_since(db::Tx& tx, std::int64_t person, Instant since);
std::optional<Upload> sent_by(db::Tx& tx, std::string_view digest, std::int64_t person);

void insert(db::Tx& tx, Context const& context, Begun const& begun);
// Of this person in this organisation.
std::optional<Begun> begun(db::Tx& tx, Context const& context, std::int64_t id);
void set_digest(db::Tx& tx, std::int64_t id, std::string_view digest);
// Announced by the person since then, and not whole yet.
std::int64_t bytes_announced(db::Tx& tx, std::int64_t person, Instant since);
std::vector<std::int64_t> begun_before(db::Tx& tx, Instant before);
void drop_begun(db::Tx& tx, std::int64_t id);

// The first giving of a file with an object's field stays.
void insert(db::Tx& tx, File const& file);
std::vector<File> holding(db::Tx& tx, std::string_view digest);
std::vector<File> of_object(db::Tx& tx, std::int64_t object);

// Different files that objects of the project hold.
std::int64_t count_of_project(db::Tx& tx, std::int64_t project);
// Nobody may have the project's files any more; their rows stay.
void dispose(db::Tx& tx, std::int64_t project, std::int64_t disposal);

struct Disposal {
    std::int64_t id = 0;
    std::string reason;
    std::string ended;  // ISO day of the last thing recorded of the project
    std::int64_t files = 0;
    std::string disposed;  // ISO day; "" before it is approved
};
void put(db::Tx& tx, Disposal const& disposal);  // its reason stays as it was first put
std::optional<Disposal> disposal(db::Tx& tx, std::int64_t id);

// Sent before, and held by no object.
std::vector<std::string> unused(db::Tx& tx, Instant before);
// Disposed of, and held by no other object.
std::vector<std::string> gone(db::Tx& tx);
void forget(db::Tx& tx, std::string_view digest);
// The digests beginning with these two signs that were sent, or that an object holds; sorted.
std::vector<std::string> known(db::Tx& tx, std::string_view two_signs);

}  // namespace store

}  // namespace qiyue::documents
