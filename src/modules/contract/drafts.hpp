#pragma once

#include "base/shape.hpp"

#include <vector>

namespace qiyue::contract {

// The contents of the text, as what may have changed in it.
std::vector<Option> const& version_options();
// Of each text that was sent to be signed, {version, day, text_digest, changed: [{field, before, after}]} against the one before.
Value versions_of(std::vector<Value> const& kept);

}  // namespace qiyue::contract
