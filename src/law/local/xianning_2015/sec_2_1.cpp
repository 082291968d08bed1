#include "law/local/xianning_2015/articles.hpp"

namespace qiyue::law::xianning_2015 {

// XN-2.1.2-b 实现“多中选好、好中选优”
// `least`: the key of the method's own number; the general one where it has none.
Value enough_to_choose_from(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const least = numbers.get(facts.given("least") ? facts.text("least") : "min_valid_bids");
    steps.note("valid_bids", facts.integer("valid_bids"));
    return Value::object().set("enough", facts.integer("valid_bids") >= least).set("minimum", least);
}

}  // namespace qiyue::law::xianning_2015
