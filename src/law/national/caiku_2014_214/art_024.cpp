#include "law/bands.hpp"
#include "law/national/methods.hpp"

#include "base/said.hpp"

namespace qiyue::law::national {

// LP-165 服务项目价格权值10%至30%
// Multiplied out, so that nothing is rounded to anybody's disfavour.
void price_share_of_consultation(Facts const& facts, Numbers const& numbers, Findings& findings) {
    std::int64_t price = 0;
    std::int64_t total = 0;
    for (auto const& factor : facts.list("factors")) {
        auto const weight = factor.integer("weight");
        total += weight;
        price += factor.text("category") == "price" ? weight : 0;
    }
    auto const least = numbers.get("consultation_price_weight_services_min");
    auto const most = numbers.get("consultation_price_weight_services_max");
    if (total > 0 && (price * full_marks < least * total || price * full_marks > most * total)) {
        findings.refuse(
            "scoring.price_share_of_consultation", "factors",
            {"磋商的服务项目价格权值应在 " + percent(least) + " 至 " + percent(most) + " 之间",
             "in a consultation for services the price counts for " + percent(least) + " to " + percent(most)},
            {"请调整价格分值", "change the weight of the price"});
    }
}

}  // namespace qiyue::law::national
