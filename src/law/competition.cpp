#include "law/competition.hpp"

#include "base/number.hpp"

namespace qiyue::law {

namespace {

std::int64_t part_of(std::int64_t part, std::int64_t all) {
    constexpr std::int64_t whole = 10'000;
    return all == 0 ? 0 : scale(part, whole, all, Rounding::half_up);
}

}  // namespace

// XN-2.1.2-a 优先通过竞争方式选择承接政府购买服务的社会力量
Value share_of_competition(Facts const& facts, Numbers const&, Steps& steps) {
    std::int64_t procedures = 0;
    std::int64_t competitive = 0;
    Money amount;
    Money competed;
    for (auto const& one : facts.list("procedures")) {
        procedures += 1;
        amount += one.money("amount");
        if (one.yes("competitive")) {
            competitive += 1;
            competed += one.money("amount");
        }
    }
    steps.note("procedures_counted", procedures);
    steps.note("competitive_counted", competitive);
    return Value::object()
        .set("procedures", procedures)
        .set("competed", competitive)
        .set("share", part_of(competitive, procedures))
        .set("amount", amount.in_fen())
        .set("competitive_amount", competed.in_fen())
        .set("amount_share", part_of(competed.in_fen(), amount.in_fen()));
}

Value no_competition() {
    return Value::object()
        .set("procedures", -1)
        .set("competed", 0)
        .set("share", 0)
        .set("amount", 0)
        .set("competitive_amount", 0)
        .set("amount_share", 0);
}

}  // namespace qiyue::law
