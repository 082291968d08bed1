#include "law/national/documents.hpp"

namespace qiyue::law::national {

// LP-062 可在预算内设最高限价,不得设最低限价
// `floors`: what the document says of a lowest price, [{said}].
void ceiling_without_floor(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.money("ceiling") > facts.money("budget")) {
        auto const budget = facts.money("budget").in_yuan();
        findings.refuse("tender.ceiling_over_budget", "ceiling",
                        {"最高限价超过预算金额 " + budget + " 元", "the ceiling is above the budget of " + budget},
                        {"请在预算金额之内设最高限价", "set a ceiling within the budget"});
    }
    for (auto const& floor : facts.list("floors")) {
        auto const& said = floor.text("said");
        findings.refuse("tender.floor_price", floor.text("field"),
                        {"“" + said + "”：不得设定最低限价", "“" + said + "”: a lowest price must not be set"},
                        {"请删去；报价明显偏低的，由评审委员会要求说明",
                         "drop it: the committee asks about prices that are abnormally low"});
    }
}

}  // namespace qiyue::law::national
