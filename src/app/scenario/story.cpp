#include "app/scenario/story.hpp"

#include "app/world.hpp"
#include "platform/files/files.hpp"
#include "platform/toml/toml.hpp"

#include "base/failure.hpp"

#include <algorithm>
#include <filesystem>

namespace qiyue::app::scenario {

namespace {

Value load(std::string const& path) {
    auto const text = files::read(path);
    if (!text) {
        throw Fault("there is no file " + path);
    }
    auto parsed = toml::parse(*text, path);
    if (!parsed.ok()) {
        throw Fault(path + ": " + parsed.refusal().findings().front().says.en);
    }
    return std::move(parsed).value();
}

std::vector<std::string> texts(Value const& list) {
    std::vector<std::string> all;
    if (list.is_list()) {
        for (auto const& item : list.items()) {
            all.push_back(item.text());
        }
    }
    return all;
}

void only_known(Value const& table, std::vector<std::string_view> const& known, std::string const& where) {
    for (auto const& [key, value] : table.members()) {
        if (std::ranges::find(known, key) == known.end()) {
            throw Fault(where + ": unknown key " + key);
        }
    }
}

Step read_step(Value const& table, std::string const& where) {
    only_known(table,
               {"as", "do", "on", "path", "query", "with", "save", "mark", "wait", "until_time", "refused_by",
                "refused", "refused_as", "field", "see", "note", "each"},
               where);
    Step step;
    step.as = table["as"].text_or({});
    step.action = table["do"].text_or({});
    step.on = table["on"].text_or({});
    step.save = table["save"].text_or({});
    step.mark = table["mark"].text_or({});
    step.wait = table["wait"].text_or({});
    step.until_time = table["until_time"].text_or({});
    step.path = table["path"];
    step.query = table["query"];
    step.with = table["with"];
    step.refused_by = texts(table["refused_by"]);
    step.refused = table["refused"].text_or({});
    step.refused_as = table["refused_as"].text_or({});
    step.field = table["field"].text_or({});
    step.see = table["see"];
    if (step.action.empty() && step.wait.empty() && step.until_time.empty()) {
        throw Fault(where + ": a step does something (do) or waits (wait, until_time)");
    }
    return step;
}

void replace_all(std::string& text, std::string const& from, std::string const& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

// A step with `each` is done once for every [[item]] of a data file: "$each" in `with` is the row, and a name in braces
// in `on` and `save` is the row's member of that name.
std::vector<Value> repeated(Value const& table) {
    if (!table.has("each")) {
        return {table};
    }
    auto const rows = load(home() + "/" + table["each"].text());
    std::vector<Value> steps;
    for (auto const& row : rows["item"].items()) {
        auto step = table;
        if (table["with"].is_text() && table["with"].text() == "$each") {
            step.set("with", row);
        }
        for (auto const* named : {"on", "save"}) {
            auto name = table[named].text_or({});
            for (auto const& [key, value] : row.members()) {
                replace_all(name, "{" + key + "}", value.text_or({}));
            }
            step.set(named, name);
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

}  // namespace

Story read_story(std::string const& folder, std::string const& name) {
    auto const path = folder + "/" + name + ".toml";
    auto const table = load(path);
    only_known(table, {"title", "cites", "world", "start", "after", "until", "step", "note"}, path);
    Story story;
    story.name = name;
    story.title = table["title"].text_or(name);
    story.world = table["world"].text_or({});
    story.start = table["start"].text_or({});
    story.after = table["after"].text_or({});
    story.until = table["until"].text_or({});
    story.cites = texts(table["cites"]);
    if (table["step"].is_list()) {
        for (std::size_t i = 0; i < table["step"].size(); ++i) {
            for (auto const& step : repeated(table["step"].items()[i])) {
                story.steps.push_back(read_step(step, path + " step " + std::to_string(i + 1)));
            }
            for (auto const& clause : story.steps.back().refused_by) {
                if (std::ranges::find(story.cites, clause) == story.cites.end()) {
                    story.cites.push_back(clause);
                }
            }
        }
    }
    return story;
}

Cast read_cast(std::string const& folder, std::string const& world) {
    auto const table = load(folder + "/worlds/" + world + ".toml");
    Cast cast;
    cast.place = table["place"].text_or({});
    for (auto const& row : table["organisation"].items()) {
        cast.organisations.push_back({.key = row["key"].text(),
                                      .name = row["name"].text(),
                                      .kind = row["kind"].text(),
                                      .region = row["region"].text(),
                                      .credit_code = row["credit_code"].text_or({}),
                                      .attributes = row["attributes"].is_null() ? Value::object() : row["attributes"]});
    }
    for (auto const& row : table["person"].items()) {
        cast.people.push_back({.key = row["key"].text(),
                               .name = row["name"].text(),
                               .organisation = row["organisation"].text(),
                               .posts = texts(row["posts"]),
                               .attributes = row["attributes"].is_null() ? Value::object() : row["attributes"]});
    }
    return cast;
}

std::vector<std::string> find_stories(std::string const& folder, std::string const& path) {
    namespace fs = std::filesystem;
    std::vector<std::string> names;
    auto const add = [&](fs::path const& file) {
        auto const relative = fs::relative(file, folder).replace_extension().generic_string();
        if (!relative.starts_with("worlds/")) {
            names.push_back(relative);
        }
    };
    if (fs::is_directory(path)) {
        for (auto const& entry : fs::recursive_directory_iterator(path)) {
            if (entry.path().extension() == ".toml") {
                add(entry.path());
            }
        }
    } else if (fs::exists(path)) {
        add(path);
    } else if (fs::exists(path + ".toml")) {
        add(path + ".toml");
    } else {
        throw Fault("there is no scenario at " + path);
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace qiyue::app::scenario
