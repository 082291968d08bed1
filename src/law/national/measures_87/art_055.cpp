#include "law/factors.hpp"
#include "law/national/tendering.hpp"

#include "base/said.hpp"

namespace qiyue::law::national {

// LP-137 服务项目价格分值占总分值比重不得低于10%(87号令无上限)
// Facts as CD-21-1 reads them: factors [{category, weight}], weights in hundredths of a point.
void price_weight_of_services(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const share = price_share(facts);
    auto const least = numbers.get("price_weight_min_services");
    if (share.below(least)) {
        findings.refuse("scoring.price_weight_too_low", "factors",
                        {"服务项目价格分值占总分值的比重低于 " + percent(least),
                         "the price counts for less than " + percent(least) + " of all points"},
                        {"请提高价格分值", "raise the weight of the price"});
    }
}

}  // namespace qiyue::law::national
