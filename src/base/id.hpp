#pragma once

#include "base/clock.hpp"

#include <atomic>
#include <compare>
#include <cstdint>

namespace qiyue {

// Which one of its kind; Id<Bid> and Id<Tender> do not convert into each other. 0 means "none".
template <class Entity> struct Id {
    std::int64_t number = 0;
    explicit operator bool() const { return number != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

// Makes numbers that no other node makes: 31 bits of seconds since 2010, 6 bits of node, 16 of sequence.
// Fits the 53 bits that JavaScript keeps exact. Follows the given clock, so a scenario that runs twice
// makes the same numbers.
class IdSource {
public:
    IdSource(Clock const& clock, int node);
    std::int64_t next();

private:
    Clock const& clock_;
    std::int64_t node_;
    std::atomic<std::int64_t> last_{0};
};

}  // namespace qiyue
