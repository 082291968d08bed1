#include "law/national/contracting.hpp"

namespace qiyue::law::national {

// LP-197 具有相对固定性、延续性且价格变化幅度小的服务项目,年度预算能保障的可签不超过三年合同
void long_term_on_conditions(Facts const& facts, Numbers const& numbers, Findings& findings) {
    refuse_long_term(facts, numbers.count("service_contract_term_max"), conditions_of_long_terms(), findings);
}

}  // namespace qiyue::law::national
