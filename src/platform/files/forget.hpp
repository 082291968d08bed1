#pragma once

#include "platform/files/files.hpp"

namespace qiyue::files {

// Takes a file off the disk: only for what was uploaded and never given with a step, or lawfully disposed of. False when
// it is not on a disk.
bool forget(Store const& store, std::string_view digest);

// As much of a file's beginning as sniff() wants; "" when it does not exist.
std::string read_start(std::string const& path);

}  // namespace qiyue::files
