#include "app/demo/accounts.hpp"

#include "modules/identity/api.hpp"

#include "base/number.hpp"

#include <algorithm>
#include <vector>

namespace qiyue::app::demo {

namespace {

// "  购买主体        规划岗            planner planner_qy": where the second and the third column begin.
constexpr std::size_t post_at = 18;
constexpr std::size_t logins_at = 36;
constexpr std::size_t width = 80;

std::string padded(std::string const& text, std::size_t to) {
    auto const wide = columns(text);
    return text + std::string(to > wide ? to - wide : 1, ' ');
}

std::vector<std::string> holders(scenario::Cast const& cast, std::string const& post) {
    std::vector<std::string> logins;
    for (auto const& person : cast.people) {
        if (std::ranges::find(person.posts, post) != person.posts.end()) {
            logins.push_back(person.key);
        }
    }
    return logins;
}

// "expert" and 12 of "expert12"; 0 when the login does not end with a number.
struct Numbered {
    std::string stem;
    int number = 0;
};

Numbered numbered(std::string const& login) {
    auto const digits = login.find_last_not_of("0123456789") + 1;
    Numbered result{.stem = login.substr(0, digits)};
    result.number = static_cast<int>(whole_number(std::string_view(login).substr(digits)).value_or(0));
    return result;
}

// Three and more of one row are told by their first and their last: "expert1 … expert12".
std::vector<std::string> shortened(std::vector<std::string> const& logins) {
    std::vector<std::string> words;
    for (std::size_t first = 0; first < logins.size();) {
        auto const [stem, number] = numbered(logins[first]);
        auto last = first;
        while (number > 0 && last + 1 < logins.size() && numbered(logins[last + 1]).stem == stem &&
               numbered(logins[last + 1]).number == number + static_cast<int>(last + 1 - first)) {
            ++last;
        }
        auto const row = last - first >= 2;
        words.push_back(row ? logins[first] + " … " + logins[last] : logins[first]);
        first = row ? last + 1 : first + 1;
    }
    return words;
}

// One word after another, and below one another where a line is full.
std::string wrapped(std::string const& head, std::vector<std::string> const& words) {
    std::string text;
    std::string line = padded(head, logins_at);
    bool empty = true;
    for (auto const& word : words) {
        if (!empty && columns(line) + 1 + columns(word) > width) {
            text += line + "\n";
            line = std::string(logins_at, ' ');
            empty = true;
        }
        line += (empty ? "" : " ") + word;
        empty = false;
    }
    return text + line + "\n";
}

}  // namespace

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        auto const wide = (static_cast<unsigned char>(text[i]) & 0xF0U) == 0xE0U;
        count += wide ? 2 : 1;
        i += wide ? 3 : 1;
    }
    return count;
}

std::string accounts(scenario::Cast const& cast) {
    std::string text;
    for (auto const& kind : identity::kinds()) {
        auto label = kind.label.zh;  // stands once, before the first of its posts
        for (auto const& post : identity::posts()) {
            auto const logins = holders(cast, post.name);
            if (!logins.empty() && post.name.starts_with(kind.name + ".")) {
                text += wrapped(padded("  " + label, post_at) + post.label.zh, shortened(logins));
                label.clear();
            }
        }
    }
    return text;
}

}  // namespace qiyue::app::demo
