#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/national/methods.hpp"
#include "law/local/luan_2015/experts.hpp"
#include "law/evaluation.hpp"
#include "law/national/fees.hpp"
#include "law/national/sanctions.hpp"
#include "law/national/suppliers.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> luan_2015_rules() {
    return {
        // LA-II.0 并由政府根据服务数量和质量向其支付费用
        {clause::LA_II_0, nullptr, national::fee_by_quantity, national::no_fee()},
        // LA-II.3.1-c 凡达到公开招标数额标准的项目,应当采用公开招标方式: another way waits for an approval.
        {clause::LA_II_3_1_c, nullptr, national::approval_at_threshold, Value::object().set("approval", false)},
        // LA-II.3.1-d 凡达到公开招标数额标准的项目: small purchases of one year and item add up.
        {clause::LA_II_3_1_d, national::no_splitting, national::split_over_the_year,
         Value::object().set("splitting", false).set("year_sum", 0)},
        {clause::LA_3_1_2, national::contents_given},
        {clause::LA_II_4_f, national::enterprise_of_services},
        {clause::LA_III_4_b, nullptr, national::standing_of_results,
         Value::object().set("standing", "").set("changes", Value::list())},
        {clause::LA_V_2_6_b, nullptr, national::credit_score,
         Value::object().set("credit_score", -1).set("credit_level", "").set("acts", Value::list())},
        {clause::LA_V_2_2_c, luan_2015::poor_experts_leave},
        // LA-II.5-g 对购买服务项目数量、质量和资金使用绩效等进行考核评价
        {clause::LA_II_5_g, evaluation::three_aspects_marked},
        // LA-V.2.3-d 会同有关部门组织或委托第三方,对购买服务已完成项目实施绩效评价
        {clause::LA_V_2_3_d, evaluation::departments_heard},
        // LA-3.2.3 禁止参加政府采购活动
        {clause::LA_3_2_3, national::not_banned},
    };
}

}  // namespace qiyue::law
