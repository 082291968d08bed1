#include "base/id.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace qiyue {

namespace {

constexpr int node_bits = 6;
constexpr int sequence_bits = 16;
constexpr std::int64_t epoch_seconds = 1'262'304'000;  // 2010-01-01: before the earliest rule a story may play under

}  // namespace

IdSource::IdSource(Clock const& clock, int node) : clock_(clock), node_(node) {
    ENSURE(node >= 0 && node < (1 << node_bits));
}

std::int64_t IdSource::next() {
    // An earlier clock still makes positive numbers that differ, only not in the order of time.
    auto const seconds = std::max<std::int64_t>(clock_.now().micros() / 1'000'000 - epoch_seconds, 1);
    auto const floor = (seconds << (node_bits + sequence_bits)) | (node_ << sequence_bits);
    auto last = last_.load();
    for (;;) {
        auto next = last < floor ? floor : last + 1;
        if (((next >> sequence_bits) & ((1 << node_bits) - 1)) != node_) {
            // The sequence of this second is used up: borrow the next second.
            next = (((next >> (node_bits + sequence_bits)) + 1) << (node_bits + sequence_bits)) |
                   (node_ << sequence_bits);
        }
        if (last_.compare_exchange_weak(last, next)) {
            return next;
        }
    }
}

}  // namespace qiyue
