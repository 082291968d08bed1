#include "law/clauses.gen.hpp"
#include "law/evaluation.hpp"
#include "law/local/shenyang_2015/articles.hpp"
#include "law/national/contracting.hpp"
#include "law/national/sanctions.hpp"
#include "law/national/tracking.hpp"
#include "law/national/suppliers.hpp"
#include "law/preferences.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> shenyang_2015_rules() {
    return {
        {clause::SY_3_1_5_b, national::contents_given},
        {clause::SY_3_1_5_c, national::contents_given},
        {clause::SY_1_2_1_d, national::supervised_by_its_buyer},
        {clause::SY_3_1_6_h, national::not_resold},
        // SY-1.2.4-a 建立公共服务绩效评价体系 · SY-1.2.4-c 引入第三方评价机制
        {clause::SY_1_2_4_a, evaluation::weights_sum},
        {clause::SY_1_2_4_c, evaluation::assessor_independent},
        // SY-3.2-a 建立健全由购买主体、服务对象及第三方组成的综合性评审机制
        {clause::SY_3_2_a, evaluation::three_sides_marked, evaluation::three_sides_combined,
         Value::object().set("score", -1)},
        // SY-3.2-c 对购买服务项目数量、质量和资金使用绩效等进行考核评价
        {clause::SY_3_2_c, evaluation::dimensions_covered},
        // SY-3.2-d 对政府购买公共服务项目实施全过程的绩效目标管理
        {clause::SY_3_2_d, evaluation::goals_carried},
        // SY-3.2-g 对绩效目标的实现程度、资金使用、服务质量、协作状况等实行严格绩效考核
        {clause::SY_3_2_g, shenyang_2015::four_aspects_marked},
        {clause::SY_1_2_3_d, shenyang_2015::suspended_within_limit},
        {clause::SY_3_1_6_c, national::payment_not_ahead},
        // SY-3.1.6-f 按时完成服务项目任务,保证服务数量、质量和效益
        {clause::SY_3_1_6_f, nullptr, national::shortfall, Value::object().set("shortfall", 0).set("share", 0)},
        // SY-3.2-i 作为以后年度编制部门预算……的重要参考依据
        {clause::SY_3_2_i, shenyang_2015::reason_for_more, shenyang_2015::budget_after_result,
         Value::object().set("cut", false).set("proposed", 0)},
        {clause::SY_3_2_f, national::behind_target},
        // SY-4.5-d 规范的财务管理和会计核算
        {clause::SY_4_5_d, nullptr, national::balance_left, Value::object().set("balance", 0)},
        // SY-2.2.5-a 评估等级达3A级以上社会组织优先
        {clause::SY_2_2_5_a, preferences::grade_is_no_condition, preferences::graded_first, preferences::nobody()},
        {clause::SY_2_2_1, national::certificate_in_force},
        {clause::SY_4_2_3_b, national::latest_inspection_passed},
        // SY-4.5-l 3年内不得参与政府购买服务
        {clause::SY_4_5_l, national::not_banned, national::ban_of_the_list,
         Value::object().set("ban_until", "").set("free_on", "")},
    };
}

}  // namespace qiyue::law
