#include "law/clauses.gen.hpp"
#include "law/local/shenyang_2015/articles.hpp"
#include "law/national/contracting.hpp"
#include "law/national/sanctions.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> shenyang_2015_rules() {
    return {
        {clause::SY_3_1_5_b, national::contents_given},
        {clause::SY_3_1_5_c, national::contents_given},
        {clause::SY_1_2_3_d, shenyang_2015::suspended_within_limit},
        // SY-4.5-l 3年内不得参与政府购买服务
        {clause::SY_4_5_l, national::not_banned, national::ban_of_the_list,
         Value::object().set("ban_until", "").set("free_on", "")},
    };
}

}  // namespace qiyue::law
