#include "platform/files/strays.hpp"

#include "base/ensure.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

namespace qiyue::files {

std::vector<std::string> kept_before(std::string const& folder, std::string_view two_signs, Instant before) {
    ENSURE(two_signs.size() == 2);
    constexpr std::size_t digest_length = 64;
    constexpr std::int64_t second = 1'000'000;
    std::vector<std::string> digests;
    std::error_code failed;
    // A folder that another node takes away meanwhile holds nothing.
    for (std::filesystem::recursive_directory_iterator at(folder + "/" + std::string(two_signs), failed), end;
         !failed && at != end; at.increment(failed)) {
        auto const name = at->path().filename().string();
        struct stat about = {};
        if (name.size() == digest_length && ::stat(at->path().c_str(), &about) == 0 && S_ISREG(about.st_mode) &&
            Instant::from_micros(about.st_mtime * second) < before) {
            digests.push_back(name);
        }
    }
    std::ranges::sort(digests);
    return digests;
}

}  // namespace qiyue::files
