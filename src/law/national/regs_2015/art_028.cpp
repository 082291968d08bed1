#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-033 一个财政年度内同一预算项目下同一品目或类别以非公开招标方式多次采购,累计超过公开招标数额标准,属化整为零(预算调整或经批准除外)
// `bought`: the buyer's other purchases of that year, budget line and catalogue item that went another way than the open
// tender, [{amount, adjusted, approved}]. What an adjustment of the budget added is left out of the sum, and what was
// approved. A purchase that reaches the threshold by itself is no part of another: its own way is approved (LP-041).
Value split_over_the_year(Facts const& facts, Numbers const&, Steps& steps) {
    auto const threshold = facts.money("threshold");
    auto const own = facts.money("budget");
    auto sum = own - facts.money("adjusted");
    std::int64_t counted = 0;
    for (auto const& other : facts.list("bought")) {
        if (!other.yes("approved")) {
            sum += other.money("amount") - other.money("adjusted");
            counted += 1;
        }
    }
    steps.note("counted_with_it", counted);
    steps.note("year_sum", sum.in_fen());
    return Value::object()
        .set("splitting", counted > 0 && own < threshold && sum > threshold)
        .set("year_sum", sum.in_fen());
}

}  // namespace qiyue::law::national
