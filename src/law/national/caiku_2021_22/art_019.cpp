#include "law/national/caiku_2021_22/articles.hpp"

namespace qiyue::law::caiku_2021_22 {

// LP-042 规格标准统一的(如物业管理)一般招标或询价、固定价;技术复杂的(如咨询)招标或谈判(磋商)综合评审;需供应商提供方案的谈判(磋商)
// 一般: what fits less is told, not refused. 询价 is for goods (LP-039). Where the method's own rule leaves no choice of
// the evaluation, it is not held against it.
void method_fits_need(Facts const& facts, Numbers const&, Findings& findings) {
    auto const& kind = facts.text("need_kind");
    if (kind == "uniform" && !facts.yes("tendering")) {
        findings.warn("method.fits_less", "method",
                      {"规格、标准统一的服务，一般采用招标、固定价",
                       "a service of uniform standard is bought by a tender in general, at a fixed price"},
                      {"请考虑公开招标", "consider the open tender"});
    }
    if (kind == "complex" && facts.yes("evaluation_free") && facts.text("evaluation") == "lowest_price") {
        findings.warn("method.fits_less", "evaluation",
                      {"技术较复杂的服务，一般综合评审", "a complex service is compared by scoring in general"},
                      {"请考虑综合评分法", "consider comprehensive scoring"});
    }
    if (kind == "solution" && !facts.yes("talks")) {
        findings.warn("method.fits_less", "method",
                      {"需由供应商提供方案的服务，一般采用谈判、磋商",
                       "where suppliers bring the solution, negotiation or consultation is chosen in general"},
                      {"请考虑竞争性磋商", "consider a competitive consultation"});
    }
}

}  // namespace qiyue::law::caiku_2021_22
