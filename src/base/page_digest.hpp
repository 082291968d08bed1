#pragma once

#include "base/shape.hpp"

namespace qiyue::field {

// The digest of a text that the object's page shows, and not of an uploaded file: the form shows it instead of asking
// for a file, and its holder states by handing it in which text was meant.
inline Field page_digest(std::string name, Text label) {
    auto field = digest(std::move(name), std::move(label));
    field.of = "page";
    return field;
}

// Whether the field takes the digest of an uploaded file.
inline bool is_file(Field const& field) {
    return field.kind == Kind::digest && field.of != "page";
}

}  // namespace qiyue::field
