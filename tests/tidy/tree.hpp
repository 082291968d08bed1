#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidy {

// One text file. `path` is relative to the root, with '/'.
struct File {
    std::string path;
    std::vector<std::string> lines;

    bool under(std::string_view folder) const;  // "src/base" holds "src/base/money.hpp"
    bool ends(std::string_view suffix) const;   // ".hpp"
    std::string name() const;                   // "money.hpp"
    bool is_cpp() const;                        // .cpp .hpp .h

    bool is_test() const { return ends("_test.cpp"); }
};

struct Module {
    std::string name;
    std::vector<std::string> uses;  // out of module(name USES …)
};

// The tree as the checks see it: text files, without what is built, fetched or a fixture.
struct Tree {
    std::string root;
    std::vector<File> files;
    std::map<std::string, Module> modules;  // folders of src/modules

    File const* find(std::string_view path) const;
};

Tree read_tree(std::string const& root);

struct Finding {
    std::string file;
    std::size_t line;  // from 1
    std::string reason;
};

using Findings = std::vector<Finding>;

// A check looks at the whole tree and says what is wrong; nothing to say means OK.
struct Check {
    std::string_view name;
    Findings (*run)(Tree const&);
};

Findings check_includes(Tree const&);
Findings check_sql(Tree const&);
Findings check_headers(Tree const&);
Findings check_purity(Tree const&);
Findings check_length(Tree const&);
Findings check_map(Tree const&);
Findings check_shape(Tree const&);
Findings check_places(Tree const&);
Findings check_clauses(Tree const&);
Findings check_numbers(Tree const&);

}  // namespace tidy
