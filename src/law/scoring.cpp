#include "law/scoring.hpp"

#include <algorithm>
#include <utility>

namespace qiyue::law {

namespace {

// Negative: `a` goes first by this word of the rule; 0: it can't tell.
std::int64_t by_word(Standing const& a, Standing const& b, std::string const& word) {
    auto const flag = [&](Standing const& s) { return s.flags[word].boolean_or(false) ? 1 : 0; };
    if (word == "price") {
        return a.price.in_fen() - b.price.in_fen();
    }
    if (word == "technical") {
        return b.technical - a.technical;
    }
    if (word == "lot") {
        return a.flags["lot"].integer_or(0) - b.flags["lot"].integer_or(0);
    }
    return flag(b) - flag(a);
}

struct Order {
    int sign = 0;      // negative: the first goes first
    std::string word;  // of the tie rule, when the totals are equal
};

Order order_of(Standing const& a, Standing const& b, std::vector<std::string> const& tie_rule) {
    if (a.total != b.total) {
        return {.sign = a.total > b.total ? -1 : 1, .word = {}};
    }
    for (auto const& word : tie_rule) {
        if (auto const order = by_word(a, b, word); order != 0) {
            return {.sign = order < 0 ? -1 : 1, .word = word};
        }
    }
    return {};
}

}  // namespace

std::vector<std::string> tie_words(std::vector<std::string> first, Value const& tie_rule) {
    if (tie_rule.is_list()) {
        for (auto const& word : tie_rule.items()) {
            if (std::ranges::find(first, word.text()) == first.end()) {
                first.push_back(word.text());
            }
        }
    }
    return first;
}

Money compared_price(Money price, BasisPoints deduction) {
    return price - price.share(deduction, Rounding::half_up);
}

Money lowest_price(std::vector<Standing> const& standings) {
    Money lowest;
    for (auto const& one : standings) {
        if (one.price > Money() && (lowest.is_zero() || one.price < lowest)) {
            lowest = one.price;
        }
    }
    return lowest;
}

std::int64_t price_score(std::int64_t weight, Money lowest, Money price) {
    return price > Money() ? scale(weight, lowest.in_fen(), price.in_fen(), Rounding::half_up) : 0;
}

std::int64_t mean_points(std::vector<std::int64_t> const& points) {
    std::int64_t sum = 0;
    for (auto const one : points) {
        sum += one;
    }
    return points.empty() ? 0 : scale(sum, 1, static_cast<std::int64_t>(points.size()), Rounding::half_up);
}

Value ranked(std::vector<Standing> standings, std::vector<std::string> const& tie_rule) {
    // Equals share their rank; which of them is written first must not hang on who was entered first.
    std::ranges::sort(standings, [&](Standing const& a, Standing const& b) {
        auto const sign = order_of(a, b, tie_rule).sign;
        return sign == 0 ? a.id < b.id : sign < 0;
    });
    Value ranking = Value::list();
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < standings.size(); ++i) {
        auto const& s = standings[i];
        auto const before = i == 0 ? Order{.sign = -1, .word = {}} : order_of(standings[i - 1], s, tie_rule);
        auto const with_next = i + 1 < standings.size() && order_of(s, standings[i + 1], tie_rule).sign == 0;
        rank = before.sign == 0 ? rank : static_cast<std::int64_t>(i) + 1;
        auto row = Value::object()
                       .set("id", s.id)
                       .set("rank", rank)
                       .set("price", s.price.in_fen())
                       .set("price_score", s.price_score)
                       .set("technical", s.technical)
                       .set("total", s.total)
                       .set("tied", before.sign == 0 || with_next);
        if (!before.word.empty()) {
            row.set("told_by", before.word);
        }
        ranking.push(std::move(row));
    }
    return ranking;
}

}  // namespace qiyue::law
