#include "law/national/evaluating.hpp"

namespace qiyue::law::national {

// LP-269 小微企业合同份额占合同总金额30%以上
// `small_share`: what small and micro enterprises of the consortium or among the subcontractors take on, in basis points.
Value consortium_share_enough(Facts const& facts, Numbers const& numbers, Steps&) {
    return Value::object().set("enough", facts.integer("small_share") >= numbers.get("sme_consortium_share_min"));
}

}  // namespace qiyue::law::national
