#include "modules/need/lint.hpp"

#include <algorithm>
#include <string_view>

namespace qiyue::need {

namespace {

// Does one of the harmless words cover the place where the word stands?
bool harmless_at(std::string_view text, std::size_t place, Word const& word) {
    return std::ranges::any_of(word.harmless, [&](std::string const& around) {
        for (auto inside = around.find(word.word); inside != std::string::npos;
             inside = around.find(word.word, inside + 1)) {
            if (place >= inside && text.substr(place - inside).starts_with(around)) {
                return true;
            }
        }
        return false;
    });
}

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// About ten characters on either side, cut between characters.
std::string excerpt(std::string_view text, std::size_t place, std::size_t length) {
    constexpr std::size_t around = 30;
    auto from = place > around ? place - around : 0;
    while (from > 0 && continues(text[from])) {
        from -= 1;
    }
    auto to = std::min(text.size(), place + length + around);
    while (to < text.size() && continues(text[to])) {
        to += 1;
    }
    return std::string(from > 0 ? "…" : "") + std::string(text.substr(from, to - from)) + (to < text.size() ? "…" : "");
}

void read_text(std::string const& text, std::string const& field, std::vector<Word> const& words,
               std::vector<Warning>& found) {
    for (auto const& word : words) {
        for (auto place = text.find(word.word); place != std::string::npos; place = text.find(word.word, place + 1)) {
            if (!harmless_at(text, place, word)) {
                found.push_back({.field = field,
                                 .word = word.word,
                                 .excerpt = excerpt(text, place, word.word.size()),
                                 .clause = word.clause,
                                 .says = word.advice});
                break;
            }
        }
    }
}

void read(Value const& value, std::string const& field, std::vector<Word> const& words, std::vector<Warning>& found) {
    if (value.is_text()) {
        read_text(value.text(), field, words, found);
    } else if (value.is_list()) {
        std::size_t place = 0;
        for (auto const& item : value.items()) {
            read(item, field + "." + std::to_string(place++), words, found);
        }
    } else if (value.is_object()) {
        for (auto const& [key, member] : value.members()) {
            read(member, field.empty() ? key : field + "." + key, words, found);
        }
    }
}

}  // namespace

std::vector<Warning> lint(Value const& body, std::vector<Word> const& words) {
    std::vector<Warning> found;
    read(body, {}, words, found);
    return found;
}

Value as_value(std::vector<Warning> const& warnings) {
    Value list = Value::list();
    std::int64_t number = 0;
    for (auto const& warning : warnings) {
        auto line = Value::object();
        line.set("number", ++number)
            .set("field", warning.field)
            .set("word", warning.word)
            .set("excerpt", warning.excerpt)
            .set("clause", warning.clause)
            .set("says", warning.says.zh)
            .set("says_en", warning.says.en);
        list.push(line);
    }
    return list;
}

}  // namespace qiyue::need
