#include "law/national/evaluating.hpp"

namespace qiyue::law::national {

// LP-271 服务由中小企业承接,即提供服务人员为其依法订立劳动合同的从业人员
void served_by_its_own(Facts const& facts, Numbers const&, Findings& findings) {
    auto const& declared = facts.text("declared");
    auto const small = declared == "micro" || declared == "small" || declared == "medium";
    if (!small || facts.yes("staff_under_contract")) {
        return;
    }
    auto const bidder = facts.text("bidder");
    findings.warn("review.not_its_own_staff", "bids",
                  {bidder + "声明为中小企业，但没有声明服务人员是其依法订立劳动合同的从业人员",
                   bidder + " declares to be small or medium, and not that whoever serves is on its labour contracts"},
                  {"请核对其声明和人员情况", "look at its declaration and its staff"});
}

}  // namespace qiyue::law::national
