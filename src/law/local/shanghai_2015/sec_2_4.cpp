#include "law/local/shanghai_2015/articles.hpp"
#include "law/national/contracting.hpp"

namespace qiyue::law::shanghai_2015 {

// SH-2.4-9 对采购需求具有相对固定性、延续性且价格变化幅度小的服务项目,……签订履行期限为1-3年的政府采购合同
void long_term(Facts const& facts, Numbers const& numbers, Findings& findings) {
    national::refuse_long_term(facts, numbers.count("contract_term_max"), national::conditions_of_long_terms(),
                               findings);
}

}  // namespace qiyue::law::shanghai_2015
