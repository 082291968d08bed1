#include "law/national/grounds.hpp"
#include "law/national/methods.hpp"

#include <array>

namespace qiyue::law::national {

// LP-037 唯一供应商;不可预见紧急;一致性或服务配套添购且总额不超过原合同10%
void single_source_on_ground(Facts const& facts, Numbers const&, Findings& findings) {
    static constexpr std::array<std::string_view, 3> grounds{"only_supplier", "unforeseeable_urgency", "addition"};
    on_ground(facts, grounds, findings);
}

}  // namespace qiyue::law::national
