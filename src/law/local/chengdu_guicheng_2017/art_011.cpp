#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-11-4 对技术复杂或性质特殊,不能事先确定具体服务要求的项目,购买主体应当选择合适的购买方式
// A price alone decides nothing while it is open what is bought: no open tender by the lowest price before the need is
// final.
void method_fits_complex_need(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.yes("complex") && !facts.yes("need_final") && facts.text("method") == "open" &&
        facts.text("evaluation") == "lowest_price") {
        findings.refuse("method.lowest_price_for_open_need", "evaluation",
                        {"项目技术复杂或性质特殊、需求尚未确定，不能以最低价公开招标",
                         "the need of this complex project is not final: the lowest price can't decide"},
                        {"请先确定服务需求，或采用综合评分法", "fix the need first, or use comprehensive scoring"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
