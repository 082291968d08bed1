#include "law/national/evaluating.hpp"

namespace qiyue::law::national {

// LP-274 本国产品与非本国产品竞争时扣除20%……多产品包本国产品成本占比80%以上可整体享受
// `domestic_share`: of the cost of all products in the bid, in basis points. `foreign_competes`: another bid offers
// less, so that the two kinds compete. The rate is taken off the original price, beside any other.
Value domestic_deduction(Facts const& facts, Numbers const& numbers, Steps&) {
    auto const domestic = facts.integer("domestic_share") >= numbers.get("domestic_package_share_min");
    auto const favoured = domestic && facts.yes("foreign_competes");
    return Value::object()
        .set("domestic", domestic)
        .set("rate", favoured ? numbers.get("domestic_product_deduction") : 0);
}

}  // namespace qiyue::law::national
