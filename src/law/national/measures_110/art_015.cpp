#include "law/national/framework.hpp"

namespace qiyue::law::national {

// LP-283 货物有效期一般不超过1年,服务一般不超过2年
void framework_term(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const years = numbers.count("framework_term_max_services");
    auto const last = facts.day("start").plus_years(years).plus_days(-1);
    if (facts.day("end") > last) {
        auto const count = std::to_string(years);
        findings.warn("framework.term_long", "term_to",
                      {"框架协议有效期超过 " + count + " 年", "the agreement runs for more than " + count + " years"},
                      {"一般不晚于 " + last.iso() + "；更长的应说明理由",
                       "in general it ends on " + last.iso() + " or before; say why it is longer"});
    }
}

}  // namespace qiyue::law::national
