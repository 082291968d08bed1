#include "law/national/reviewing.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace qiyue::law::national {

namespace {

using Groups = std::map<std::string, std::set<std::int64_t>>;

// What two bids have in common: the same key.
void push_groups(Value& signs, char const* sign, Groups const& groups) {
    std::set<std::set<std::int64_t>> told;
    for (auto const& [key, bids] : groups) {
        if (bids.size() < 2 || !told.insert(bids).second) {
            continue;
        }
        Value ids = Value::list();
        for (auto const bid : bids) {
            ids.push(Value::object().set("id", bid));
        }
        signs.push(Value::object().set("sign", sign).set("bids", ids));
    }
}

Groups by_text(std::vector<Facts> const& bids, char const* name) {
    Groups groups;
    for (auto const& bid : bids) {
        if (bid.given(name)) {
            groups[bid.text(name)].insert(bid.integer("id"));
        }
    }
    return groups;
}

Groups by_list(std::vector<Facts> const& bids, char const* list, char const* name) {
    Groups groups;
    for (auto const& bid : bids) {
        for (auto const& one : bid.list(list)) {
            groups[one.text(name)].insert(bid.integer("id"));
        }
    }
    return groups;
}

std::int64_t characters(std::string const& text) {
    return std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
}

// Short answers are alike by chance.
Groups by_long_answers(std::vector<Facts> const& bids, std::int64_t least) {
    Groups groups;
    for (auto const& bid : bids) {
        for (auto const& answer : bid.list("bid_answers")) {
            auto const& text = answer.text("text");
            if (characters(text) >= least) {
                groups[text].insert(bid.integer("id"));
            }
        }
    }
    return groups;
}

// 规律性差异: prices that lie apart by one and the same amount, or by one and the same ratio. Two prices always do.
// Ratios are compared exactly, as fractions in their lowest terms: rounded ones would find a pattern in chance.
bool regular(std::vector<std::int64_t> const& prices, std::int64_t fewest) {
    if (static_cast<std::int64_t>(prices.size()) < fewest) {
        return false;
    }
    std::set<std::int64_t> differences;
    std::set<std::pair<std::int64_t, std::int64_t>> ratios;
    for (std::size_t i = 1; i < prices.size(); ++i) {
        differences.insert(prices[i] - prices[i - 1]);
        auto const common = std::max<std::int64_t>(1, std::gcd(prices[i], prices[i - 1]));
        ratios.insert({prices[i] / common, prices[i - 1] / common});
    }
    return differences.size() == 1 || ratios.size() == 1;
}

}  // namespace

// LP-150 六种视为串通投标:同一人编制、同一人办理、同一联系人、异常一致或规律性差异、相互混装、保证金同一账户转出
// `bids`: [{id, price, contact?, handler?, account?, authors: [{author}], files: [{digest}], bid_answers: [{text}]}].
Value collusion_signs(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const bids = facts.list("bids");
    Value signs = Value::list();
    push_groups(signs, "same_author", by_list(bids, "authors", "author"));
    push_groups(signs, "same_handler", by_text(bids, "handler"));
    push_groups(signs, "same_contact", by_text(bids, "contact"));
    push_groups(signs, "alike", by_long_answers(bids, numbers.get("collusion_alike_text_min")));
    std::vector<std::int64_t> prices;
    Value all = Value::list();
    for (auto const& bid : bids) {
        prices.push_back(bid.money("price").in_fen());
        all.push(Value::object().set("id", bid.integer("id")));
    }
    std::ranges::sort(prices);
    if (regular(prices, numbers.get("collusion_pattern_prices_min"))) {
        signs.push(Value::object().set("sign", "patterned_prices").set("bids", all));
    }
    push_groups(signs, "mixed", by_list(bids, "files", "digest"));
    push_groups(signs, "same_account", by_text(bids, "account"));
    steps.note("signs_found", static_cast<std::int64_t>(signs.size()));
    return Value::object().set("signs", signs);
}

}  // namespace qiyue::law::national
