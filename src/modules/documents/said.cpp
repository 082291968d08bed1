#include "modules/documents/said.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace qiyue::documents {

namespace {

std::string hundredths(std::int64_t value) {
    auto const whole = value < 0 ? -value : value;
    auto const part = whole % 100;
    auto text = (value < 0 ? "-" : "") + std::to_string(whole / 100);
    if (part != 0) {
        text += "." + std::to_string(part / 10) + (part % 10 == 0 ? "" : std::to_string(part % 10));
    }
    return text;
}

std::string option_label(Value const& field, std::string const& chosen) {
    for (auto const& option : field["options"].is_list() ? field["options"].items() : Value::List{}) {
        if (option["value"] == Value(chosen)) {
            return option["label"]["zh"].text_or(chosen);
        }
    }
    return chosen;
}

std::string said_group(Value const& fields, Value const& values) {
    std::string text;
    for (auto const& field : fields.items()) {
        auto const& value = values[field["name"].text()];
        if (!blank(value)) {
            text += (text.empty() ? "" : "；") + field["label"]["zh"].text() + "：" + said(field, value);
        }
    }
    return text;
}

std::string said_list(Value const& field, Value const& rows) {
    std::string text;
    auto const& fields = field["fields"];
    auto const one = fields.size() == 1;
    for (auto const& row : rows.items()) {
        auto const& first = fields.items().front();
        auto const line = one ? said(first, row[first["name"].text()]) : said_group(fields, row);
        text += (text.empty() ? "" : one ? "、" : "\n") + line;
    }
    return text;
}

struct Pair {
    char latin;
    std::string_view chinese;
};

constexpr std::array<Pair, 6> punctuation{
    {{',', "，"}, {';', "；"}, {':', "："}, {'(', "（"}, {')', "）"}, {'?', "？"}}};

bool chinese(std::string_view character) {
    return character.size() >= 3;  // beyond U+0800: every Han character, 、 and 。, and the quotes
}

}  // namespace

std::string yuan(std::int64_t fen) {
    auto const whole = fen < 0 ? -fen : fen;
    auto digits = std::to_string(whole / 100);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    auto const cents = whole % 100;
    return (fen < 0 ? "-" : "") + digits + (cents < 10 ? ".0" : ".") + std::to_string(cents);
}

std::string long_day(std::string const& iso) {
    if (iso.size() < 10) {
        return iso;
    }
    auto const number = [](std::string text) { return text.starts_with('0') ? text.substr(1) : text; };
    auto text = iso.substr(0, 4) + "年" + number(iso.substr(5, 2)) + "月" + number(iso.substr(8, 2)) + "日";
    if (iso.size() >= 16) {
        text += " " + iso.substr(11, 5);
    }
    return text;
}

std::string numeral(int number) {
    static constexpr std::array<char const*, 10> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    auto const tens = number / 10;
    auto const ones = static_cast<std::size_t>(number % 10);
    return tens == 0
        ? digits.at(ones)
        : (tens == 1 ? "" : std::string(digits.at(static_cast<std::size_t>(tens)))) + "十" + digits.at(ones);
}

bool blank(Value const& value) {
    return value.is_null() || (value.is_text() && value.text().empty()) || (value.is_list() && value.size() == 0) ||
        (value.is_object() && value.size() == 0);
}

std::string said(Value const& field, Value const& value) {
    auto const& kind = field["kind"].text();
    if (blank(value)) {
        return {};
    }
    if (kind == "group" && value.is_object()) {
        return said_group(field["fields"], value);
    }
    if (kind == "list" && value.is_list()) {
        return said_list(field, value);
    }
    if (value.is_bool()) {
        return value.boolean() ? "是" : "否";
    }
    if (value.is_integer()) {
        auto const number = value.integer();
        return kind == "money" ? yuan(number) + " 元"
            : kind == "share"  ? hundredths(number) + "%"
            : kind == "score"  ? hundredths(number) + " 分"
                               : std::to_string(number);
    }
    if (!value.is_text()) {
        return {};
    }
    auto const& text = value.text();
    if (kind == "choice") {
        return option_label(field, text);
    }
    if (kind == "day" || kind == "instant") {
        return long_day(text);
    }
    return typeset(text);
}

std::string typeset(std::string const& text) {
    std::string set;
    std::string_view rest = text;
    bool after_chinese = false;
    int open = 0;  // brackets that became Chinese: their partners do too
    while (!rest.empty()) {
        auto const length = std::max<std::size_t>(1, utf8_length(rest));
        auto const character = rest.substr(0, length);
        rest.remove_prefix(length);
        auto const found = std::ranges::find(punctuation, character.front(), &Pair::latin);
        auto const closing = character == ")";
        if (length == 1 && found != punctuation.end() && (closing ? open > 0 : after_chinese)) {
            open += character == "(" ? 1 : closing ? -1 : 0;
            set += found->chinese;
            // One space after it was the keyboard's way to the same.
            if (rest.starts_with(' ')) {
                rest.remove_prefix(1);
            }
            after_chinese = true;
            continue;
        }
        after_chinese = chinese(character);
        set += character;
    }
    return set;
}

}  // namespace qiyue::documents
