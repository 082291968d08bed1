// The articles of src/law against what carries them. An effect is claimed only where a story or a case names the clause;
// a story names no clause that no article holds; what code asks is not called planned; and the articles hold exactly the
// clauses that were asked for.
#include "source.hpp"
#include "tree.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace tidy {

namespace {

struct Entry {
    std::string file;
    std::size_t line;  // of its id
    std::string effect;
};

bool is_law(File const& file) {
    return file.under("src/law") && file.ends(".toml");
}

// The text between the quotes of `key = "text"`, where that is what the line says.
std::string quoted_value(std::string const& line, std::string_view key) {
    auto const head = std::string(key) + " = \"";
    if (line.compare(0, head.size(), head) != 0) {
        return {};
    }
    auto const end = line.find('"', head.size());
    return end == std::string::npos ? std::string() : line.substr(head.size(), end - head.size());
}

// Every text in quotes on a line.
std::vector<std::string> texts_of(std::string const& line) {
    std::vector<std::string> found;
    for (auto open = line.find('"'); open != std::string::npos;) {
        auto const close = line.find('"', open + 1);
        if (close == std::string::npos) {
            break;
        }
        found.push_back(line.substr(open + 1, close - open - 1));
        open = line.find('"', close + 1);
    }
    return found;
}

std::map<std::string, Entry> entries_of(Tree const& tree) {
    std::map<std::string, Entry> entries;
    for (auto const& file : tree.files) {
        if (!is_law(file)) {
            continue;
        }
        std::string table;
        std::string id;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            auto const& line = file.lines[i];
            if (line.rfind("[[", 0) == 0) {
                table = line;
                id.clear();
            }
            if (table != "[[clause]]") {
                continue;
            }
            if (auto const named = quoted_value(line, "id"); !named.empty()) {
                id = named;
                entries[id] = {file.path, i + 1, {}};
            }
            if (auto const effect = quoted_value(line, "effect"); !effect.empty() && !id.empty()) {
                entries[id].effect = effect;
            }
        }
    }
    return entries;
}

struct Naming {
    std::string clause, file;
    std::size_t line;
};

// What stories name in `cites` and `refused_by`, over as many lines as the list takes.
void names_in_story(File const& file, std::vector<Naming>& all) {
    bool inside = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        auto const& line = file.lines[i];
        inside = inside || line.rfind("cites = [", 0) == 0 || line.rfind("refused_by = [", 0) == 0;
        if (!inside) {
            continue;
        }
        for (auto const& text : texts_of(line)) {
            all.push_back({text, file.path, i + 1});
        }
        inside = line.find(']') == std::string::npos;
    }
}

void names_in_cases(File const& file, std::vector<Naming>& all) {
    bool in_case = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        auto const& line = file.lines[i];
        if (line.rfind("[[", 0) == 0) {
            in_case = line == "[[case]]";
        }
        if (auto const clause = quoted_value(line, "clause"); in_case && !clause.empty()) {
            all.push_back({clause, file.path, i + 1});
        }
    }
}

std::vector<Naming> namings_of(Tree const& tree) {
    std::vector<Naming> all;
    for (auto const& file : tree.files) {
        if (file.under("tests/scenarios") && file.ends(".toml")) {
            names_in_story(file, all);
        } else if (is_law(file)) {
            names_in_cases(file, all);
        }
    }
    return all;
}

// Ids as the list of requirements has them, one a line.
std::map<std::string, std::size_t> asked_for(File const& list) {
    std::map<std::string, std::size_t> ids;
    for (std::size_t i = 0; i < list.lines.size(); ++i) {
        if (!list.lines[i].empty() && list.lines[i][0] != '#') {
            ids[list.lines[i]] = i + 1;
        }
    }
    return ids;
}

// The requirements themselves, where they stand beside the house: the first column of each row.
std::set<std::string> beside(std::string const& root) {
    std::set<std::string> ids;
    for (auto const* name : {"clauses.csv", "law_parameters.csv"}) {
        std::ifstream in(std::filesystem::path(root) / "../shared/requirements" / name);
        std::string line;
        for (std::getline(in, line); std::getline(in, line);) {
            ids.insert(line.substr(0, line.find(',')));
        }
    }
    return ids;
}

constexpr std::string_view list_path = "src/law/requirements.txt";

Findings compare_ids(Tree const& tree, std::map<std::string, Entry> const& entries) {
    Findings findings;
    auto const* list = tree.find(list_path);
    if (list == nullptr) {
        if (!entries.empty()) {
            findings.push_back({std::string(list_path), 1, "the list of the clauses asked for is missing"});
        }
        return findings;
    }
    auto const asked = asked_for(*list);
    for (auto const& [id, line] : asked) {
        if (entries.count(id) == 0) {
            findings.push_back({list->path, line, "no article holds the clause " + id});
        }
    }
    for (auto const& [id, entry] : entries) {
        if (asked.count(id) == 0) {
            findings.push_back({entry.file, entry.line, id + " was not asked for: it stands in no requirement"});
        }
    }
    auto const originals = beside(tree.root);
    for (auto const& [id, line] : asked) {
        if (!originals.empty() && originals.count(id) == 0) {
            findings.push_back({list->path, line, id + " stands no longer in the requirements"});
        }
    }
    for (auto const& id : originals) {
        if (asked.count(id) == 0) {
            findings.push_back({list->path, list->lines.size(), "the requirements ask for " + id + " too"});
        }
    }
    return findings;
}

// "clause::LP_149" in code -> "LP-149".
std::vector<std::string> clauses_in_code(std::string const& line) {
    constexpr std::string_view before = "clause::";
    std::vector<std::string> found;
    for (auto at = line.find(before); at != std::string::npos; at = line.find(before, at)) {
        at += before.size();
        auto end = at;
        while (end < line.size() && is_word(line[end])) {
            ++end;
        }
        auto id = line.substr(at, end - at);
        std::replace(id.begin(), id.end(), '_', '-');
        found.push_back(id);
    }
    return found;
}

// "LP-149" and "CD-18-4" in prose.
std::vector<std::string> clauses_in_prose(std::string const& line) {
    std::vector<std::string> found;
    auto const of_id = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; };
    for (std::size_t at = 0; at < line.size();) {
        auto end = at;
        while (end < line.size() && of_id(line[end])) {
            ++end;
        }
        found.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

// What code asks is no longer planned, and what a map names as carried is carried. A method that is only offered with the
// reason why it is not open here may cite what it will rest on.
void look_for_planned(Tree const& tree, std::map<std::string, Entry> const& entries, Findings& findings) {
    auto const look = [&](File const& file, std::size_t line, std::vector<std::string> const& ids, char const* says) {
        for (auto const& id : ids) {
            auto const entry = entries.find(id);
            if (entry != entries.end() && entry->second.effect == "planned") {
                findings.push_back({file.path, line, id + says});
            }
        }
    };
    for (auto const& file : tree.files) {
        auto const code = file.is_cpp() && file.under("src/modules") && !file.is_test() && file.name() != "methods.cpp";
        auto const map = file.path == "ARCHITECTURE.md" || (file.under("src/modules") && file.name() == "README.md");
        for (std::size_t i = 0; code && i < file.lines.size(); ++i) {
            look(file, i + 1, clauses_in_code(file.lines[i]), " is planned, and code rests on it");
        }
        for (std::size_t i = 0; map && i < file.lines.size(); ++i) {
            if (file.lines[i].rfind("**Planned.**", 0) != 0) {
                look(file, i + 1, clauses_in_prose(file.lines[i]), " is planned, and this names it as carried");
            }
        }
    }
}

}  // namespace

Findings check_clauses(Tree const& tree) {
    auto const entries = entries_of(tree);
    auto findings = compare_ids(tree, entries);
    look_for_planned(tree, entries, findings);
    std::set<std::string> shown;
    for (auto const& naming : namings_of(tree)) {
        shown.insert(naming.clause);
        if (entries.count(naming.clause) == 0) {
            findings.push_back({naming.file, naming.line, "no article holds the clause " + naming.clause});
        }
    }
    for (auto const& [id, entry] : entries) {
        bool const claimed = entry.effect != "planned" && entry.effect != "principle";
        if (claimed && shown.count(id) == 0) {
            findings.push_back(
                {entry.file, entry.line, id + " claims to be " + entry.effect + ", and no story or case names it"});
        }
    }
    return findings;
}

}  // namespace tidy
