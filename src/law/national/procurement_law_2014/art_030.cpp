#include "law/national/grounds.hpp"
#include "law/national/methods.hpp"

#include <array>

namespace qiyue::law::national {

// LP-035 招标未成立;技术复杂不能确定规格;时间紧急;不能事先计算总价
void negotiation_on_ground(Facts const& facts, Numbers const&, Findings& findings) {
    static constexpr std::array<std::string_view, 4> grounds{"failed_tender", "complex", "urgent",
                                                             "price_uncomputable"};
    on_ground(facts, grounds, findings);
}

}  // namespace qiyue::law::national
