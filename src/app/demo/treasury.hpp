#pragma once

#include "platform/client/client.hpp"

#include "base/day.hpp"
#include "base/money.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

// A treasury to try with: it keeps a book of its own, and a bad line. Everything follows from its seed.
namespace qiyue::app::demo {

// How often in a hundred.
struct Faults {
    int lost = 0;        // a call never arrives
    int unanswered = 0;  // it is done, and its answer lost
    int repeated = 0;    // a result is told twice in one answer
    int recalled = 0;    // an old result, which nobody asked for, is told again
    int delayed = 0;     // a result is not told yet, once more
    int returned = 0;    // it returns instead of paying
};

class Treasury {
public:
    struct Entry {
        Money amount;
        std::string account, voucher, reason;  // without a voucher it was returned
        Day day;
        int heard = 0;  // how often it was sent
    };

    Treasury(std::uint64_t seed, Faults faults) : chance_(seed), faults_(faults) {}

    // The wire of docs/guide/treasury_files.md. Throws Fault for what the line loses.
    client::Answer answer(std::string const& path, std::string const& key, std::string const& body, Day today);

    std::map<std::int64_t, Entry> book() const;

private:
    client::Answer take(std::string const& key, std::string const& body, Day today);
    client::Answer tell(std::string const& body);
    bool happens(int in_a_hundred) { return static_cast<int>(chance_() % 100) < in_a_hundred; }

    mutable std::mutex mutex_;
    std::mt19937_64 chance_;
    Faults faults_;
    std::map<std::int64_t, Entry> book_;
};

}  // namespace qiyue::app::demo
