#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/national/sanctions.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> luan_2015_rules() {
    return {
        {clause::LA_3_1_2, national::contents_given},
        // LA-3.2.3 禁止参加政府采购活动
        {clause::LA_3_2_3, national::not_banned},
    };
}

}  // namespace qiyue::law
