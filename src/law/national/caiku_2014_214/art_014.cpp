#include "law/national/groups.hpp"
#include "law/national/methods.hpp"

namespace qiyue::law::national {

// LP-132 磋商小组3人以上单数,专家不少于三分之二;技术复杂的含1名法律专家
void consultation_group(Facts const& facts, Numbers const& numbers, Findings& findings) {
    group_composed(facts, numbers,
                   {.least = "consultation_group_min",
                    .share_over = "consultation_expert_share_min_numerator",
                    .share_under = "consultation_expert_share_min_denominator"},
                   findings);
}

}  // namespace qiyue::law::national
