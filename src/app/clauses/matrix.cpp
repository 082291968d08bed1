#include "app/clauses/matrix.hpp"

#include "platform/files/files.hpp"

#include <algorithm>
#include <filesystem>

namespace qiyue::app::clauses {

namespace {

namespace fs = std::filesystem;

void add(std::vector<std::string>& list, std::string const& name) {
    if (std::ranges::find(list, name) == list.end()) {
        list.push_back(name);
    }
}

// "CD-13-1a" as the generated constant is called.
std::string constant_of(std::string_view id) {
    std::string name;
    for (char const c : id) {
        auto const plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (plain) {
            name += c;
        } else if (!name.ends_with('_')) {
            name += '_';
        }
    }
    while (name.ends_with('_')) {
        name.pop_back();
    }
    return name;
}

bool part_of_name(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Every `clause::X` in one file.
std::vector<std::string> constants_in(std::string const& text) {
    std::vector<std::string> found;
    constexpr std::string_view mark = "clause::";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        auto end = at + mark.size();
        while (end < text.size() && part_of_name(text[end])) {
            ++end;
        }
        add(found, text.substr(at + mark.size(), end - at - mark.size()));
    }
    return found;
}

std::string joined(Carriers const& carriers) {
    std::string all;
    auto const append = [&](std::vector<std::string> const& names, std::string const& prefix) {
        for (auto const& name : names) {
            all += (all.empty() ? "" : ";") + prefix + name;
        }
    };
    append(carriers.stories, "scenario:");
    append(carriers.cases, "cases:");
    append(carriers.code, "code:");
    return all;
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string out = "\"";
    for (char const c : text) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    return out + "\"";
}

}  // namespace

bool carried(law::Effect effect) {
    return effect != law::Effect::planned && effect != law::Effect::principle;
}

std::map<std::string, Carriers, std::less<>> shown_by(law::Rulebook const& rules, scenario::Library& library) {
    std::map<std::string, Carriers, std::less<>> all;
    for (auto const& name : scenario::find_stories(library.folder(), library.folder())) {
        for (auto const& clause : library.story(name).cites) {
            add(all[clause].stories, name);
        }
    }
    for (auto const& written : rules.cases()) {
        add(all[written.clause].cases, written.file);
    }
    return all;
}

std::map<std::string, Carriers, std::less<>> carriers(law::Rulebook const& rules, scenario::Library& library,
                                                      std::string const& home) {
    auto all = shown_by(rules, library);
    std::map<std::string, std::string, std::less<>> by_constant;
    for (auto const& clause : rules.clauses()) {
        by_constant[constant_of(clause.id)] = clause.id;
    }
    auto const source = home + "/src";
    if (!fs::is_directory(source)) {
        return all;
    }
    std::vector<std::string> paths;
    for (auto const& entry : fs::recursive_directory_iterator(source)) {
        if (entry.path().extension() == ".cpp") {
            paths.push_back(entry.path().string());
        }
    }
    std::ranges::sort(paths);
    for (auto const& path : paths) {
        auto const text = files::read(path);
        for (auto const& constant : constants_in(text.value_or(""))) {
            if (auto const found = by_constant.find(constant); found != by_constant.end()) {
                add(all[found->second].code, fs::relative(path, home).generic_string());
            }
        }
    }
    return all;
}

std::vector<Row> matrix(law::Rulebook const& rules, std::map<std::string, Carriers, std::less<>> const& carriers,
                        Filter const& filter) {
    std::vector<Row> rows;
    for (auto const& clause : rules.clauses()) {
        auto const& statute = rules.statute_of(clause);
        auto const wanted = (filter.place.empty() || statute.place == filter.place) &&
            (filter.area.empty() || clause.area == filter.area) &&
            (filter.effect.empty() || law::name_of(clause.effect) == filter.effect) &&
            (filter.ids.empty() || std::ranges::find(filter.ids, clause.id) != filter.ids.end());
        if (wanted) {
            auto const found = carriers.find(clause.id);
            rows.push_back({&clause, &statute, found == carriers.end() ? Carriers{} : found->second});
        }
    }
    return rows;
}

std::string csv(std::vector<Row> const& rows) {
    std::string text = "id,place,document,clause,area,kind,effect,carried_by\n";
    for (auto const& row : rows) {
        for (auto const& cell : {row.clause->id, row.statute->place, row.statute->title, row.clause->article,
                                 row.clause->area, row.clause->kind, std::string(law::name_of(row.clause->effect))}) {
            text += csv_cell(cell) + ",";
        }
        text += csv_cell(joined(row.carriers)) + "\n";
    }
    return text;
}

std::string table(std::vector<Row> const& rows) {
    std::string text;
    std::map<std::string_view, int> counts;
    for (auto const& row : rows) {
        counts[law::name_of(row.clause->effect)] += 1;
        auto line = row.clause->id;
        line.resize(std::max<std::size_t>(line.size() + 1, 18), ' ');
        auto effect = std::string(law::name_of(row.clause->effect));
        effect.resize(10, ' ');
        text += line + effect + row.clause->quote + "\n";
        for (auto const& story : row.carriers.stories) {
            text += "                  scenario " + story + "\n";
        }
        for (auto const& file : row.carriers.cases) {
            text += "                  cases " + file + "\n";
        }
    }
    for (auto const& [effect, count] : counts) {
        text += std::string(effect) + " " + std::to_string(count) + "  ";
    }
    return text + "\n";
}

}  // namespace qiyue::app::clauses
