#include "modules/disclosure/findable.hpp"

#include "modules/catalogue/api.hpp"
#include "modules/disclosure/section.hpp"
#include "modules/project/api.hpp"

#include <algorithm>
#include <functional>

namespace qiyue::disclosure {

namespace {

// One more when words are cut or chosen another way: then all notices are indexed again at the next start.
constexpr std::int64_t index_version = 1;

void add(std::string& words, std::string const& more, std::string_view between = "\n") {
    if (!more.empty()) {
        words += (words.empty() ? "" : std::string(between)) + more;
    }
}

bool is_digest(std::string_view text) {
    constexpr std::size_t digits = 64;
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Walks through a section and hands on what is made of words; of a choice or a name both languages.
class Words {
public:
    using Take = std::function<void(std::string const& zh, std::string const& en)>;
    explicit Words(Take take) : take_(std::move(take)) {}

    void fields(Value const& described, Value const& values) const {
        for (auto const& field : described.items()) {
            one(field, values[field["name"].text()]);
        }
    }

private:
    void one(Value const& field, Value const& value) const {
        auto const kind = field["kind"].text_or({});
        if (kind == "choice") {
            choice(field, value);
        } else if ((kind == "text" || kind == "prose") && value.is_text() && !is_digest(value.text())) {
            take_(value.text(), {});
        } else if (kind == "text" && value.is_object()) {
            take_(value["zh"].text_or({}), value["en"].text_or({}));
        } else if (kind == "reference") {
            take_(value["name"].text_or({}), {});
        } else if (kind == "group" && value.is_object()) {
            fields(field["fields"], value);
        } else if (kind == "list" && value.is_list()) {
            for (auto const& item : value.items()) {
                fields(field["fields"], item);
            }
        }
    }

    void choice(Value const& field, Value const& value) const {
        for (auto const& option : field["options"].items()) {
            if (option["value"] == value) {
                take_(option["label"]["zh"].text_or({}), option["label"]["en"].text_or({}));
            }
        }
    }

    Take take_;
};

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
    std::string all;
    Words([&](std::string const& zh, std::string const& en) {
        add(all, zh);
        add(all, en);
    }).fields(section["fields"], section["values"]);
    return all;
}

std::string reading_of(Value const& section) {
    std::string all;
    Words([&](std::string const& zh, std::string const&) {
        add(all, zh, " · ");
    }).fields(section["fields"], section["values"]);
    return all;
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
