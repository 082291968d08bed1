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
    auto const now = std::max<std::int64_t>(clock_.now().micros() - epoch_seconds * 1'000'000, 1'000'000);
    auto const seconds = now / 1'000'000;
    // The sequence begins where the second stands, so that a process which starts again within a second does not
    // make the numbers of the one before it.
    auto const within = (now % 1'000'000) * (1 << sequence_bits) / 1'000'000;
    auto const floor = (seconds << (node_bits + sequence_bits)) | (node_ << sequence_bits) | within;
    auto last = last_.load();
    for (;;) {
        auto next = last < floor ? floor : last + 1;
        if (((next >> sequence_bits) & ((1 << node_bits) - 1)) != node_) {
            // The sequence of this second is used up: borrow the next second.
            next =
                (((next >> (node_bits + sequence_bits)) + 1) << (node_bits + sequence_bits)) | (node_ << sequence_bits);
        }
        if (last_.compare_exchange_weak(last, next)) {
            return next;
        }
    }
}

}  // namespace qiyue
