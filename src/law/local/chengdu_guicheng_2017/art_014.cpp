#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-14-2 政府采购项目应当按照四川省政府采购项目需求论证相关制度执行
// `passed`: demonstrations that did not fail; `experts`: the most that took part in one of them.
void need_demonstrated(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (!facts.yes("procurement")) {
        return;  // CD-14-3 其他政府购买服务项目可以参照执行
    }
    if (facts.integer("passed") == 0) {
        findings.refuse(
            "need.not_demonstrated", "",
            {"政府采购项目的需求须经论证", "the need of a government procurement project has to be demonstrated"},
            {"请先“登记需求论证”", "record the demonstration first"});
        return;
    }
    auto const fewest = numbers.get("need_demonstration_experts_min");
    if (facts.integer("experts") < fewest) {
        auto const n = std::to_string(fewest);
        findings.refuse("need.too_few_experts", "",
                        {"论证专家少于 " + n + " 人", "fewer than " + n + " experts took part in the demonstration"},
                        {"请补充专家后重新论证", "hold it again with more experts"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
