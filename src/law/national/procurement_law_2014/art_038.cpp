#include "law/national/groups.hpp"
#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-128 谈判小组3人以上单数,专家不少于三分之二
void negotiation_group(Facts const& facts, Numbers const& numbers, Findings& findings) {
    group_composed(facts, numbers,
                   {.least = "negotiation_group_min",
                    .share_over = "negotiation_expert_share_min_numerator",
                    .share_under = "negotiation_expert_share_min_denominator"},
                   findings);
}

}  // namespace qiyue::law::national
