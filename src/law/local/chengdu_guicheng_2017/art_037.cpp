#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-37-3 对政府购买服务程序及资金使用情况进行审计监督
// There is something to audit as long as the files are there: 采购文件从采购结束之日起至少保存十五年 (政府采购法 第四十二条,
// LP-305). The day of the end is not counted, so the files may go the day after its anniversary.
void kept_long_enough(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const years = numbers.count("retention_min");
    auto const last = facts.day("ended").plus_years(years);
    if (facts.day("today") > last) {
        return;
    }
    auto const n = std::to_string(years);
    auto const free = last.plus_days(1).iso();
    findings.refuse("documents.kept_by_law", "project",
                    {"项目文件自采购结束之日(" + facts.day("ended").iso() + ")起至少保存 " + n + " 年",
                     "the files are kept for " + n + " years from the end, " + facts.day("ended").iso()},
                    {"自 " + free + " 起方可申请销毁", "they may be disposed of from " + free});
}

}  // namespace qiyue::law::chengdu_guicheng_2017
