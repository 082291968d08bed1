#include "law/national/measures_102/articles.hpp"

namespace qiyue::law::measures_102 {

// LP-005 公益一类事业单位、使用事业编制且由财政拨款保障的群团组织不作为购买主体和承接主体
// The fact `as` is "buyer" or "provider": what the organisation wants to be.
void neither_buyer_nor_provider(Facts const& facts, Numbers const&, Findings& findings) {
    auto const& legal_type = facts.text("legal_type");
    bool const buying = facts.text("as") == "buyer";
    Text const role = buying ? Text{"购买主体", "a buyer"} : Text{"承接主体", "a provider"};
    Text const remedy{"请核对单位类别；由财政保障的公益服务不通过购买服务取得",
                      "check its class: what the budget keeps for public welfare is not bought"};
    if (legal_type == "institution_class_1") {
        findings.refuse(
            "party.institution_class_1", "attributes.legal_type",
            {"公益一类事业单位不能作为" + role.zh, "a public-welfare institution of class I can't be " + role.en},
            remedy);
    } else if (legal_type == "mass_organisation" && facts.yes("institutional_staffing") && facts.yes("budget_funded")) {
        findings.refuse("party.mass_organisation_on_institutional_staffing", "attributes.institutional_staffing",
                        {"使用事业编制且由财政拨款保障的群团组织不能作为" + role.zh,
                         "a mass organisation on institutional staffing and kept by the budget can't be " + role.en},
                        remedy);
    }
}

}  // namespace qiyue::law::measures_102
