#include "law/national/framework.hpp"

namespace qiyue::law::national {

// LP-295 需求调查对象采购人和供应商一般各不少于3个
void framework_research(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const least = numbers.get("framework_research_min");
    auto const count = std::to_string(least);
    if (facts.integer("buyers_asked") < least) {
        findings.warn("framework.few_buyers_asked", "buyers_asked",
                      {"调查的采购人不足 " + count + " 个", "fewer than " + count + " buyers were asked"},
                      {"请补充调查；确有不足的，说明原因", "ask more of them, or say why there are no more"});
    }
    if (facts.integer("suppliers_asked") < least) {
        findings.warn("framework.few_suppliers_asked", "suppliers_asked",
                      {"调查的供应商不足 " + count + " 个", "fewer than " + count + " suppliers were asked"},
                      {"请补充调查；确有不足的，说明原因", "ask more of them, or say why there are no more"});
    }
}

}  // namespace qiyue::law::national
