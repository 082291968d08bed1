#include "tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace tidy {

bool File::under(std::string_view folder) const {
    return path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0 && path[folder.size()] == '/';
}

bool File::ends(std::string_view suffix) const {
    return path.size() >= suffix.size() && path.compare(path.size() - suffix.size(), suffix.size(), suffix) == 0;
}

std::string File::name() const {
    return path.substr(path.rfind('/') + 1);
}

bool File::is_cpp() const {
    return ends(".cpp") || ends(".hpp") || ends(".h");
}

File const* Tree::find(std::string_view path) const {
    auto const at = std::find_if(files.begin(), files.end(), [&](File const& file) { return file.path == path; });
    return at == files.end() ? nullptr : &*at;
}

namespace {

bool skipped_folder(std::string const& path, std::string const& name) {
    static std::set<std::string> const names{".git", "node_modules", "dist", "build", "data-local", ".cache"};
    return names.count(name) != 0 || path == "tests/tidy/fixtures";
}

bool is_text(std::string const& name) {
    static std::set<std::string> const extensions{".cpp",  ".hpp",  ".h",        ".toml", ".sql", ".md",  ".cmake",
                                                  ".txt",  ".json", ".ts",       ".vue",  ".js",  ".mjs", ".css",
                                                  ".html", ".yml",  ".mustache", ".conf", ".csv", ".sh",  ".service"};
    return name == "do" || name == "run" || extensions.count(fs::path(name).extension().string()) != 0;
}

std::vector<std::string> read_lines(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        lines.push_back(std::move(line));
    }
    return lines;
}

// The words of `module(bidding USES tender provider)`; comments after # are left out.
Module read_module(std::string const& name, File const* cmake) {
    Module module{name, {}};
    if (cmake == nullptr) {
        return module;
    }
    std::string text;
    for (auto const& line : cmake->lines) {
        text += line.substr(0, line.find('#')) + ' ';
    }
    auto const open = text.find("module(");
    auto const close = text.find(')', open);
    if (open == std::string::npos || close == std::string::npos) {
        return module;
    }
    std::istringstream words(text.substr(open + 7, close - open - 7));
    bool uses = false;
    for (std::string word; words >> word;) {
        if (word == "USES" || word == "LIBS" || word == "PKG") {
            uses = word == "USES";
        } else if (uses) {
            module.uses.push_back(word);
        }
    }
    return module;
}

}  // namespace

Tree read_tree(std::string const& root) {
    Tree tree{root, {}, {}};
    std::vector<std::string> module_names;
    for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
        auto const path = fs::relative(it->path(), root).generic_string();
        auto const name = it->path().filename().string();
        if (it->is_directory()) {
            if (skipped_folder(path, name)) {
                it.disable_recursion_pending();
            } else if (path.rfind("src/modules/", 0) == 0 && path.find('/', 12) == std::string::npos) {
                module_names.push_back(name);
            }
        } else if (it->is_regular_file() && is_text(name)) {
            tree.files.push_back({path, read_lines(it->path())});
        }
    }
    std::sort(tree.files.begin(), tree.files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
    for (auto const& name : module_names) {
        tree.modules[name] = read_module(name, tree.find("src/modules/" + name + "/CMakeLists.txt"));
    }
    return tree;
}

}  // namespace tidy
