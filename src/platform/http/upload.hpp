#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qiyue::http {

// A request's body while it comes in: in memory while small, then in a temporary file. The file goes away with
// this object unless the handler has moved it.
class Upload {
public:
    Upload(std::size_t memory_max, std::int64_t size_max, std::string const& spool_folder)
        : memory_max_(memory_max), size_max_(size_max), folder_(spool_folder) {}
    ~Upload();
    // From now on what does not fit into memory is too large.
    void keep_in_memory() { may_spool_ = false; }
    Upload(Upload const&) = delete;
    Upload& operator=(Upload const&) = delete;

    std::int64_t size_allowed() const;
    enum class Taken { yes, too_large };
    Taken add(std::string_view bytes);  // throws Fault when the disk is full
    void end();                         // closes the file

    std::string& memory() { return memory_; }
    std::string const& path() const { return path_; }
    std::int64_t size() const { return size_; }

private:
    void spool(std::string_view bytes);

    std::size_t memory_max_;
    std::int64_t size_max_;
    std::string const& folder_;
    bool may_spool_ = true;
    std::string memory_;
    std::string path_;
    int file_ = -1;
    std::int64_t size_ = 0;
};

}  // namespace qiyue::http
