#include "law/clauses.gen.hpp"
#include "law/local/shanghai_2015/articles.hpp"
#include "law/national/sanctions.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> shanghai_2015_rules() {
    return {
        {clause::SH_2_4_9, shanghai_2015::long_term},
        // SH-2.5-11 列入政府购买服务黑名单,3年之内不得参加政府购买服务活动
        {clause::SH_2_5_11, national::not_banned, national::ban_of_the_list,
         Value::object().set("ban_until", "").set("free_on", "")},
    };
}

}  // namespace qiyue::law
