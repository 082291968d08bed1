#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a process tells of itself, in the text format 0.0.4 of Prometheus. Whole numbers only, the unit stands in the
// name (…_milliseconds, …_bytes). All may be called from many threads.
namespace qiyue::metrics {

// Of a label only values of a list that the program knows may be given (an operation's name, a clause, a status class):
// never a path, an id or a name that somebody typed.
using Labels = std::vector<std::pair<std::string, std::string>>;

class Counter {
public:
    void add(std::int64_t count = 1) { value_ += count; }

    std::int64_t value() const { return value_; }

private:
    std::atomic<std::int64_t> value_{0};
};

// How often what was observed lay at or below each bound.
class Histogram {
public:
    // Rising bounds; above the last one everything is counted together.
    explicit Histogram(std::vector<std::int64_t> bounds);
    void observe(std::int64_t value);

    std::vector<std::int64_t> const& bounds() const { return bounds_; }

    std::int64_t at_or_below(std::size_t bound) const;  // by the bound's place
    std::int64_t count() const;
    std::int64_t sum() const { return sum_; }

private:
    std::vector<std::int64_t> bounds_;
    std::vector<std::atomic<std::int64_t>> counts_;  // one more than there are bounds
    std::atomic<std::int64_t> sum_{0};
};

class Registry {
public:
    // The one of this name and these labels, made at the first asking; it lives as long as the registry. ENSUREs names of
    // small letters, digits and "_", one help for a name, and at most 20,000 lines of a name.
    Counter& counter(std::string const& name, std::string const& help, Labels const& labels = {});
    Histogram& histogram(std::string const& name, std::string const& help, std::vector<std::int64_t> const& bounds,
                         Labels const& labels = {});
    // Kept elsewhere, which must live as long as the registry.
    void show(std::string const& name, std::string const& help, Histogram const& histogram);
    // Asked whenever somebody reads.
    void gauge(std::string const& name, std::string const& help, std::function<std::int64_t()> value);
    // Counted and kept elsewhere, by the values of one label; asked whenever somebody reads.
    using Counts = std::map<std::string, std::int64_t>;
    void counts(std::string const& name, std::string const& help, std::string const& label,
                std::function<Counts()> values);

    std::string text() const;

private:
    struct Family {
        std::string help, type;
        std::map<std::string, std::unique_ptr<Counter>> counters;  // by labels as written
        std::map<std::string, std::unique_ptr<Histogram>> histograms;
        Histogram const* shown = nullptr;
        std::function<std::string()> asked;  // the lines of what is kept elsewhere
    };

    std::map<std::string, std::string> ask() const;
    Family& family(std::string const& name, std::string const& help, std::string const& type);

    mutable std::mutex mutex_;
    std::map<std::string, Family> families_;
};

// How long something took, by a clock that is never set.
class Stopwatch {
public:
    Stopwatch();
    std::int64_t milliseconds() const;

private:
    std::int64_t began_;
};

// What this process has in memory; 0 where the system does not say.
std::int64_t resident_bytes();

}  // namespace qiyue::metrics
