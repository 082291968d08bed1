#include "law/national/paying.hpp"

#include <algorithm>

namespace qiyue::law::national {

// LP-220 以验收合格为付款条件的,自验收合格之日起算;拖延验收的自约定验收期满起算: the earlier of both days.
Value payment_clock(Facts const& facts, Numbers const&, Steps& steps) {
    auto const accepted = facts.day("accepted_on");
    auto const start = facts.given("accept_by") ? std::min(accepted, facts.day("accept_by")) : accepted;
    steps.note("clock_from", start.iso());
    return Value::object().set("clock_from", start.iso());
}

}  // namespace qiyue::law::national
