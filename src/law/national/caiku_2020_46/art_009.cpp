#include "law/national/evaluating.hpp"

namespace qiyue::law::national {

// LP-269 小微企业合同份额占合同总金额30%以上
// `small_share`: what small and micro enterprises of the consortium or among the subcontractors take on, in basis points.
Value consortium_share_enough(Facts const& facts, Numbers const& numbers, Steps&) {
    return Value::object().set("enough", facts.integer("small_share") >= numbers.get("sme_consortium_share_min"));
}

// LP-270 小微企业与联合体内其他企业、分包企业有直接控股、管理关系的不享受扣除
Value none_for_related(Facts const& facts, Numbers const&, Steps& steps) {
    auto const rate = facts.yes("related") ? 0 : facts.integer("rate");
    steps.note("rate", rate);
    return Value::object().set("rate", rate);
}

}  // namespace qiyue::law::national
