#include "base/clock.hpp"

#include <chrono>

namespace qiyue {

Instant SystemClock::now() const {
    using namespace std::chrono;
    return Instant::from_micros(duration_cast<microseconds>(system_clock::now().time_since_epoch()).count());
}

}  // namespace qiyue
