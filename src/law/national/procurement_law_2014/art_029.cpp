#include "law/national/grounds.hpp"
#include "law/national/methods.hpp"

#include <array>

namespace qiyue::law::national {

// LP-034 具有特殊性只能从有限范围供应商采购;公开招标费用占总价值比例过大
void invited_on_ground(Facts const& facts, Numbers const&, Findings& findings) {
    static constexpr std::array<std::string_view, 2> grounds{"limited_suppliers", "disproportionate_cost"};
    on_ground(facts, grounds, findings);
}

}  // namespace qiyue::law::national
