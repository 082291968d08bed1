// A file over 600 lines asks to be split by concept; over 700 it must be. Data and generated files are exempt.
#include "tree.hpp"

#include <cstdio>

namespace tidy {

Findings check_length(Tree const& tree) {
    constexpr std::size_t warn_above = 600;
    constexpr std::size_t fail_above = 700;
    Findings findings;
    for (auto const& file : tree.files) {
        bool const data = file.ends(".toml") || file.ends(".json") || file.ends(".csv") || file.ends(".md") ||
            file.ends(".txt") || file.ends(".sql");
        bool const generated = file.name().find(".gen.") != std::string::npos;
        if (data || generated || file.lines.size() <= warn_above) {
            continue;
        }
        auto const reason = std::to_string(file.lines.size()) + " lines; split it by concept";
        if (file.lines.size() > fail_above) {
            findings.push_back({file.path, fail_above + 1, reason});
        } else {
            std::printf("WARN %s:%zu %s\n", file.path.c_str(), warn_above + 1, reason.c_str());
        }
    }
    return findings;
}

}  // namespace tidy
