#include "platform/files/disk.hpp"

#include "base/failure.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace qiyue::files {

Descriptor::~Descriptor() {
    if (number_ >= 0) {
        ::close(number_);
    }
}

void fail(std::string_view what, std::string const& path) {
    auto const reason = std::generic_category().message(errno);
    throw Fault("can't " + std::string(what) + " " + path + ": " + reason);
}

Descriptor open_to_read(std::string const& path) {
    auto const number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0) {
        fail("open", path);
    }
    return Descriptor(number);
}

std::size_t read_some(Descriptor const& from, std::string& buffer, std::string const& path) {
    for (;;) {
        auto const count = ::read(from.number(), buffer.data(), buffer.size());
        if (count >= 0) {
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) {
            fail("read", path);
        }
    }
}

void write_all(Descriptor const& to, std::string_view bytes, std::string const& path) {
    while (!bytes.empty()) {
        auto const count = ::write(to.number(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            fail("write", path);
        }
        if (count > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
}

void sync(Descriptor const& file, std::string const& path) {
    if (::fsync(file.number()) != 0) {
        fail("sync", path);
    }
}

void sync_folder(std::string const& folder) {
    sync(open_to_read(folder), folder);
}

bool exists(std::string const& path) {
    struct stat about = {};
    return ::stat(path.c_str(), &about) == 0;
}

void make_folder(std::string const& folder) {
    if (folder.empty() || exists(folder)) {
        return;
    }
    auto const slash = folder.find_last_of('/');
    auto const above = slash == std::string::npos ? std::string(".") : folder.substr(0, slash);
    make_folder(above);
    if (::mkdir(folder.c_str(), 0750) != 0 && errno != EEXIST) {
        fail("make", folder);
    }
    sync_folder(above.empty() ? "/" : above);
}

}  // namespace qiyue::files
