#include "law/national/reviewing.hpp"

#include <string>

namespace qiyue::law::national {

// LP-117 抽取开始时间原则上不得早于评审活动开始前2个工作日(谈判、磋商和异地评审除外)
// `working_days`: from the day of the draw, not counted, to the day of the evaluation, counted.
void drawn_late_enough(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const most = numbers.get("expert_draw_earliest");
    if (facts.yes("talks") || facts.yes("remote") || facts.integer("working_days") <= most) {
        return;
    }
    findings.refuse("draw.too_early", "evaluation_on",
                    {"距评审开始还有 " + std::to_string(facts.integer("working_days")) +
                         " 个工作日，抽取不得早于评审前 " + std::to_string(most) + " 个工作日",
                     "the evaluation is " + std::to_string(facts.integer("working_days")) +
                         " working days away; experts are drawn no earlier than " + std::to_string(most) +
                         " before it"},
                    {"请在评审开始前 " + std::to_string(most) + " 个工作日内抽取；异地评审的请注明",
                     "draw within " + std::to_string(most) +
                         " working days before the evaluation, or say that it is held elsewhere"});
}

}  // namespace qiyue::law::national
