#include "law/national/methods.hpp"

#include <string>

namespace qiyue::law::national {

// LP-174 专业人员论证意见一般3名以上(中央预算单位口径,地方从其规定)
void enough_professionals(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const usual = numbers.get("single_source_experts_min");
    if (facts.integer("professionals") < usual) {
        auto const n = std::to_string(usual);
        findings.warn("method.few_professionals", "professionals",
                      {"论证专业人员少于通常的 " + n + " 名", "fewer professionals than the usual " + n},
                      {"中央单位口径，本地另有规定的从其规定", "the central units' practice; local rules come first"});
    }
}

}  // namespace qiyue::law::national
