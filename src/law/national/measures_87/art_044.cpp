#include "law/national/reviewing.hpp"

namespace qiyue::law::national {

// LP-105 合格投标人不足3家的,不得评标
Value enough_qualified(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const least = numbers.get("min_bidders_evaluate");
    steps.note("qualified", facts.integer("qualified"));
    return Value::object().set("enough", facts.integer("qualified") >= least).set("minimum", least);
}

}  // namespace qiyue::law::national
