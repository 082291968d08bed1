#pragma once

#include <stdexcept>
#include <string>

namespace qiyue {

// A broken assumption of the program itself (see ENSURE).
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

// Disk, network or database failed: nothing was done, trying again may help. Answered as 503.
class Fault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace qiyue
