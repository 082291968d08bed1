// ARCHITECTURE.md has one table whose first column is headed "module"; its rows are the folders of src/modules, and
// a column headed "USES" says what their CMakeLists.txt say.
#include "source.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace tidy {

namespace {

std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells;
    if (line.empty() || line[0] != '|') {
        return cells;
    }
    for (std::size_t at = 1; at < line.size();) {
        auto const end = std::min(line.find('|', at), line.size());
        auto cell = line.substr(at, end - at);
        auto const first = cell.find_first_not_of(" `");
        auto const last = cell.find_last_not_of(" `");
        cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
        at = end + 1;
    }
    return cells;
}

std::string lower(std::string text) {
    for (auto& c : text) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return text;
}

// Module names in a cell such as "`tender` `provider`, ledger".
std::set<std::string> words_of(std::string const& cell) {
    std::set<std::string> words;
    std::string word;
    for (char const c : cell + " ") {
        if (is_word(c)) {
            word += c;
        } else if (!word.empty()) {
            words.insert(std::move(word));
            word.clear();
        }
    }
    return words;
}

}  // namespace

Findings check_map(Tree const& tree) {
    Findings findings;
    if (tree.modules.empty()) {
        return findings;
    }
    constexpr auto path = "ARCHITECTURE.md";
    auto const* map = tree.find(path);
    if (map == nullptr) {
        return {{path, 1, "missing, and with it the map of the modules"}};
    }
    std::set<std::string> rows;
    bool inside = false;
    std::size_t uses_column = 0;
    for (std::size_t i = 0; i < map->lines.size(); ++i) {
        auto const cells = cells_of(map->lines[i]);
        if (cells.empty()) {
            inside = false;
        } else if (!inside && lower(cells[0]) == "module") {
            inside = true;
            for (std::size_t column = 1; column < cells.size(); ++column) {
                uses_column = lower(cells[column]) == "uses" ? column : uses_column;
            }
        } else if (inside && !cells[0].empty() && cells[0].find_first_not_of("-: ") != std::string::npos) {
            rows.insert(cells[0]);
            auto const module = tree.modules.find(cells[0]);
            if (module == tree.modules.end()) {
                findings.push_back({path, i + 1, cells[0] + " is no folder of src/modules"});
                continue;
            }
            std::set<std::string> const uses(module->second.uses.begin(), module->second.uses.end());
            auto named = uses_column != 0 && uses_column < cells.size() ? words_of(cells[uses_column]) : uses;
            if (named != uses) {
                findings.push_back({path, i + 1, "the USES of " + cells[0] + " differ from its CMakeLists.txt"});
            }
        }
    }
    for (auto const& [name, module] : tree.modules) {
        if (rows.count(name) == 0) {
            findings.push_back({path, 1, "the module table misses " + name});
        }
    }
    return findings;
}

}  // namespace tidy
