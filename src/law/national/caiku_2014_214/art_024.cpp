#include "law/factors.hpp"
#include "law/national/methods.hpp"

#include "base/said.hpp"

namespace qiyue::law::national {

// LP-165 服务项目价格权值10%至30%
void price_share_of_consultation(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const share = price_share(facts);
    auto const least = numbers.get("consultation_price_weight_services_min");
    auto const most = numbers.get("consultation_price_weight_services_max");
    if (share.below(least) || share.above(most)) {
        findings.refuse(
            "scoring.price_share_of_consultation", "factors",
            {"磋商的服务项目价格权值应在 " + percent(least) + " 至 " + percent(most) + " 之间",
             "in a consultation for services the price counts for " + percent(least) + " to " + percent(most)},
            {"请调整价格分值", "change the weight of the price"});
    }
}

}  // namespace qiyue::law::national
