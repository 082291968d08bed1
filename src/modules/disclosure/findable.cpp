#include "modules/disclosure/findable.hpp"

#include "modules/catalogue/api.hpp"
#include "modules/disclosure/section.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

namespace qiyue::disclosure {

namespace {

// One more when words are cut or chosen another way: then all notices are indexed again at the next start.
constexpr std::int64_t index_version = 1;

void add(std::string& words, std::string const& more) {
    if (!more.empty()) {
        words += (words.empty() ? "" : "\n") + more;
    }
}

void add_field(std::string& words, Value const& field, Value const& value);

void add_fields(std::string& words, Value const& fields, Value const& values) {
    for (auto const& field : fields.items()) {
        add_field(words, field, values[field["name"].text()]);
    }
}

void add_choice(std::string& words, Value const& field, Value const& value) {
    for (auto const& option : field["options"].items()) {
        if (option["value"] == value) {
            add(words, option["label"]["zh"].text_or({}));
            add(words, option["label"]["en"].text_or({}));
        }
    }
}

void add_field(std::string& words, Value const& field, Value const& value) {
    auto const kind = field["kind"].text_or({});
    if (kind == "choice") {
        add_choice(words, field, value);
    } else if (kind == "text" || kind == "prose") {
        add(words, value.text_or({}));
    } else if (kind == "reference") {
        add(words, value["name"].text_or({}));
    } else if (kind == "group" && value.is_object()) {
        add_fields(words, field["fields"], value);
    } else if (kind == "list" && value.is_list()) {
        for (auto const& item : value.items()) {
            add_fields(words, field["fields"], item);
        }
    }
}

std::string catalogue_item_of(db::Tx& tx, std::int64_t project, std::vector<store::Exemption> const& approved) {
    auto const hidden = std::ranges::any_of(approved, [](store::Exemption const& exemption) {
        return exemption.object_kind == "project" && exemption.field == "catalogue_item";
    });
    auto const found = project::find(tx, project);
    auto const item = found && !hidden ? catalogue::item(tx, found->catalogue_item) : std::nullopt;
    return item ? item->code + " " + item->name : std::string();
}

std::vector<std::string> marks_of(Notice const& notice) {
    std::vector<std::string> marks{stage_mark(notice.stage)};
    for (std::size_t length = 2; length <= notice.region.size(); length += 2) {
        marks.push_back("region" + notice.region.substr(0, length));
    }
    return marks;
}

}  // namespace

std::string words_of(Value const& section) {
    std::string words;
    add_fields(words, section["fields"], section["values"]);
    return words;
}

void index(db::Tx& tx, Notice const& notice) {
    auto const approved = store::exemptions(tx, notice.project, "approved");
    search::Entry entry;
    add(entry.text, notice.title);
    add(entry.text, notice.organisation_name);
    if (notice.project != 0) {
        add(entry.text, catalogue_item_of(tx, notice.project, approved));
    }
    // CD-34-2 涉及国家秘密、商业秘密和个人隐私的信息除外
    add(entry.text, words_of(masked(notice.section, notice.object_kind, approved)));
    entry.marks = marks_of(notice);
    store::index(tx, notice.id, entry, index_version);
}

void index_again(db::Tx& tx, std::int64_t project) {
    for (auto const& notice : store::notices_of(tx, project)) {
        index(tx, notice);
    }
}

int index_missing(db::Tx& tx) {
    auto const missing = store::not_indexed(tx, index_version);
    for (auto const& notice : missing) {
        index(tx, notice);
    }
    return static_cast<int>(missing.size());
}

std::string stage_mark(std::string_view stage) {
    return "stage" + std::string(stage);
}

std::string region_mark(std::string_view region) {
    while (region.size() > 2 && region.ends_with("00")) {
        region.remove_suffix(2);
    }
    return "region" + std::string(region);
}

}  // namespace qiyue::disclosure
