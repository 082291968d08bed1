#include "law/national/contracting.hpp"

namespace qiyue::law::national {

// LP-206 继续履行、补救、赔偿;质量不符可请求减少价款或报酬: what is asked for in money is both together.
Value owed_for_breach(Facts const& facts, Numbers const&, Steps& steps) {
    auto const owed = facts.money("damages") + facts.money("reduction");
    steps.note("owed", owed.in_fen());
    return Value::object().set("owed", owed.in_fen());
}

}  // namespace qiyue::law::national
