#include "modules/voucher/register.hpp"

#include "base/utf8.hpp"

#include <array>

namespace qiyue::voucher {

namespace {

constexpr std::size_t columns = 4;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \r\"";
    auto const from = text.find_first_not_of(blank);
    return from == std::string_view::npos ? std::string_view{}
                                          : text.substr(from, text.find_last_not_of(blank) - from + 1);
}

// The parts of `text` between the marks; the last one may be empty.
std::vector<std::string> parts(std::string_view text, std::string_view marks) {
    std::vector<std::string> all;
    for (;;) {
        auto const end = text.find_first_of(marks);
        all.emplace_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) {
            return all;
        }
        text.remove_prefix(end + 1);
    }
}

bool says_yes(std::string_view text) {
    return text == "是" || text == "yes";
}

bool says_no(std::string_view text) {
    return text == "否" || text == "no";
}

std::string capital(std::string text) {
    if (!text.empty() && text.back() == 'x') {
        text.back() = 'X';
    }
    return text;
}

Row row_of(std::vector<std::string> const& cells, std::int64_t line) {
    Row row{.line = line};
    if (cells.size() != columns) {
        return row;
    }
    row.name = cells[0];
    row.identity_number = capital(cells[1]);
    row.meets = says_yes(cells[2]);
    row.proof = cells[3];
    row.complete = !row.name.empty() && (row.meets || says_no(cells[2]));
    return row;
}

}  // namespace

std::vector<Row> rows_of(std::string_view table) {
    std::vector<Row> rows;
    for (auto const& line : parts(table, "\n")) {
        auto const cells = parts(line, ",\t");
        auto const heading = rows.empty() && cells[0] == "姓名";
        if (!line.empty() && !heading) {
            rows.push_back(row_of(cells, static_cast<std::int64_t>(rows.size()) + 1));
        }
    }
    return rows;
}

bool is_identity_number(std::string_view text) {
    constexpr std::size_t length = 18;
    static constexpr std::array<int, length - 1> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static constexpr std::string_view checks = "10X98765432";
    if (text.size() != length) {
        return false;
    }
    std::size_t sum = 0;
    for (std::size_t place = 0; place + 1 < length; ++place) {
        if (text[place] < '0' || text[place] > '9') {
            return false;
        }
        sum += static_cast<std::size_t>((text[place] - '0') * weights[place]);
    }
    return text.back() == checks[sum % checks.size()];
}

std::string masked(std::string_view name) {
    auto const first = utf8_length(name);
    if (first == 0) {
        return "*";
    }
    std::size_t last = 0, count = 0;
    for (std::size_t at = 0; at < name.size(); ++count) {
        last = at;
        auto const step = utf8_length(name.substr(at));
        at += step == 0 ? name.size() : step;
    }
    auto shown = std::string(name.substr(0, first)) + "*";
    return count > 2 ? shown + std::string(name.substr(last)) : shown;
}

}  // namespace qiyue::voucher
