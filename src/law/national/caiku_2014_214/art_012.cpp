#include "law/national/bonds.hpp"

namespace qiyue::law::national {

// LP-095 磋商保证金不得超过项目预算2%
void consultation_bond_within_cap(Facts const& facts, Numbers const& numbers, Findings& findings) {
    refuse_bond_over(numbers.share("consultation_bond_max"), facts, findings);
}

}  // namespace qiyue::law::national
