#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-176 报价超过采购预算的应终止
// `lowest_quote`: nothing when none could be read.
Value quote_within_budget(Facts const& facts, Numbers const&, Steps& steps) {
    auto const within = facts.has("lowest_quote") && facts.money("lowest_quote") <= facts.money("budget");
    steps.note("within_budget", within);
    return Value::object().set("enough", within).set("minimum", 1);
}

}  // namespace qiyue::law::national
