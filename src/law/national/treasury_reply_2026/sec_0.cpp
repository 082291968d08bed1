#include "law/national/evaluating.hpp"

namespace qiyue::law::national {

// LP-275 本国产品与小微扣除分别落实,均以原始报价为基础: the rates add up, none is taken off what another left.
Value deductions_added(Facts const& facts, Numbers const&, Steps& steps) {
    std::int64_t rate = 0;
    for (auto const* one : {"deduction_small", "deduction_consortium", "deduction_domestic"}) {
        rate += facts.integer(one);
    }
    steps.note("rate", rate);
    return Value::object().set("rate", rate);
}

}  // namespace qiyue::law::national
