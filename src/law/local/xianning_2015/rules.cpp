#include "law/clauses.gen.hpp"
#include "law/competition.hpp"
#include "law/local/xianning_2015/articles.hpp"
#include "law/national/fees.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> xianning_2015_rules() {
    return {
        // XN-1-a 并由政府根据服务数量和质量向其支付费用
        {clause::XN_1_a, nullptr, national::fee_by_quantity, national::no_fee()},
        // XN-2.1.2-a 优先通过竞争方式选择承接政府购买服务的社会力量
        {clause::XN_2_1_2_a, nullptr, share_of_competition, no_competition()},
        {clause::XN_2_1_2_b, nullptr, xianning_2015::enough_to_choose_from,
         Value::object().set("enough", true).set("minimum", 0)},
    };
}

}  // namespace qiyue::law
