#include "platform/files/pieces.hpp"

#include "platform/files/disk.hpp"

#include "base/ensure.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

namespace qiyue::files {

namespace {

std::int64_t size_of(Descriptor const& file, std::string const& path) {
    struct stat about = {};
    if (::fstat(file.number(), &about) != 0) {
        fail("look at", path);
    }
    return about.st_size;
}

// Held until the descriptor is closed: two pieces sent for the same place come one after the other, and the second finds
// the end elsewhere.
void lock(Descriptor const& file, std::string const& path) {
    while (::flock(file.number(), LOCK_EX) != 0) {
        if (errno != EINTR) {
            fail("lock", path);
        }
    }
}

}  // namespace

Pieces::Pieces(std::string folder) : folder_(std::move(folder)) {
    make_folder(folder_);
}

std::string Pieces::path(std::string_view name) const {
    ENSURE(!name.empty() && std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) != 0; }));
    return folder_ + "/" + std::string(name);
}

std::int64_t Pieces::size(std::string_view name) const {
    struct stat about = {};
    return ::stat(path(name).c_str(), &about) == 0 ? about.st_size : 0;
}

std::int64_t Pieces::append(std::string_view name, std::int64_t at, std::string_view bytes) const {
    auto const where = path(name);
    Descriptor const file(::open(where.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640));
    if (file.number() < 0) {
        fail("open", where);
    }
    lock(file, where);
    auto const there = size_of(file, where);
    if (there != at) {
        return there;
    }
    write_all(file, bytes, where);
    sync(file, where);
    if (at == 0) {
        sync_folder(folder_);
    }
    return at + static_cast<std::int64_t>(bytes.size());
}

void Pieces::drop(std::string_view name) const {
    if (auto const where = path(name); ::unlink(where.c_str()) != 0 && errno != ENOENT) {
        fail("take away", where);
    }
}

}  // namespace qiyue::files
