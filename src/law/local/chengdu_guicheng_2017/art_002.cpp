#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

namespace {

// 可以根据实际需要,按照本规程规定实施购买服务: the second sentence speaks of these, the first does not.
bool may_opt_in(std::string const& legal_type) {
    return legal_type == "party_organ" || legal_type == "mass_organisation";
}

}  // namespace

// CD-2-1 本市各级行政机关、具有行政管理职能的事业单位购买服务的行为适用本规程。
void buyer_is_administrative(Facts const& facts, Numbers const&, Findings& findings) {
    auto const& legal_type = facts.text("legal_type");
    if (legal_type != "administrative_organ" && legal_type != "administrative_institution" && !may_opt_in(legal_type)) {
        findings.refuse(
            "buyer.not_administrative", "attributes.legal_type",
            {"该单位不是行政机关，也不是具有行政管理职能的事业单位，不能作为购买主体",
             "neither an administrative organ nor an institution with administrative functions: it can't be a buyer"},
            {"请核对单位性质；需要服务的，由其行政主管部门购买",
             "check its legal type, or have the organ above it do the buying"});
    }
}

// CD-2-2 党的机关、纳入行政编制管理且经费由财政负担的群团组织可以根据实际需要,按照本规程规定实施购买服务。
void mass_organisation_staffed_and_funded(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.text("legal_type") != "mass_organisation") {
        return;
    }
    if (!facts.yes("admin_staffing")) {
        findings.refuse("buyer.not_on_administrative_staffing", "attributes.admin_staffing",
                        {"该群团组织未纳入行政编制管理，不能作为购买主体",
                         "the mass organisation is not on administrative staffing: it can't be a buyer"},
                        {"纳入行政编制管理的，请如实登记", "say so if it is"});
    }
    if (!facts.yes("budget_funded")) {
        findings.refuse("buyer.not_budget_funded", "attributes.budget_funded",
                        {"该群团组织的经费不由财政负担，不能作为购买主体",
                         "the mass organisation is not funded by the budget: it can't be a buyer"},
                        {"经费由财政负担的，请如实登记", "say so if it is"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
