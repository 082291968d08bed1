// Evaluation by the lowest price.
#include "law/lowest_price.hpp"
#include "law/national/evaluating.hpp"

#include <algorithm>

namespace qiyue::law::national {

// LP-135 满足全部实质性要求且投标报价最低者为候选;除算术修正和政策价格扣除外不得调整
// `bids`: [{id, price, deduction?, meets_minimum_quality}]. Gives what is compared: the price less the policy deduction
// and nothing else, and who is out for a requirement.
Value lowest_price_wins(Facts const& facts, Numbers const&, Steps& steps) {
    Value rejected = Value::list();
    auto const standings = meeting_minimum(facts, rejected);
    auto const lowest = lowest_price(standings);
    steps.note("lowest", lowest.in_fen());
    Value compared = Value::list();
    Value candidates = Value::list();
    for (auto const& one : standings) {
        compared.push(Value::object().set("id", one.id).set("price", one.price.in_fen()));
        if (one.price == lowest) {
            candidates.push(one.id);
        }
    }
    return Value::object()
        .set("lowest", lowest.in_fen())
        .set("compared", std::move(compared))
        .set("lowest_bids", std::move(candidates))
        .set("rejected", std::move(rejected));
}

}  // namespace qiyue::law::national
