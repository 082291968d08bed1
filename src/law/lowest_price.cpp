#include "law/lowest_price.hpp"

namespace qiyue::law {

Standing standing_of(Facts const& bid) {
    return {.id = bid.integer("id"),
            .price = compared_price(bid.money("price"), BasisPoints{bid.value()["deduction"].integer_or(0)}),
            .flags = bid.value()};
}

// CD-21-7 采用最低价为成交原则的; SH-2.4-8 最低评标价法确定承接主体: a bid that fails a minimum requirement is out, whatever its price.
Value lowest_price_ranking(Facts const& facts, Numbers const&, Steps& steps) {
    std::vector<Standing> standings;
    Value rejected = Value::list();
    for (auto const& bid : facts.list("bids")) {
        if (!bid.yes("meets_minimum_quality")) {
            rejected.push(bid.integer("id"));
            continue;
        }
        auto standing = standing_of(bid);
        // The lower the price the further ahead.
        standing.total = -standing.price.in_fen();
        standings.push_back(std::move(standing));
    }
    steps.note("rejected", rejected);
    Value ranking = Value::list();
    auto const rows = ranked(std::move(standings), tie_words({}, facts.value()["tie_rule"]));
    for (auto row : rows.items()) {
        row.erase("total");
        row.erase("price_score");
        row.erase("technical");
        ranking.push(std::move(row));
    }
    return Value::object().set("ranking", std::move(ranking)).set("rejected", std::move(rejected));
}

}  // namespace qiyue::law
