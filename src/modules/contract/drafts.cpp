#include "modules/contract/fields.hpp"
#include "modules/contract/drafts.hpp"

#include "base/said.hpp"

// 历次改动: each text that was sent to be signed is kept, and shown by what it changed against the one before. A text that was
// taken back and rewritten is never lost.
namespace qiyue::contract {

namespace {

// As a page says it.
std::string as_text(Value const& value, Field const& field) {
    return blank(value) ? std::string() : said(describe({field}).items()[0], value, Language::zh, Medium::page);
}

}  // namespace

std::vector<Option> const& version_options() {
    static std::vector<Option> const all = [] {
        std::vector<Option> made;
        for (auto const& field : text_fields()) {
            made.push_back({field.name, field.label});
        }
        return made;
    }();
    return all;
}

Value versions_of(std::vector<Value> const& kept) {
    Value all = Value::list();
    for (std::size_t i = 0; i < kept.size(); ++i) {
        auto line = Value::object()
                        .set("version", static_cast<std::int64_t>(i + 1))
                        .set("day", kept[i]["day"])
                        .set("text_digest", kept[i]["text_digest"]);
        Value changed = Value::list();
        for (auto const& field : text_fields()) {
            auto const& now = kept[i]["text"][field.name];
            auto const before = i == 0 ? now : kept[i - 1]["text"][field.name];
            if (before != now) {
                changed.push(Value::object()
                                 .set("field", field.name)
                                 .set("before", as_text(before, field))
                                 .set("after", as_text(now, field)));
            }
        }
        all.push(line.set("changed", changed));
    }
    return all;
}

}  // namespace qiyue::contract
