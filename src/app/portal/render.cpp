#include "app/portal/render.hpp"

#include "platform/files/files.hpp"
#include "platform/json/json.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <kainjow/mustache.hpp>

#include <filesystem>

namespace qiyue::app::portal {

namespace {

namespace mustache = kainjow::mustache;

// None is false: a name that a row lacks would be looked up outwards.
mustache::data data_of(Value const& value) {
    if (value.is_object()) {
        mustache::data object{mustache::data::type::object};
        for (auto const& [key, member] : value.members()) {
            object.set(key, data_of(member));
        }
        return object;
    }
    if (value.is_list()) {
        mustache::data list{mustache::data::type::list};
        for (auto const& item : value.items()) {
            list.push_back(data_of(item));
        }
        return list;
    }
    if (value.is_text()) {
        return mustache::data{value.text()};
    }
    if (value.is_integer()) {
        return mustache::data{std::to_string(value.integer())};
    }
    return mustache::data{value.is_bool() && value.boolean()};
}

}  // namespace

Templates::Templates(std::string const& folder) {
    for (auto const& entry : std::filesystem::directory_iterator(folder + "/templates")) {
        if (entry.path().extension() == ".mustache") {
            auto text = files::read(entry.path().string()).value_or("");
            if (text.ends_with('\n')) {
                text.pop_back();
            }
            pages_[entry.path().stem().string()] = text;
        }
    }
    auto words = json::parse(files::read(folder + "/words.json").value_or(""));
    if (!words.ok() || !pages_.contains("layout")) {
        throw Fault("the portal's templates are not at " + folder);
    }
    words_ = std::move(words).value();
}

std::string Templates::word(std::string const& key, Language language) const {
    return words_[key].at_path(language == Language::zh ? "0" : "1").text_or(key);
}

std::string Templates::render(std::string const& page, Value data, Language language) const {
    auto phrases = Value::object();
    for (auto const& [key, pair] : words_.members()) {
        phrases.set(key, word(key, language));
    }
    data.set("t", phrases);
    auto all = data_of(data);
    for (auto const& named : pages_) {
        if (named.first.starts_with('_')) {
            all.set(named.first, mustache::partial([&named] { return named.second; }));
        }
    }
    auto const found = pages_.find(page);
    ENSURE(found != pages_.end());
    mustache::mustache inner{found->second};
    all.set("content", inner.render(all));
    mustache::mustache layout{pages_.at("layout")};
    return layout.render(all);
}

}  // namespace qiyue::app::portal
