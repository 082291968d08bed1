#include "law/national/framework.hpp"

namespace qiyue::law::national {

// LP-281 中小企业等政策原则上在第一阶段落实,第二阶段不再要求
Value framework_price_compared(Facts const& facts, Numbers const& numbers, Steps& steps) {
    constexpr std::int64_t whole = 10'000;
    auto const counts = facts.integer("stage") == numbers.get("sme_policy_stage");
    auto const deduction = counts ? facts.integer("deduction") : 0;
    steps.note("deduction_counted", deduction);
    auto const compared = facts.money("price").share(BasisPoints{whole - deduction}, Rounding::half_up);
    return Value::object().set("compared", compared.in_fen());
}

}  // namespace qiyue::law::national
