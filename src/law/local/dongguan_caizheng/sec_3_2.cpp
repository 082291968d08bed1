#include "law/local/dongguan_caizheng/articles.hpp"

#include "base/money.hpp"

namespace qiyue::law::dongguan_caizheng {

// DGF-3-2b 对公益性社会组织开展社会工作,政府要给予一定的补助: once for one matter in one year.
void subsidised_once(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.integer("subsidised_before") > 0) {
        findings.refuse("grant.once_a_period", "matter",
                        {"“" + facts.text("matter") + "”本年度已给予补助",
                         "a subsidy for this matter was given in the year already: " + facts.text("matter")},
                        {"同一事项每年补助一次", "one subsidy a year for one matter"});
    }
}

// DGF-3-2c 对承担社会工作服务的公益性社会组织,根据其工作业绩予以表彰奖励
void awarded_by_results(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const least = numbers.get("award_score_min");
    auto const score = facts.integer("work_score");
    if (score >= least) {
        return;
    }
    auto const marks = Money::fen(least).in_yuan();
    findings.refuse(
        "grant.not_by_results", "contract",
        {score < 0 ? "本合同还没有确定的考核结果"
                   : "考核均分 " + Money::fen(score).in_yuan() + " 分，低于 " + marks + " 分",
         score < 0 ? "no assessment of this contract is final"
                   : "a mean of " + Money::fen(score).in_yuan() + " marks is below " + marks},
        {"奖励从考核均分 " + marks + " 分以上的项目中产生", "awards go to work of " + marks + " marks or more"});
}

}  // namespace qiyue::law::dongguan_caizheng
