#include "law/national/caiku_2021_22/articles.hpp"

#include <string>

namespace qiyue::law::caiku_2021_22 {

// LP-049 业绩作资格条件时同类合同一般不超过2个
// 一般: more is told, not refused.
void few_contracts_asked(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const most = numbers.get("qualification_max_similar_contracts");
    if (facts.integer("similar_contracts") > most) {
        auto const n = std::to_string(most);
        findings.warn(
            "tender.many_contracts_asked", facts.text("field"),
            {"业绩条件要求的同类合同超过 " + n + " 个", "more than " + n + " similar contracts are asked for"},
            {"一般不超过 " + n + " 个，请减少或说明理由", "as a rule no more than " + n + ": ask fewer"});
    }
}

}  // namespace qiyue::law::caiku_2021_22
