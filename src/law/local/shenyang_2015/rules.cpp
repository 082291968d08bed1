#include "law/clauses.gen.hpp"
#include "law/local/shenyang_2015/articles.hpp"
#include "law/national/contracting.hpp"
#include "law/national/sanctions.hpp"
#include "law/national/tracking.hpp"
#include "law/national/suppliers.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> shenyang_2015_rules() {
    return {
        {clause::SY_3_1_5_b, national::contents_given},
        {clause::SY_3_1_5_c, national::contents_given},
        {clause::SY_1_2_1_d, national::supervised_by_its_buyer},
        {clause::SY_3_1_6_h, national::not_resold},
        {clause::SY_1_2_3_d, shenyang_2015::suspended_within_limit},
        {clause::SY_3_1_6_c, national::payment_not_ahead},
        // SY-3.1.6-f 按时完成服务项目任务,保证服务数量、质量和效益
        {clause::SY_3_1_6_f, nullptr, national::shortfall, Value::object().set("shortfall", 0).set("share", 0)},
        {clause::SY_3_2_f, national::behind_target},
        // SY-4.5-d 规范的财务管理和会计核算
        {clause::SY_4_5_d, nullptr, national::balance_left, Value::object().set("balance", 0)},
        {clause::SY_2_2_1, national::certificate_in_force},
        {clause::SY_4_2_3_b, national::latest_inspection_passed},
        // SY-4.5-l 3年内不得参与政府购买服务
        {clause::SY_4_5_l, national::not_banned, national::ban_of_the_list,
         Value::object().set("ban_until", "").set("free_on", "")},
    };
}

}  // namespace qiyue::law
