#include "law/national/reviewing.hpp"

namespace qiyue::law::national {

// LP-127 未独立评审或泄密:警告、2000-2万元罚款;影响结果或未回避:2万-5万元并禁止参加评审
// `conduct`: not_independent, leak, not_recused, or another kind, which this article does not speak of. The fine is for
// the finance department to set within the range; the ban follows at once.
Value expert_penalty(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const& conduct = facts.text("conduct");
    auto const recusal = conduct == "not_recused";
    auto const named = recusal || conduct == "not_independent" || conduct == "leak";
    auto const grave = recusal || (named && facts.yes("affected_result"));
    auto penalty = Value::object().set("barred", grave);
    if (named) {
        auto const least = numbers.money(grave ? "expert_grave_fine_min" : "expert_fine_min");
        auto const most = numbers.money(grave ? "expert_grave_fine_max" : "expert_fine_max");
        steps.note("fine_from", least.in_fen());
        steps.note("fine_to", most.in_fen());
        penalty.set("fine_from", least.in_fen()).set("fine_to", most.in_fen());
    }
    return penalty;
}

}  // namespace qiyue::law::national
