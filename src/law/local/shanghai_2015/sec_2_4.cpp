#include "law/local/shanghai_2015/articles.hpp"
#include "law/national/contracting.hpp"

namespace qiyue::law::shanghai_2015 {

// SH-2.4-9 对采购需求具有相对固定性、延续性且价格变化幅度小的服务项目,……签订履行期限为1-3年的政府采购合同
void long_term(Facts const& facts, Numbers const& numbers, Findings& findings) {
    national::refuse_long_term(facts, numbers.count("contract_term_max"), national::conditions_of_long_terms(),
                               findings);
}

// SH-2.4-10 引入政府采购信用担保,通过履约担保促进服务质量提升
// The limit is the national one; a guarantee that ends before the service does is minded.
void guarantee_covers_service(Facts const& facts, Numbers const& numbers, Findings& findings) {
    national::performance_bond_within_cap(facts, numbers, findings);
    if (facts.day("valid_until") < facts.day("service_until")) {
        findings.warn("bond.ends_before_service", "valid_until",
                      {"保函在服务期满前失效", "the guarantee ends before the service does"},
                      {"请在失效前续展至 " + facts.day("service_until").iso(),
                       "have it renewed until " + facts.day("service_until").iso()});
    }
}

}  // namespace qiyue::law::shanghai_2015
