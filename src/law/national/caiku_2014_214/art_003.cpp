#include "law/national/grounds.hpp"
#include "law/national/methods.hpp"

#include <array>

namespace qiyue::law::national {

// LP-040 政府购买服务项目;技术复杂;不能事先计算总价;竞争不充分的科研及成果转化;非必须招标工程
void consultation_on_ground(Facts const& facts, Numbers const&, Findings& findings) {
    static constexpr std::array<std::string_view, 4> grounds{"purchased_service", "complex", "price_uncomputable",
                                                             "research"};
    on_ground(facts, grounds, findings);
}

}  // namespace qiyue::law::national
