#include "law/national/evaluating.hpp"

namespace qiyue::law::national {

// LP-160 按报价由低到高提出3名以上成交候选人. `bids`: [{id, price}], the price that is compared.
Value ranking_of_quotes(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto ordered = ranking_of_bids(facts, numbers, steps);
    steps.note("candidates", std::int64_t(ordered["ranking"].size()));
    return ordered.set("enough", static_cast<int>(ordered["ranking"].size()) >= numbers.count("candidates_min"));
}

}  // namespace qiyue::law::national
