#include "law/national/framework.hpp"

namespace qiyue::law::national {

// LP-293 开放式限两类:因政策或许可等限制供应商3家以下且不宜淘汰;服务对象自主选择且能确定统一付费标准、需接纳所有愿意接受条件的
// 供应商
void framework_open_ground(Facts const& facts, Numbers const& numbers, Findings& findings) {
    Text const remedy{"不满足的，应采用封闭式框架协议", "where it does not hold, the agreement is of the closed kind"};
    auto const& ground = facts.text("open_ground");
    if (ground == "limited_suppliers") {
        auto const most = numbers.get("open_framework_suppliers_max");
        if (facts.integer("suppliers_possible") > most) {
            auto const count = std::to_string(most);
            findings.refuse("framework.open_ground_not_met", "suppliers_possible",
                            {"供应商多于 " + count + " 家", "there are more than " + count + " suppliers"}, remedy);
        }
        if (facts.yes("elimination_fits")) {
            findings.refuse("framework.open_ground_not_met", "elimination_fits",
                            {"可以淘汰供应商", "eliminating suppliers would fit"}, remedy);
        }
    } else if (ground == "user_choice_uniform_fee") {
        if (!facts.yes("users_choose")) {
            findings.refuse("framework.open_ground_not_met", "users_choose",
                            {"不由服务对象自主选择", "the users do not choose for themselves"}, remedy);
        }
        if (!facts.yes("uniform_fee")) {
            findings.refuse("framework.open_ground_not_met", "uniform_fee",
                            {"不能确定统一付费标准", "there is no uniform fee"}, remedy);
        }
    }
}

}  // namespace qiyue::law::national
