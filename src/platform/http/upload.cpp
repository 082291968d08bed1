#include "platform/http/upload.hpp"

#include "base/failure.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace qiyue::http {

namespace {

[[noreturn]] void fail(std::string const& folder) {
    throw Fault("can't spool an upload in " + folder + ": " + std::generic_category().message(errno));
}

}  // namespace

Upload::~Upload() {
    end();
    if (!path_.empty()) {
        ::unlink(path_.c_str());  // not there any more when the handler moved it
    }
}

std::int64_t Upload::size_allowed() const {
    return folder_.empty() || !may_spool_ ? std::min(size_max_, static_cast<std::int64_t>(memory_max_)) : size_max_;
}

Upload::Taken Upload::add(std::string_view bytes) {
    size_ += static_cast<std::int64_t>(bytes.size());
    if (size_ > size_allowed()) {
        return Taken::too_large;
    }
    if (path_.empty() && memory_.size() + bytes.size() <= memory_max_) {
        memory_ += bytes;
        return Taken::yes;
    }
    if (path_.empty()) {
        auto path = folder_ + "/upload-XXXXXX";
        file_ = ::mkostemp(path.data(), O_CLOEXEC);
        if (file_ < 0) {
            fail(folder_);
        }
        path_ = std::move(path);
        spool(memory_);
        memory_.clear();
        memory_.shrink_to_fit();
    }
    spool(bytes);
    return Taken::yes;
}

void Upload::end() {
    if (file_ >= 0) {
        ::close(file_);
        file_ = -1;
    }
}

void Upload::spool(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const count = ::write(file_, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            fail(folder_);
        }
        if (count > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
}

}  // namespace qiyue::http
