#include "platform/metrics/memory.hpp"

#include <malloc.h>

namespace qiyue::metrics {

void share_memory_pools() {
    constexpr int pools = 2;
    constexpr int large_bytes = 256 << 10;
    mallopt(M_ARENA_MAX, pools);
    // What is large goes back to the system when it is done with; left alone, the bound for that grows with each use.
    mallopt(M_MMAP_THRESHOLD, large_bytes);
    mallopt(M_TRIM_THRESHOLD, large_bytes);
}

void give_back_memory() {
    malloc_trim(0);
}

}  // namespace qiyue::metrics
