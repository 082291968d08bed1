// Every module opens with the same three files.
#include "tree.hpp"

namespace tidy {

Findings check_shape(Tree const& tree) {
    Findings findings;
    for (auto const& [name, module] : tree.modules) {
        for (std::string const file : {"README.md", "CMakeLists.txt", "api.hpp"}) {
            auto const path = "src/modules/" + name + "/" + file;
            if (tree.find(path) == nullptr) {
                findings.push_back({path, 1, "missing; every module has one"});
            }
        }
    }
    return findings;
}

}  // namespace tidy
