#include "app/world.hpp"
#include "platform/files/files.hpp"
#include "platform/toml/toml.hpp"

#include "base/failure.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace qiyue::app {

namespace {

namespace fs = std::filesystem;

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

std::vector<std::string> toml_files(std::string const& folder) {
    std::vector<std::string> paths;
    std::error_code why_not;
    if (!fs::is_directory(folder, why_not)) {
        throw Fault("there is no folder " + folder +
                    ". The home folder holds src/law, data and web, as the source tree does; QIYUE_HOME names it where "
                    "it is not the folder that the program was built in.");
    }
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".toml") {
            paths.push_back(entry.path().string());
        }
    }
    std::ranges::sort(paths);
    return paths;
}

Day day_in(Value const& value) {
    return Day::parse(value.text()).value();
}

// One period of days off, from and to included.
void add_holiday(CalendarYear& year, Value const& row) {
    for (auto day = day_in(row["from"]); day <= day_in(row["to"]); day = day.plus_days(1)) {
        year.holidays[day] = row["name"].text();
    }
    if (row["make_up"].is_list()) {
        for (auto const& made_up : row["make_up"].items()) {
            year.make_up.insert(day_in(made_up));
        }
    }
}

}  // namespace

std::string home() {
    auto const* set = std::getenv("QIYUE_HOME");
    return set != nullptr ? std::string(set) : std::string(QIYUE_HOME);
}

std::shared_ptr<law::Rulebook const> load_rules(std::string const& home) {
    std::vector<law::SourceFile> sources;
    auto const folder = home + "/src/law";
    for (auto const& path : toml_files(folder)) {
        sources.push_back({.path = fs::relative(path, folder).generic_string(), .content = load(path)});
    }
    return law::Rulebook::build(std::move(sources));
}

std::vector<identity::Region> const& regions() {
    static std::vector<identity::Region> const all = [] {
        std::vector<identity::Region> read;
        auto const table = load(home() + "/data/regions.toml");
        for (auto const& row : table["region"].items()) {
            read.push_back({.code = row["code"].text(),
                            .name = row["name"].text(),
                            .level = row["level"].text_or({}),
                            .parent = row["parent"].text_or({})});
        }
        return read;
    }();
    return all;
}

workflow::Notice read_notice(std::string const& path) {
    auto const table = load(path);
    workflow::Notice notice;
    notice.title = table["title"].text_or({});
    notice.source = table["source"].text_or({});
    notice.published = table["published"].text_or({});
    notice.year.year = static_cast<int>(table["year"].integer());
    notice.year.notice = table["notice"].text_or({});
    for (auto const& row : table["holiday"].items()) {
        add_holiday(notice.year, row);
    }
    return notice;
}

std::vector<workflow::Notice> const& notices() {
    static std::vector<workflow::Notice> const all = [] {
        std::vector<workflow::Notice> read;
        for (auto const& path : toml_files(home() + "/data/calendar")) {
            read.push_back(read_notice(path));
        }
        return read;
    }();
    return all;
}

std::shared_ptr<WorkCalendar const> load_calendar(std::string const& home) {
    auto calendar = std::make_shared<WorkCalendar>();
    for (auto const& path : toml_files(home + "/data/calendar")) {
        calendar->load(read_notice(path).year);
    }
    return calendar;
}

}  // namespace qiyue::app
