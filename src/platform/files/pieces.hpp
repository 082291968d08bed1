#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qiyue::files {

// Files that come piece by piece, each growing at its end under a name of letters and digits, until somebody takes the
// whole. Several nodes may share the folder.
class Pieces {
public:
    // Throws Fault when the folder can't be made.
    explicit Pieces(std::string folder);

    std::int64_t size(std::string_view name) const;  // 0: nothing came yet
    // Adds at the end, if the end is at `at`, and nothing otherwise; on disk when it returns. Gives the size then.
    std::int64_t append(std::string_view name, std::int64_t at, std::string_view bytes) const;
    // Where it lies, for who takes it away.
    std::string path(std::string_view name) const;
    void drop(std::string_view name) const;

private:
    std::string folder_;
};

}  // namespace qiyue::files
