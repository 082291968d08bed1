#include "law/national/tendering.hpp"

namespace qiyue::law::national {

// LP-104 投标人不足3家的,不得开标
Value enough_bidders(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const least = numbers.get("min_bidders_open");
    steps.note("bidders", facts.integer("bidders"));
    return Value::object().set("enough", facts.integer("bidders") >= least).set("minimum", least);
}

}  // namespace qiyue::law::national
