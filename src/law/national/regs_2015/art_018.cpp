#include "law/national/tendering.hpp"

namespace qiyue::law::national {

// LP-089 单位负责人为同一人或直接控股、管理关系的不同供应商不得参加同一合同项下采购
// `others`: those that take part already and are bound to it, [{relation}] with relation same_head or controls. Their
// names are no facts, nor how many others there are: a sealed bid does not tell who else has one.
void bidders_unrelated(Facts const& facts, Numbers const&, Findings& findings) {
    bool same_head = false;
    bool controls = false;
    for (auto const& other : facts.list("others")) {
        same_head = same_head || other.text("relation") == "same_head";
        controls = controls || other.text("relation") == "controls";
    }
    if (same_head) {
        findings.refuse(
            "bidding.same_head", "",
            {"另一家参加本项目的供应商与你单位的单位负责人为同一人",
             "another supplier in this purchase has the same head as you"},
            {"两家中只能有一家参加；如系同名不同人，请先登记单位负责人身份信息",
             "only one of the two may take part; if it is another person of the same name, declare your head's "
             "identity first"});
    }
    if (controls) {
        findings.refuse("bidding.controlled", "",
                        {"另一家参加本项目的供应商与你单位存在直接控股、管理关系",
                         "another supplier in this purchase controls or manages you, or you it"},
                        {"有此关系的供应商中只能有一家参加", "only one of suppliers so related may take part"});
    }
}

}  // namespace qiyue::law::national
