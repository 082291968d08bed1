#include "platform/files/forget.hpp"

#include "platform/files/disk.hpp"

#include <unistd.h>

#include <cerrno>

namespace qiyue::files {

bool forget(Store const& store, std::string_view digest) {
    auto const path = store.path(digest);
    if (!path) {
        return false;
    }
    if (::unlink(path->c_str()) != 0 && errno != ENOENT) {
        fail("take away", *path);
    }
    return true;
}

std::string read_start(std::string const& path) {
    if (!exists(path)) {
        return {};
    }
    std::string start(std::size_t{64} << 10U, '\0');
    start.resize(read_some(open_to_read(path), start, path));
    return start;
}

}  // namespace qiyue::files
