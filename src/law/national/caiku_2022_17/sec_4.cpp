#include "law/national/framework.hpp"

#include "base/said.hpp"

namespace qiyue::law::national {

// LP-278 小额零星限多频次采购且单笔未达采购限额标准
// `threshold` is the city's own figure: the notice takes it over from wherever it stands.
void framework_order_under_threshold(Facts const& facts, Numbers const&, Findings& findings) {
    auto const threshold = facts.money("threshold");
    if (!facts.yes("frequent")) {
        findings.refuse("framework.not_frequent", "frequent",
                        {"不是多频次采购的，不属于小额零星采购", "what is not bought often is no petty purchase"},
                        {"请改用其他采购方式，或另选适用情形", "use another method, or another ground"});
    }
    if (facts.money("amount") >= threshold) {
        auto const limit = yuan(threshold.in_fen());
        findings.refuse(
            "framework.order_too_large", "quantity",
            {"单笔金额已达采购限额标准 " + limit + " 元", "one order reaches the threshold of " + limit + " yuan"},
            {"单笔须低于该标准；达到的另行立项，按其他采购方式采购", "stay below it, or buy it by another method"});
    }
}

}  // namespace qiyue::law::national
