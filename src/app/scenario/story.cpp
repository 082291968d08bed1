#include "app/scenario/story.hpp"

#include "app/world.hpp"
#include "platform/files/files.hpp"
#include "platform/toml/toml.hpp"

#include "base/day.hpp"
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

[[noreturn]] void expected(std::string const& where, std::string const& key, std::string const& what) {
    throw Fault(where + ": " + key + " should be " + what);
}

std::string text_in(Value const& table, std::string const& key, std::string const& where) {
    if (!table[key].is_null() && !table[key].is_text()) {
        expected(where, key, "text in quotes");
    }
    return table[key].text_or({});
}

// In both languages.
Text words_in(Value const& table, std::string const& key, std::string const& where) {
    auto const& value = table[key];
    if (!value.is_object() || value.size() != 2 || value["zh"].text_or({}).empty() || value["en"].text_or({}).empty()) {
        expected(where, key, "{ zh = \"…\", en = \"…\" }");
    }
    return {value["zh"].text(), value["en"].text()};
}

// A key without which the row means nothing.
std::string name_in(Value const& table, std::string const& key, std::string const& where) {
    auto text = text_in(table, key, where);
    if (text.empty()) {
        expected(where, key, "text in quotes, and it is missing");
    }
    return text;
}

std::vector<std::string> texts(Value const& table, std::string const& key, std::string const& where) {
    std::vector<std::string> all;
    if (table[key].is_null()) {
        return all;
    }
    auto const& list = table[key];
    if (!list.is_list() || !std::ranges::all_of(list.items(), [](Value const& item) { return item.is_text(); })) {
        expected(where, key, "a list of texts, [\"…\", \"…\"]");
    }
    for (auto const& item : list.items()) {
        all.push_back(item.text());
    }
    return all;
}

Value table_in(Value const& table, std::string const& key, std::string const& where) {
    if (!table[key].is_null() && !table[key].is_object()) {
        expected(where, key, "a table, { name = … }");
    }
    return table[key];
}

// The rows of [[key]]; none when it is not there.
std::vector<Value> rows_in(Value const& table, std::string const& key, std::string const& where) {
    if (table[key].is_null()) {
        return {};
    }
    auto const& list = table[key];
    if (!list.is_list() || !std::ranges::all_of(list.items(), [](Value const& item) { return item.is_object(); })) {
        expected(where, key, "written as [[" + key + "]]");
    }
    return list.items();
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
    step.as = text_in(table, "as", where);
    step.action = text_in(table, "do", where);
    step.on = text_in(table, "on", where);
    step.save = text_in(table, "save", where);
    step.mark = text_in(table, "mark", where);
    step.wait = text_in(table, "wait", where);
    step.until_time = text_in(table, "until_time", where);
    step.path = table_in(table, "path", where);
    step.query = table_in(table, "query", where);
    step.with = table["with"];
    step.refused_by = texts(table, "refused_by", where);
    step.refused = text_in(table, "refused", where);
    step.refused_as = text_in(table, "refused_as", where);
    step.field = text_in(table, "field", where);
    step.see = table_in(table, "see", where);
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
std::vector<Value> repeated(Value const& table, std::string const& where) {
    if (!table.has("each")) {
        return {table};
    }
    auto const path = home() + "/" + name_in(table, "each", where);
    std::vector<Value> steps;
    for (auto const& row : rows_in(load(path), "item", path)) {
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
    only_known(table,
               {"title", "cites", "world", "start", "after", "until", "place", "between", "given", "step", "note"},
               path);
    Story story;
    story.name = name;
    story.title = table["title"].is_null() ? Text{name, name} : words_in(table, "title", path);
    story.world = text_in(table, "world", path);
    story.start = text_in(table, "start", path);
    story.after = text_in(table, "after", path);
    story.until = text_in(table, "until", path);
    story.place = text_in(table, "place", path);
    if (!story.place.empty() && story.after.empty()) {
        expected(path, "place", "only beside after: a story that begins takes the place of its world");
    }
    auto const between = table_in(table, "between", path);
    if (!between.is_null() && story.place.empty()) {
        expected(path, "between", "only beside place: what that place wants done between the stories made ready");
    }
    for (auto const& [after, next] : between.is_null() ? Value::Object{} : between.members()) {
        story.between.emplace(after, text_in(between, after, path));
    }
    story.given = table_in(table, "given", path);
    if (!story.given.is_null() && story.place.empty()) {
        expected(path, "given", "only beside place: what the steps made ready are given beyond what they say");
    }
    story.cites = texts(table, "cites", path);
    if (!story.start.empty() && !Instant::parse(story.start).ok()) {
        expected(path, "start", "a moment, \"2026-03-02T09:00:00+08:00\", and it is \"" + story.start + "\"");
    }
    auto const rows = rows_in(table, "step", path);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const where = path + " step " + std::to_string(i + 1);
        for (auto const& step : repeated(rows[i], where)) {
            story.steps.push_back(read_step(step, where));
        }
        for (auto const& clause : story.steps.empty() ? std::vector<std::string>() : story.steps.back().refused_by) {
            if (std::ranges::find(story.cites, clause) == story.cites.end()) {
                story.cites.push_back(clause);
            }
        }
    }
    return story;
}

Cast read_cast(std::string const& folder, std::string const& world) {
    auto const path = folder + "/worlds/" + world + ".toml";
    auto const table = load(path);
    Cast cast;
    cast.place = text_in(table, "place", path);
    auto const attributes = [&](Value const& row) {
        auto const given = table_in(row, "attributes", path);
        return given.is_null() ? Value::object() : given;
    };
    for (auto const& row : rows_in(table, "organisation", path)) {
        cast.organisations.push_back({.key = name_in(row, "key", path),
                                      .name = name_in(row, "name", path),
                                      .kind = name_in(row, "kind", path),
                                      .region = name_in(row, "region", path),
                                      .credit_code = text_in(row, "credit_code", path),
                                      .attributes = attributes(row)});
    }
    for (auto const& row : rows_in(table, "person", path)) {
        cast.people.push_back({.key = name_in(row, "key", path),
                               .name = name_in(row, "name", path),
                               .organisation = name_in(row, "organisation", path),
                               .posts = texts(row, "posts", path),
                               .attributes = attributes(row)});
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
