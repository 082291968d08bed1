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

// DG-8-4c 既要考虑项目费用,更要注重服务提供能力、服务素质及服务质量: whatever is no price is ability or quality.
void quality_above_price(Facts const& facts, Numbers const&, Findings& findings) {
    std::int64_t price = 0;
    std::int64_t quality = 0;
    for (auto const& factor : facts.list("factors")) {
        (factor.text("category") == "price" ? price : quality) += factor.integer("weight");
    }
    if (quality <= price) {
        findings.refuse("scoring.quality_not_above_price", "factors",
                        {"服务能力、素质和质量的分值合计应当高于价格分值",
                         "ability and quality together must count for more than the price"},
                        {"请调低价格分值", "let the price count for less"});
    }
}

}  // namespace qiyue::law::dongguan_banfa
