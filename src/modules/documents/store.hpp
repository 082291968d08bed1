#pragma once

#include "modules/documents/api.hpp"

namespace qiyue::documents {

std::vector<db::Migration> migrations();

namespace store {

void keep(db::Tx& tx, Context const& context, Upload const& upload);
// Sent by the person since then, each file once.
std::int64_t bytes_since(db::Tx& tx, std::int64_t person, Instant since);
std::optional<Upload> sent_by(db::Tx& tx, std::string_view digest, std::int64_t person);

// The first giving of a file with an object's field stays.
void insert(db::Tx& tx, File const& file);
std::vector<File> holding(db::Tx& tx, std::string_view digest);
std::vector<File> of_object(db::Tx& tx, std::int64_t object);

// Sent before, and held by no object.
std::vector<std::string> unused(db::Tx& tx, Instant before);
void forget(db::Tx& tx, std::string_view digest);

}  // namespace store

}  // namespace qiyue::documents
