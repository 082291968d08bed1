#include "law/national/other_ways.hpp"

namespace qiyue::law::national {

// LP-301 向事业单位直接委托(定向委托)过渡期到2020年底,现应竞争或依法单一来源: the number says whether it is allowed that day.
void no_direct_commission(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const direct = facts.yes("commissioned_directly") && facts.yes("of_institution");
    if (direct && numbers.count("institutions_commissioned_directly") == 0) {
        findings.refuse("mode.transition_over", "supplier",
                        {"向事业单位定向委托的过渡期已于2020年底届满",
                         "institutions were commissioned directly until the end of 2020"},
                        {"请采用竞争性方式，符合法定情形的采用单一来源",
                         "let suppliers compete, or use a single source on its ground"});
    }
}

}  // namespace qiyue::law::national
