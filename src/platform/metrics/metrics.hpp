#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Counts and times of the running program, as text that Prometheus reads. Safe to use from many threads.
namespace qiyue::metrics {

enum class Type { counter, gauge, histogram };

struct Family {
    std::string name;  // "qiyue_requests_total": letters, digits and _
    Type type = Type::counter;
    std::string help;
    std::vector<std::int64_t> bounds = {};  // of a histogram: upper bounds in microseconds, rising
};

using Labels = std::vector<std::pair<std::string, std::string>>;  // of few values each, in the same order always

class Registry {
public:
    // ENSUREs names that the format allows, and each once.
    explicit Registry(std::vector<Family> families);

    // ENSURE that the family is described with that type.
    void add(std::string_view family, Labels const& labels, std::int64_t by = 1);
    void set(std::string_view family, Labels const& labels, std::int64_t value);
    void observe(std::string_view family, Labels const& labels, std::int64_t microseconds);

    // text/plain; version=0.0.4. Families in the order described, labels by name.
    std::string text() const;

private:
    struct Series {
        std::int64_t value = 0;  // of a histogram: the sum in microseconds
        std::int64_t count = 0;
        std::vector<std::int64_t> buckets = {};  // not cumulated
    };

    Series& series(std::string_view family, Type type, Labels const& labels);

    std::vector<Family> families_;
    std::vector<std::map<std::string, Series>> values_;  // by family, then by labels as written
    mutable std::mutex mutex_;
};

// Memory of this process that is in RAM, in bytes; 0 where the system does not tell.
std::int64_t resident_bytes();

// How long something takes; the only clock here that is no calendar's.
class Stopwatch {
public:
    Stopwatch();
    std::int64_t microseconds() const;

private:
    std::int64_t began_;
};

}  // namespace qiyue::metrics
