#include "platform/metrics/metrics.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <unistd.h>

namespace qiyue::metrics {

namespace {

bool allowed(std::string_view name) {
    return !name.empty() &&
        std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string escaped(std::string_view text, bool quoted) {
    std::string out;
    for (char const c : text) {
        if (c == '\\') {
            out += "\\\\";
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '"' && quoted) {
            out += "\\\"";
        } else {
            out += c;
        }
    }
    return out;
}

// a="x",b="y": without the braces, so that a bucket's bound can be added.
std::string written(Labels const& labels) {
    std::string out;
    for (auto const& [name, value] : labels) {
        ENSURE(allowed(name));
        out += (out.empty() ? "" : ",") + name + "=\"" + escaped(value, /*quoted=*/true) + "\"";
    }
    return out;
}

// 1500 microseconds are 0.0015 seconds, without a floating point on the way.
std::string seconds(std::int64_t microseconds) {
    constexpr std::int64_t million = 1'000'000;
    constexpr std::size_t places = 6;
    auto text = std::to_string(microseconds / million);
    auto fraction = std::to_string(microseconds % million);
    fraction.insert(0, places - fraction.size(), '0');
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return fraction.empty() ? text : text + "." + fraction;
}

std::string braced(std::string const& labels) {
    return labels.empty() ? labels : "{" + labels + "}";
}

std::string_view name_of(Type type) {
    return type == Type::counter ? "counter" : (type == Type::gauge ? "gauge" : "histogram");
}

std::int64_t steady_microseconds() {
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Registry::Registry(std::vector<Family> families) : families_(std::move(families)), values_(families_.size()) {
    for (auto const& family : families_) {
        ENSURE(allowed(family.name) && std::ranges::count(families_, family.name, &Family::name) == 1);
        ENSURE(std::ranges::is_sorted(family.bounds) && (family.type == Type::histogram) != family.bounds.empty());
    }
}

Registry::Series& Registry::series(std::string_view family, Type type, Labels const& labels) {
    auto const found = std::ranges::find(families_, family, &Family::name);
    ENSURE(found != families_.end() && found->type == type);
    auto const at = static_cast<std::size_t>(found - families_.begin());
    auto& one = values_[at][written(labels)];
    one.buckets.resize(found->bounds.size());
    return one;
}

void Registry::add(std::string_view family, Labels const& labels, std::int64_t by) {
    std::lock_guard const lock(mutex_);
    series(family, Type::counter, labels).value += by;
}

void Registry::set(std::string_view family, Labels const& labels, std::int64_t value) {
    std::lock_guard const lock(mutex_);
    series(family, Type::gauge, labels).value = value;
}

void Registry::observe(std::string_view family, Labels const& labels, std::int64_t microseconds) {
    std::lock_guard const lock(mutex_);
    auto& one = series(family, Type::histogram, labels);
    one.value += microseconds;
    one.count += 1;
    auto const& bounds = std::ranges::find(families_, family, &Family::name)->bounds;
    auto const bucket = std::ranges::lower_bound(bounds, microseconds);
    if (bucket != bounds.end()) {
        one.buckets[static_cast<std::size_t>(bucket - bounds.begin())] += 1;
    }
}

std::string Registry::text() const {
    std::lock_guard const lock(mutex_);
    std::string out;
    for (std::size_t i = 0; i < families_.size(); ++i) {
        auto const& family = families_[i];
        out += "# HELP " + family.name + " " + escaped(family.help, /*quoted=*/false) + "\n";
        out += "# TYPE " + family.name + " " + std::string(name_of(family.type)) + "\n";
        for (auto const& [labels, one] : values_[i]) {
            if (family.type != Type::histogram) {
                out += family.name + braced(labels) + " " + std::to_string(one.value) + "\n";
                continue;
            }
            auto const before = labels.empty() ? labels : labels + ",";
            std::int64_t sum = 0;
            for (std::size_t b = 0; b < family.bounds.size(); ++b) {
                sum += one.buckets[b];
                out += family.name + "_bucket{" + before + "le=\"" + seconds(family.bounds[b]) + "\"} " +
                    std::to_string(sum) + "\n";
            }
            out += family.name + "_bucket{" + before + "le=\"+Inf\"} " + std::to_string(one.count) + "\n";
            out += family.name + "_sum" + braced(labels) + " " + seconds(one.value) + "\n";
            out += family.name + "_count" + braced(labels) + " " + std::to_string(one.count) + "\n";
        }
    }
    return out;
}

std::int64_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::int64_t whole = 0;
    std::int64_t resident = 0;
    statm >> whole >> resident;
    return statm ? resident * ::sysconf(_SC_PAGESIZE) : 0;
}

Stopwatch::Stopwatch() : began_(steady_microseconds()) {}

std::int64_t Stopwatch::microseconds() const {
    return steady_microseconds() - began_;
}

}  // namespace qiyue::metrics
