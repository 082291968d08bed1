#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-9-3 购买主体应当按照批复的购买服务项目表组织实施政府购买服务工作。
void ceiling_within_released(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.yes("in_released_table")) {
        findings.refuse("budget.not_in_released_table", "",
                        {"项目不在批复下达的购买服务项目表中", "the project is not in the released purchase table"},
                        {"请先列入项目表并经批复", "have it entered in the table and approved first"});
        return;
    }
    auto const left = facts.money("released") - facts.money("committed");
    auto const ceiling = facts.money("ceiling");
    if (ceiling > left) {
        findings.refuse("budget.ceiling_over_released", "ceiling",
                        {"最高限价 " + ceiling.in_yuan() + " 元超过批复金额余额 " + left.in_yuan() + " 元",
                         "the ceiling of " + ceiling.in_yuan() + " yuan exceeds the " + left.in_yuan() +
                             " yuan released and not yet committed"},
                        {"最高限价不超过 " + left.in_yuan() + " 元", "set it to " + left.in_yuan() + " yuan or less"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
