#include "app/portal/words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace qiyue::app::portal {

namespace {

std::string two(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string label_of_option(Value const& field, std::string const& value, Language language) {
    if (field["options"].is_list()) {
        for (auto const& option : field["options"].items()) {
            if (option["value"] == Value(value)) {
                return in(language, option["label"]);
            }
        }
    }
    return value;
}

bool figures(std::string const& kind) {
    return kind == "money" || kind == "integer" || kind == "share" || kind == "score";
}

// One plain value as a person reads it.
std::string shown(Value const& field, Value const& value, Language language) {
    auto const kind = field["kind"].text_or("text");
    if (value.is_bool()) {
        return language == Language::zh ? (value.boolean() ? "是" : "否") : (value.boolean() ? "yes" : "no");
    }
    // The number of another record says nothing to a reader.
    if (value.is_integer() && kind == "reference") {
        return {};
    }
    if (value.is_integer()) {
        if (kind == "money") {
            return yuan(value.integer()) + (language == Language::zh ? " 元" : " yuan");
        }
        if (kind == "share") {
            return hundredths(value.integer()) + "%";
        }
        return kind == "score" ? hundredths(value.integer()) : std::to_string(value.integer());
    }
    if (value.is_text()) {
        if (kind == "instant") {
            auto const instant = Instant::parse(value.text());
            return instant.ok() ? moment(instant.value(), language) : value.text();
        }
        return kind == "choice" ? label_of_option(field, value.text(), language) : value.text();
    }
    if (value["name"].is_text()) {
        return value["name"].text();
    }
    return {};
}

Value section(std::string const& heading) {
    return Value::object()
        .set("heading", heading)
        .set("paragraphs", false)
        .set("has_rows", false)
        .set("rows", false)
        .set("table", false);
}

// A fingerprint as a table has room for it; whole it stands in the data and on the paper.
std::string shortened(std::string const& text) {
    constexpr std::size_t digest = 64, shown = 12;
    auto const hex = text.size() == digest && text.find_first_not_of("0123456789abcdef") == std::string::npos;
    return hex ? text.substr(0, shown) + "…" : text;
}

std::string cell_of(Value const& column, Value const& value, Language language) {
    if (!value.is_list()) {
        return shortened(shown(column, value, language));
    }
    // A list inside a line: its values after one another.
    std::string text;
    for (auto const& inner : value.items()) {
        std::string one;
        if (inner.is_object() && column["fields"].is_list()) {
            for (auto const& part : column["fields"].items()) {
                auto const piece = shown(part, inner[part["name"].text()], language);
                one += (one.empty() || piece.empty() ? "" : " ") + piece;
            }
        } else {
            one = shown(column, inner, language);
        }
        text += (text.empty() ? "" : "; ") + one;
    }
    return text;
}

// A list of groups as a table with a column for each field that some line has.
Value table_of(Value const& field, Value const& items, Language language) {
    std::vector<Value> columns;
    for (auto const& column : field["fields"].items()) {
        auto const said = std::ranges::any_of(items.items(), [&](Value const& item) {
            return !cell_of(column, item[column["name"].text()], language).empty();
        });
        if (said) {
            columns.push_back(column);
        }
    }
    auto const cell = [](Value const& column, std::string text) {
        auto const kind = column["kind"].text_or("text");
        return Value::object()
            .set("text", std::move(text))
            .set("figures", figures(kind))
            .set("tight", kind == "day" || kind == "instant");
    };
    Value head = Value::list();
    for (auto const& column : columns) {
        head.push(cell(column, in(language, column["label"])));
    }
    Value lines = Value::list();
    for (auto const& item : items.items()) {
        Value cells = Value::list();
        for (auto const& column : columns) {
            cells.push(cell(column, cell_of(column, item[column["name"].text()], language)));
        }
        lines.push(Value::object().set("cells", cells));
    }
    return Value::object().set("head", head).set("lines", lines);
}

void add_sections(Value const& fields, Value const& values, std::string const& heading, Language language, Value& all) {
    auto facts = section(heading);
    Value rows = Value::list();
    Value later = Value::list();
    for (auto const& field : fields.items()) {
        auto const name = field["name"].text();
        auto const kind = field["kind"].text_or("text");
        auto const& value = values[name];
        if (value.is_null() || kind == "secret" || kind == "sealed") {
            continue;
        }
        auto const label = in(language, field["label"]);
        if (kind == "group" && value.is_object()) {
            add_sections(field["fields"], value, label, language, later);
        } else if (kind == "list" && value.is_list()) {
            auto table = section(label);
            table.set("table", table_of(field, value, language));
            later.push(table);
        } else if (kind == "prose" && value.is_text()) {
            auto prose = section(label);
            prose.set("paragraphs", Value::list().push(value.text()));
            later.push(prose);
        } else if (auto const text = shown(field, value, language); !text.empty()) {
            rows.push(Value::object()
                          .set("label", label)
                          .set("value", text)
                          .set("figures", figures(kind))
                          .set("link", false));
        }
    }
    if (rows.size() > 0) {
        facts.set("has_rows", true).set("rows", rows);
        all.push(facts);
    }
    for (auto const& one : later.items()) {
        all.push(one);
    }
}

}  // namespace

std::string in(Language language, Value const& text) {
    if (text.is_text()) {
        return text.text();
    }
    auto const zh = text["zh"].text_or({});
    return language == Language::zh ? zh : text["en"].text_or(zh);
}

std::string in(Language language, Text const& text) {
    return language == Language::zh ? text.zh : text.en;
}

Value option(std::string const& value, std::string const& label, std::string const& selected) {
    return Value::object().set("value", value).set("label", label).set("selected", value == selected);
}

std::string shown_of(Value const& section, std::string_view name, Language language) {
    for (auto const& field : section["fields"].is_list() ? section["fields"].items() : Value::List{}) {
        if (field["name"] == Value(name)) {
            return shown(field, section["values"][name], language);
        }
    }
    return {};
}

std::string yuan(std::int64_t fen) {
    auto const negative = fen < 0;
    auto const size = negative ? -fen : fen;
    auto whole = std::to_string(size / 100);
    for (auto at = static_cast<std::int64_t>(whole.size()) - 3; at > 0; at -= 3) {
        whole.insert(static_cast<std::size_t>(at), ",");
    }
    return (negative ? "-" : "") + whole + "." + two(size % 100);
}

std::string hundredths(std::int64_t value) {
    auto const negative = value < 0;
    auto const size = negative ? -value : value;
    return (negative ? "-" : "") + std::to_string(size / 100) + "." + two(size % 100);
}

std::string bytes(std::int64_t count) {
    constexpr std::int64_t kilo = 1024;
    if (count < kilo) {
        return std::to_string(count) + " B";
    }
    auto const mega = count >= kilo * kilo;
    auto const tenths = count * 10 / (mega ? kilo * kilo : kilo);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + (mega ? " MB" : " kB");
}

std::string moment(Instant instant, Language language) {
    static constexpr std::array<char const*, 7> zh{"星期一", "星期二", "星期三", "星期四",
                                                   "星期五", "星期六", "星期日"};
    static constexpr std::array<char const*, 7> en{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    auto const iso = instant.iso();
    auto const weekday = instant.day().weekday() - 1;
    return iso.substr(0, 10) + " " + iso.substr(11, 5) + " " +
        (language == Language::zh ? zh.at(weekday) : en.at(weekday));
}

std::string left(Day today, Day due, WorkCalendar const& calendar, Language language) {
    if (due < today) {
        return language == Language::zh ? "已截止" : "closed";
    }
    auto const count = std::to_string(calendar.working_days_between(today, due));
    return language == Language::zh ? "剩 " + count + " 个工作日" : count + " working days left";
}

Value sections_of(Value const& described, std::string const& heading, Language language) {
    Value all = Value::list();
    if (described["fields"].is_list()) {
        add_sections(described["fields"], described["values"], heading, language, all);
    }
    if (described["withheld"].is_list() && described["withheld"].size() > 0) {
        auto kept = section(language == Language::zh ? "依法不予公开的内容" : "Withheld by law");
        Value rows = Value::list();
        for (auto const& item : described["withheld"].items()) {
            rows.push(Value::object()
                          .set("label", in(language, item["label"]))
                          .set("value", in(language, item["ground_label"]))
                          .set("figures", false)
                          .set("link", false));
        }
        kept.set("has_rows", true).set("rows", rows);
        all.push(kept);
    }
    return all;
}

}  // namespace qiyue::app::portal
