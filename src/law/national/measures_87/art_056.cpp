// The order of the bids.
#include "law/national/evaluating.hpp"
#include "law/scoring.hpp"

namespace qiyue::law::national {

// LP-142 综合法按得分降序,同分按报价升序
// `tie_rule`: the document's own order of equal totals, which may say more than the price but nothing before it.
void tie_goes_by_price(Facts const& facts, Numbers const&, Findings& findings) {
    auto const& rule = facts.value()["tie_rule"];
    if (rule.is_list() && rule.size() > 0 && rule.items().front() != Value("price")) {
        findings.refuse("scoring.tie_not_by_price", "tie_rule",
                        {"得分相同的，按投标报价由低到高排列；购买文件不得另定在先的依据",
                         "equal totals go by the lower price first; the document may put nothing before it"},
                        {"请把“报价低者”列为第一项", "let the lower price be the first of the order"});
    }
}

// LP-142 最低价法按报价升序;综合法按得分降序,同分按报价升序,得分报价均同并列
// `bids`: [{id, price, total?, price_score?, technical?}] with the price that is compared; without totals the price
// alone orders them.
Value ranking_of_bids(Facts const& facts, Numbers const&, Steps&) {
    std::vector<Standing> standings;
    auto scored = true;
    for (auto const& bid : facts.list("bids")) {
        scored = scored && bid.has("total");
        standings.push_back({.id = bid.integer("id"),
                             .price = bid.money("price"),
                             .price_score = bid.value()["price_score"].integer_or(0),
                             .technical = bid.value()["technical"].integer_or(0),
                             .total = bid.value()["total"].integer_or(0),
                             .flags = bid.value()});
    }
    Value ranking = Value::list();
    // What the rule leaves equal goes as the document announced; where it announced nothing, they share a rank.
    auto const rows = ranked(std::move(standings), tie_words({"price"}, facts.value()["tie_rule"]));
    for (auto row : rows.items()) {
        if (!scored) {
            for (auto const* key : {"price_score", "technical", "total"}) {
                row.erase(key);
            }
            if (row["told_by"] == Value("price")) {
                row.erase("told_by");  // the price is what orders them
            }
        }
        ranking.push(std::move(row));
    }
    return Value::object().set("ranking", std::move(ranking));
}

}  // namespace qiyue::law::national
