#include "fuzz/targets.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// libFuzzer's door to one target; which one is told by the build.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    try {
        qiyue::fuzz::QIYUE_FUZZ_TARGET({reinterpret_cast<char const*>(data), size});
    } catch (qiyue::fuzz::Broken const& broken) {
        std::fprintf(stderr, "broken promise: %s\n", broken.promise.c_str());
        std::abort();
    }
    return 0;
}
