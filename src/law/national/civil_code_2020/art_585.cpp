#include "law/national/contracting.hpp"

namespace qiyue::law::national {

// LP-207 可约定违约金;过分高于损失可请求适当减少
void damages_near_loss(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const loss = facts.money("loss");
    auto const far = loss + loss.share(numbers.share("damages_over_loss"), Rounding::down);
    if (facts.money("settled_damages") > far) {
        findings.warn(
            "contract.damages_above_loss", "decided",
            {"违约金 " + facts.money("settled_damages").in_yuan() + " 元过分高于损失 " + loss.in_yuan() + " 元",
             "the damages are far above the loss of " + loss.in_yuan() + " yuan"},
            {"对方可以请求适当减少", "the other side may ask for a reduction"});
    }
}

}  // namespace qiyue::law::national
