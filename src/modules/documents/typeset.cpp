#include "modules/documents/typeset.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace qiyue::documents {

namespace {

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

std::string numeral(int number) {
    static constexpr std::array<char const*, 10> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    auto const tens = number / 10;
    auto const ones = static_cast<std::size_t>(number % 10);
    return tens == 0
        ? digits.at(ones)
        : (tens == 1 ? "" : std::string(digits.at(static_cast<std::size_t>(tens)))) + "十" + digits.at(ones);
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
