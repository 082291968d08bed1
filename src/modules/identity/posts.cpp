#include "modules/identity/api.hpp"

#include <algorithm>

namespace qiyue::identity {

std::vector<Kind> const& kinds() {
    static std::vector<Kind> const all{
        {"buyer", {"购买主体", "Buyer"}},
        {"finance", {"财政部门", "Finance department"}},
        {"line", {"主管部门", "Line department"}},
        {"central", {"集中采购机构", "Central procurement body"}},
        {"agency", {"采购代理机构", "Procurement agency"}},
        {"provider", {"承接主体", "Provider"}},
        {"experts", {"评审专家库", "Pool of experts"}},
        {"assessor", {"第三方机构", "Third-party assessor"}},
        {"audit", {"审计、监察机关", "Audit and supervision"}},
        {"registrar", {"登记管理机关", "Registration authority"}},
        {"residents", {"服务对象", "Residents"}},
        {"platform", {"平台", "Platform"}},
    };
    return all;
}

std::vector<Post> const& posts() {
    static std::vector<Post> const all{
        {"buyer.planner", {"规划岗", "Planner"}},
        {"buyer.need_drafter", {"需求编制岗", "Drafter of needs"}},
        {"buyer.need_reviewer", {"内部审核岗", "Internal reviewer"}},
        {"buyer.document_drafter", {"采购文件编制岗", "Drafter of purchase documents"}},
        {"buyer.document_checker", {"采购文件复核岗", "Checker of purchase documents"}},
        {"buyer.opener", {"开标岗", "Opener of bids"}},
        {"buyer.contract_signer", {"合同签订岗", "Signer of contracts"}},
        {"buyer.acceptor", {"考核验收岗", "Assessor and acceptor"}},
        {"buyer.payer", {"支付岗", "Payer"}},
        {"buyer.head", {"负责人", "Head"}},
        {"buyer.supervisor", {"内部监督岗", "Internal supervisor"}},
        {"buyer.evaluator", {"绩效岗", "Performance evaluator"}},
        {"finance.catalogue", {"目录管理", "Catalogue"}},
        {"finance.budget", {"预算管理", "Budget"}},
        {"finance.procurement", {"采购监管", "Procurement supervision"}},
        {"finance.treasury", {"国库支付", "Treasury"}},
        {"finance.evaluation", {"绩效评价", "Performance evaluation"}},
        {"finance.head", {"负责人", "Head"}},
        {"line.officer", {"主管部门经办", "Officer of the line department"}},
        {"central.agent", {"集中采购经办", "Agent of the central procurement body"}},
        {"agency.agent", {"代理机构经办", "Agent of the procurement agency"}},
        {"provider.manager", {"业务负责人", "Business manager"}},
        {"provider.signer", {"法定代表人", "Legal representative"}},
        {"experts.member", {"评审专家", "Expert"}},
        {"experts.keeper", {"专家库管理", "Keeper of the pool of experts"}},
        {"assessor.member", {"第三方评价", "Third-party assessor"}},
        {"audit.auditor", {"审计", "Auditor"}},
        {"audit.supervisor", {"监察", "Supervisor"}},
        {"registrar.officer", {"登记管理机关经办", "Officer of the registration authority"}},
        {"residents.member", {"服务对象", "Resident"}},
        {"platform.admin", {"系统管理", "Administrator"}},
    };
    return all;
}

Kind const* find_kind(std::string_view name) {
    auto const found = std::ranges::find(kinds(), name, &Kind::name);
    return found == kinds().end() ? nullptr : &*found;
}

Post const* find_post(std::string_view name) {
    auto const found = std::ranges::find(posts(), name, &Post::name);
    return found == posts().end() ? nullptr : &*found;
}

}  // namespace qiyue::identity
