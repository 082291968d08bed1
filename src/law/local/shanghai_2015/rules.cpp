#include "law/clauses.gen.hpp"
#include "law/local/shanghai_2015/articles.hpp"
#include "law/national/contracting.hpp"
#include "law/evaluation.hpp"
#include "law/lowest_price.hpp"
#include "law/preferences.hpp"
#include "law/national/methods.hpp"
#include "law/national/sanctions.hpp"
#include "law/national/suppliers.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> shanghai_2015_rules() {
    return {
        // SH-2.4-2 公开招标、邀请招标、竞争性谈判、竞争性磋商、单一来源采购等方式确定承接主体
        {clause::SH_2_4_2, national::method_of_the_five},
        {clause::SH_2_4_3, national::not_resold_in_layers},
        {clause::SH_2_4_10, shanghai_2015::guarantee_covers_service},
        {clause::SH_2_4_9, shanghai_2015::long_term},
        {clause::SH_1_2_3b, nullptr, national::standing_of_results,
         Value::object().set("standing", "").set("changes", Value::list())},
        // SH-2.2-4 在同等条件下优先向社会组织购买
        {clause::SH_2_2_4, preferences::social_organisation_announced, preferences::social_organisation_first,
         preferences::nobody()},
        // SH-2.4-15 对服务项目绩效评价结果优秀的承接主体,……同等条件下可以优先考虑
        {clause::SH_2_4_15, nullptr, preferences::excellent_first, preferences::nobody()},
        // SH-2.4-8 应采用最低评标价法确定承接主体
        {clause::SH_2_4_8, nullptr, lowest_price_ranking,
         Value::object().set("ranking", Value::list()).set("rejected", Value::list())},
        {clause::SH_2_2_1, national::form_may_provide},
        {clause::SH_2_2_5, national::association_tied_to_its_organ},
        {clause::SH_2_5_7, nullptr, national::credit_score,
         Value::object().set("credit_score", -1).set("credit_level", "").set("acts", Value::list())},
        {clause::SH_3_2_7, nullptr, national::effects_of_level,
         Value::object().set("credit_level", "").set("bond_share", 10'000).set("refused", false)},
        // SH-2.4-11 过程评价与结果评价、短期结果评价与长远结果评价、社会效益评价与经济效益评价相结合
        {clause::SH_2_4_11, evaluation::pairs_covered},
        // SH-2.4-12 由购买主体、服务对象及专业机构组成的综合性评价机制
        {clause::SH_2_4_12, evaluation::three_sides_marked, evaluation::three_sides_combined,
         Value::object().set("score", -1)},
        // SH-2.4-13 积极推进第三方评价
        {clause::SH_2_4_13, evaluation::assessor_independent},
        // SH-2.5-11 列入政府购买服务黑名单,3年之内不得参加政府购买服务活动
        {clause::SH_2_5_11, national::not_banned, national::ban_of_the_list,
         Value::object().set("ban_until", "").set("free_on", "")},
    };
}

}  // namespace qiyue::law
