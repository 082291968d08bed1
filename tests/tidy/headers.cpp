// What costs compile time or ties us to a library stays out: heavy standard headers out of our headers, library
// headers out of everything but platform/.
#include "source.hpp"

namespace tidy {

Findings check_headers(Tree const& tree) {
    static constexpr std::string_view heavy[] = {"regex", "iostream", "ranges", "filesystem"};
    static constexpr std::string_view outside[] = {"sqlite3.h", "libpq-fe.h", "microhttpd.h", "boost/",
                                                   "sodium.h",  "sodium/",    "openssl/"};
    Findings findings;
    for (auto const& file : tree.files) {
        if (!file.under("src") || !file.is_cpp()) {
            continue;
        }
        for (auto const& include : includes_of(file)) {
            for (auto const& header : heavy) {
                if (!file.ends(".cpp") && include.target == header) {
                    findings.push_back({file.path, include.line, "<" + include.target + "> in a header"});
                }
            }
            for (auto const& library : outside) {
                if (!file.under("src/platform") && include.target.compare(0, library.size(), library) == 0) {
                    findings.push_back({file.path, include.line, "<" + include.target + "> outside platform/"});
                }
            }
        }
    }
    return findings;
}

}  // namespace tidy
