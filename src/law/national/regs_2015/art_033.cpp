#include "law/national/bonds.hpp"

namespace qiyue::law::national {

// LP-094 投标保证金不得超过采购项目预算金额2%,非现金形式
void bond_within_cap(Facts const& facts, Numbers const& numbers, Findings& findings) {
    refuse_bond_over(numbers.share("bid_bond_max"), facts, findings);
}

}  // namespace qiyue::law::national
