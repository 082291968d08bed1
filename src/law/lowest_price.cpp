#include "law/lowest_price.hpp"

namespace qiyue::law {

Standing standing_of(Facts const& bid) {
    return {.id = bid.integer("id"),
            .price = compared_price(bid.money("price"), BasisPoints{bid.value()["deduction"].integer_or(0)}),
            .flags = bid.value()};
}

std::vector<Standing> meeting_minimum(Facts const& facts, Value& rejected) {
    std::vector<Standing> standings;
    for (auto const& bid : facts.list("bids")) {
        if (bid.yes("meets_minimum_quality")) {
            standings.push_back(standing_of(bid));
        } else {
            rejected.push(bid.integer("id"));
        }
    }
    return standings;
}

// CD-21-7 采用最低价为成交原则的; SH-2.4-8 最低评标价法确定承接主体: a bid that fails a minimum requirement is out, whatever its price.
Value lowest_price_ranking(Facts const& facts, Numbers const&, Steps& steps) {
    Value rejected = Value::list();
    auto standings = meeting_minimum(facts, rejected);
    for (auto& standing : standings) {
        standing.total = -standing.price.in_fen();  // the lower the price the further ahead
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
