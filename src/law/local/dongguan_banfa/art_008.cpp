#include "law/local/dongguan_banfa/articles.hpp"

namespace qiyue::law::dongguan_banfa {

// DG-8-5a 社会工作主管部门、具体用人单位与服务提供机构签订购买服务合同
void three_parties_sign(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.yes("third_party_named")) {
        findings.refuse("contract.no_third_party", "third_party",
                        {"社会工作服务合同由主管部门、具体用人单位和服务提供机构三方签订",
                         "a contract of social work is signed by the department, the employing unit and the provider"},
                        {"请写明具体用人单位及其签订人", "name the employing unit and who signs for it"});
    }
}

}  // namespace qiyue::law::dongguan_banfa
