// Who may include whom:
//   base -> std          platform/X -> base, itself          law -> base
//   ports stand on each other in one order (see port_order), so that they have no ring either
//   modules/X -> base, law, platform, itself, and modules/Y/api.hpp where Y stands in its USES
//   app -> all           nobody -> app
// and USES leads nowhere back.
#include "source.hpp"

#include <algorithm>
#include <set>

namespace tidy {

namespace {

bool starts(std::string_view text, std::string_view head) {
    return text.substr(0, head.size()) == head;
}

// "platform/db/port.hpp" -> "platform/db/"
std::string two_folders(std::string_view path) {
    auto const second = path.find('/', path.find('/') + 1);
    return std::string(path.substr(0, second == std::string_view::npos ? path.size() : second + 1));
}

// Lower ports first; one that is not named here stands on none and carries none.
std::vector<std::string> const port_order{"metrics", "json",   "toml", "crypto", "log", "files",
                                          "db",      "search", "http", "events", "api"};

std::string port_of(std::string_view path) {
    auto const folder = two_folders(path);
    return folder.substr(9, folder.size() - 10);
}

bool stands_on(std::string const& upper, std::string const& lower) {
    auto const high = std::find(port_order.begin(), port_order.end(), upper);
    auto const low = std::find(port_order.begin(), port_order.end(), lower);
    return high != port_order.end() && low < high;
}

bool is_std(std::string const& header) {
    return header.find_first_of("./") == std::string::npos;
}

bool is_test_library(std::string const& header) {
    return starts(header, "doctest/") || starts(header, "rapidcheck");
}

std::string refuse_module(Module const& module, std::string const& target) {
    auto const folder = two_folders(target);
    auto const other = folder.substr(8, folder.size() - 9);
    if (other == module.name) {
        return {};
    }
    if (target != "modules/" + other + "/api.hpp") {
        return "of another module only api.hpp may be included, not " + target;
    }
    if (std::find(module.uses.begin(), module.uses.end(), other) == module.uses.end()) {
        return other + " is not among the USES of " + module.name;
    }
    return {};
}

// Why a file of src/ may not include this, or nothing. `place` is its path below src/.
std::string refuse(Tree const& tree, File const& file, std::string const& place, Include const& include) {
    auto const& target = include.target;
    if (file.is_test() && (is_test_library(target) || starts(target, "support/"))) {
        return {};
    }
    if (!include.quoted) {
        bool const base = starts(place, "base/");
        return base && !is_std(target) ? "base includes the standard library only, not <" + target + ">" : "";
    }
    if (starts(place, "app/") || starts(target, "base/")) {
        return {};
    }
    if (starts(place, "platform/") && starts(target, two_folders(place))) {
        return {};
    }
    if (starts(place, "platform/") && starts(target, "platform/") && stands_on(port_of(place), port_of(target))) {
        return {};
    }
    if (starts(place, "law/") && starts(target, "law/")) {
        return {};
    }
    if (starts(place, "modules/")) {
        if (starts(target, "law/") || starts(target, "platform/")) {
            return {};
        }
        if (starts(target, "modules/")) {
            auto const folder = two_folders(place);
            auto const module = tree.modules.find(folder.substr(8, folder.size() - 9));
            return module == tree.modules.end() ? "no such module" : refuse_module(module->second, target);
        }
    }
    for (std::string_view floor : {"platform/", "law/", "modules/", "app/"}) {
        if (starts(target, floor)) {
            return place.substr(0, place.find('/')) + " may not include " + target;
        }
    }
    return "quoted includes are rooted at src/, and \"" + target + "\" is not";
}

// The ring that leads from `name` back to it, as "a -> b -> a", or nothing.
std::string ring(Tree const& tree, std::string const& name) {
    std::set<std::string> seen;
    std::vector<std::vector<std::string>> ways{{name}};
    while (!ways.empty()) {
        auto const way = ways.back();
        ways.pop_back();
        auto const module = tree.modules.find(way.back());
        if (module == tree.modules.end()) {
            continue;
        }
        for (auto const& next : module->second.uses) {
            auto longer = way;
            longer.push_back(next);
            if (next == name) {
                std::string text;
                for (auto const& step : longer) {
                    text += (text.empty() ? "" : " -> ") + step;
                }
                return text;
            }
            if (seen.insert(next).second) {
                ways.push_back(std::move(longer));
            }
        }
    }
    return {};
}

}  // namespace

Findings check_includes(Tree const& tree) {
    Findings findings;
    for (auto const& file : tree.files) {
        if (!file.under("src") || !file.is_cpp()) {
            continue;
        }
        for (auto const& include : includes_of(file)) {
            auto const reason = refuse(tree, file, file.path.substr(4), include);
            if (!reason.empty()) {
                findings.push_back({file.path, include.line, reason});
            }
        }
    }
    for (auto const& [name, module] : tree.modules) {
        auto const way = ring(tree, name);
        if (!way.empty()) {
            findings.push_back({"src/modules/" + name + "/CMakeLists.txt", 1, "USES leads back: " + way});
        }
        for (auto const& other : module.uses) {
            if (tree.modules.count(other) == 0) {
                findings.push_back({"src/modules/" + name + "/CMakeLists.txt", 1,
                                    "USES " + other + ", which is no folder of src/modules"});
            }
        }
    }
    return findings;
}

}  // namespace tidy
