#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-041 达公开招标数额标准拟用非招标方式,经主管预算单位同意后报设区的市以上财政部门批准
// The threshold is the place's own, of the year, and comes with the facts; at the threshold itself it is reached.
Value approval_at_threshold(Facts const& facts, Numbers const&, Steps& steps) {
    auto const reached = facts.money("budget") >= facts.money("threshold");
    steps.note("reaches_threshold", reached);
    return Value::object().set("approval", reached);
}

}  // namespace qiyue::law::national
