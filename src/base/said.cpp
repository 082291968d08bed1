#include "base/said.hpp"

#include "base/money.hpp"

#include <algorithm>
#include <array>

namespace qiyue {

namespace {

// What stands between the parts of a value that has parts.
struct Joints {
    std::string_view after_label;  // empty: parts stand without their labels
    std::string_view between_parts, between_rows, between_words;
};

Joints joints(Language language, Medium medium) {
    auto const words = language == Language::zh ? "、" : ", ";
    if (medium == Medium::page) {
        return {.after_label = "", .between_parts = " ", .between_rows = "; ", .between_words = words};
    }
    return language == Language::zh
        ? Joints{.after_label = "：", .between_parts = "；", .between_rows = "\n", .between_words = words}
        : Joints{.after_label = ": ", .between_parts = "; ", .between_rows = "\n", .between_words = words};
}

void append(std::string& text, std::string_view between, std::string const& more) {
    if (!more.empty()) {
        text += (text.empty() ? "" : std::string(between)) + more;
    }
}

std::string group(Value const& fields, Value const& values, Language language, Medium medium) {
    auto const joint = joints(language, medium);
    std::string text;
    for (auto const& field : fields.is_list() ? fields.items() : Value::List{}) {
        auto const one = said(field, values[field["name"].text()], language, medium);
        // A bare number says nothing without its name, wherever it stands.
        auto const bare = field["kind"].text_or("text") == "integer";
        auto const after_label = joint.after_label.empty() && bare ? std::string_view(" ") : joint.after_label;
        auto const label = after_label.empty() || one.empty() ? std::string()
                                                              : in(language, field["label"]) + std::string(after_label);
        append(text, joint.between_parts, label + one);
    }
    return text;
}

std::string list(Value const& field, Value const& rows, Language language, Medium medium) {
    auto const joint = joints(language, medium);
    auto const& fields = field["fields"];
    auto const one = fields.is_list() && fields.size() == 1;
    std::string text;
    for (auto const& row : rows.items()) {
        if (!row.is_object()) {
            append(text, joint.between_words, said(field, row, language, medium));
        } else if (one) {
            auto const& only = fields.items().front();
            append(text, joint.between_words, said(only, row[only["name"].text()], language, medium));
        } else {
            append(text, joint.between_rows, group(fields, row, language, medium));
        }
    }
    return text;
}

std::string option(Value const& field, std::string const& chosen, Language language) {
    for (auto const& one : field["options"].is_list() ? field["options"].items() : Value::List{}) {
        if (one["value"] == Value(chosen)) {
            return in(language, one["label"]);
        }
    }
    return chosen;
}

std::string number(std::string const& kind, std::int64_t value, Language language) {
    auto const chinese = language == Language::zh;
    if (kind == "money") {
        return yuan(value) + (chinese ? " 元" : " yuan");
    }
    if (kind == "share") {
        return percent(value);
    }
    if (kind == "score") {
        return hundredths(value) + (chinese ? " 分" : " points");
    }
    // The number of another record says nothing to a reader.
    return kind == "reference" ? std::string() : std::to_string(value);
}

std::string words(Value const& field, std::string const& text, Language language, Medium medium) {
    auto const kind = field["kind"].text_or("text");
    if (kind == "choice") {
        return option(field, text, language);
    }
    if (kind == "sealed" || kind == "secret") {
        return {};
    }
    if ((kind == "day" || kind == "instant") && medium == Medium::paper && language == Language::zh) {
        return long_day(text);
    }
    if (kind == "instant") {
        auto const instant = Instant::parse(text);
        return instant.ok() ? moment(instant.value(), language) : text;
    }
    return text;
}

}  // namespace

std::string in(Language language, Text const& text) {
    return language == Language::zh || text.en.empty() ? text.zh : text.en;
}

std::string in(Language language, Value const& text) {
    if (text.is_text()) {
        return text.text();
    }
    auto const zh = text["zh"].text_or({});
    return language == Language::zh ? zh : text["en"].text_or(zh);
}

std::string yuan(std::int64_t fen) {
    return Money::fen(fen).in_yuan();
}

std::string hundredths(std::int64_t value) {
    constexpr std::int64_t hundred = 100, ten = 10;
    auto const size = value < 0 ? -value : value;
    auto const rest = size % hundred;
    return (value < 0 ? "-" : "") + std::to_string(size / hundred) + (rest < ten ? ".0" : ".") + std::to_string(rest);
}

std::string percent(std::int64_t basis_points) {
    return hundredths(basis_points) + "%";
}

std::string weekday(Day day, Language language) {
    static constexpr std::array<char const*, 7> zh{"星期一", "星期二", "星期三", "星期四",
                                                   "星期五", "星期六", "星期日"};
    static constexpr std::array<char const*, 7> en{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    auto const at = day.weekday() - 1;
    return language == Language::zh ? zh.at(at) : en.at(at);
}

std::string moment(Instant instant, Language language) {
    auto const iso = instant.iso();
    return iso.substr(0, 10) + " " + iso.substr(11, 5) + " " + weekday(instant.day(), language);
}

std::string long_day(std::string const& iso) {
    constexpr std::size_t a_day = 10, with_minutes = 16;
    if (iso.size() < a_day) {
        return iso;
    }
    auto const part = [&](std::size_t at) {
        auto const text = iso.substr(at, 2);
        return text.starts_with('0') ? text.substr(1) : text;
    };
    auto const day = iso.substr(0, 4) + "年" + part(5) + "月" + part(8) + "日";
    return iso.size() >= with_minutes ? day + " " + iso.substr(11, 5) : day;
}

bool blank(Value const& value) {
    return value.is_null() || (value.is_text() && value.text().empty()) || (value.is_list() && value.size() == 0) ||
        (value.is_object() && value.size() == 0);
}

bool in_figures(std::string_view kind) {
    return kind == "money" || kind == "integer" || kind == "share" || kind == "score";
}

std::string said(Value const& field, Value const& value, Language language, Medium medium) {
    auto const kind = field["kind"].text_or("text");
    if (blank(value)) {
        return {};
    }
    if (value.is_bool()) {
        auto const yes = value.boolean();
        return language == Language::zh ? (yes ? "是" : "否") : (yes ? "yes" : "no");
    }
    if (value.is_integer()) {
        return number(kind, value.integer(), language);
    }
    if (value.is_text()) {
        return words(field, value.text(), language, medium);
    }
    if (value.is_list()) {
        return list(field, value, language, medium);
    }
    if (kind == "group") {
        return group(field["fields"], value, language, medium);
    }
    // A name in both languages, or another record with its name.
    return value["zh"].is_text() ? in(language, value) : value["name"].text_or({});
}

std::string said_of(Value const& section, std::string_view name, Language language, Medium medium) {
    for (auto const& field : section["fields"].is_list() ? section["fields"].items() : Value::List{}) {
        if (field["name"] == Value(name)) {
            return said(field, section["values"][name], language, medium);
        }
    }
    return {};
}

}  // namespace qiyue
