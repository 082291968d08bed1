#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-18-8 依法选择适合的采购方式
// Too few valid bids end the procedure as failed; asked when the opening ends. `least`: the key of the method's own number,
// where it has one.
Value enough_valid_bids(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const least = numbers.get(facts.given("least") ? facts.text("least") : "min_valid_bids");
    steps.note("valid_bids", facts.integer("valid_bids"));
    return Value::object().set("enough", facts.integer("valid_bids") >= least).set("minimum", least);
}

}  // namespace qiyue::law::chengdu_guicheng_2017
