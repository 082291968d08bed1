// No file speaks of one machine's folders. Temporary folders are the business of tests/ and of ./do.
#include "tree.hpp"

#include <cctype>

namespace tidy {

Findings check_places(Tree const& tree) {
    // Written in halves, so that this file does not find itself.
    static std::string const folders[] = {std::string("/ho") + "me/", std::string("/ro") + "ot/",
                                          std::string("/tm") + "p/"};
    Findings findings;
    for (auto const& file : tree.files) {
        bool const temporary = file.under("tests") || file.path == "do" || file.under("web/e2e");
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            auto const& line = file.lines[i];
            for (auto const& folder : folders) {
                auto const at = line.find(folder);
                // "https://host/x/" and "a/x/" are no absolute paths.
                bool const inner = at != std::string::npos && at > 0 &&
                    (std::isalnum(static_cast<unsigned char>(line[at - 1])) != 0 || line[at - 1] == '.' ||
                     line[at - 1] == '}' || line[at - 1] == '_');
                if (at != std::string::npos && !inner && !(temporary && folder == folders[2])) {
                    findings.push_back({file.path, i + 1, "names " + folder + ", a folder of one machine"});
                }
            }
        }
    }
    return findings;
}

}  // namespace tidy
