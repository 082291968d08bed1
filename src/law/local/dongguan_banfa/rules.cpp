#include "law/clauses.gen.hpp"
#include "law/local/dongguan_banfa/articles.hpp"
#include "law/national/contracting.hpp"
#include "law/national/fees.hpp"
#include "law/national/tracking.hpp"
#include "law/evaluation.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> dongguan_banfa_rules() {
    return {
        // DG-2-2 根据其提供服务的数量和质量……支付服务费用
        {clause::DG_2_2, nullptr, national::fee_by_quantity, national::no_fee()},
        {clause::DG_3_1, national::contents_given},
        {clause::DG_8_4c, dongguan_banfa::quality_above_price},
        {clause::DG_8_5a, dongguan_banfa::three_parties_sign},
        {clause::DG_8_5b, national::contents_given},
        // DG-11-1 根据服务项目组织实施服务计划
        {clause::DG_11_1, nullptr, national::share_done, Value::object().set("share", -1)},
        // DG-11-2 制定项目资金预算,对项目资金进行财务管理和会计核算
        {clause::DG_11_2, national::within_cost_line},
        {clause::DG_7_1b, dongguan_banfa::graded_when_old},
        {clause::DG_7_3b, dongguan_banfa::social_workers_prevail},
        // DG-3-3b 引入独立的第三方进行考核评估
        {clause::DG_3_3b, evaluation::third_party_reported},
        // DG-8-6a 及时牵头组织对项目完成情况进行评估验收,并出具验收报告和评估结论
        {clause::DG_8_6a, evaluation::both_outputs_made},
    };
}

}  // namespace qiyue::law
