#include "platform/metrics/metrics.hpp"

#include <unistd.h>

#include <chrono>
#include <fstream>

namespace qiyue::metrics {

namespace {

std::int64_t steady_milliseconds() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Stopwatch::Stopwatch() : began_(steady_milliseconds()) {}

std::int64_t Stopwatch::milliseconds() const {
    return steady_milliseconds() - began_;
}

std::int64_t resident_bytes() {
    std::ifstream pages("/proc/self/statm");
    std::int64_t all = 0;
    std::int64_t resident = 0;
    pages >> all >> resident;
    return pages ? resident * sysconf(_SC_PAGESIZE) : 0;
}

}  // namespace qiyue::metrics
