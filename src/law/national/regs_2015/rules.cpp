#include "law/clauses.gen.hpp"
#include "law/national/bid_time.hpp"
#include "law/national/bonds.hpp"
#include "law/national/contracting.hpp"
#include "law/national/documents.hpp"
#include "law/national/methods.hpp"
#include "law/national/remedies.hpp"
#include "law/national/reviewing.hpp"
#include "law/national/sanctions.hpp"
#include "law/national/tendering.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> regs_2015_rules() {
    return {
        {clause::LP_033, nullptr, national::split_over_the_year,
         Value::object().set("splitting", false).set("year_sum", 0)},
        {clause::LP_064, national::documents_available_at_least},
        {clause::LP_067, nullptr, national::deadline_after_clarification,
         Value::object().set("bid_deadline", "").set("moved", false)},
        {clause::LP_069, national::prequalification_long_enough},
        {clause::LP_089, national::bidders_unrelated},
        {clause::LP_093, national::consortium_takes_part_once, national::grade_of_consortium,
         Value::object().set("consortium_grade", 0)},
        {clause::LP_094, national::bond_within_cap},
        {clause::LP_099, national::performance_bond_within_cap},
        {clause::LP_127, nullptr, national::expert_penalty, Value::object().set("barred", false)},
        {clause::LP_171, national::publicity_long_enough, national::publicity_of_only_supplier,
         Value::object().set("publicity", false)},
        {clause::LP_186, national::winner_refused},
        {clause::LP_231, nullptr, national::query_start, Value::object().set("start", "2000-01-03")},
        {clause::LP_247, national::complaint_within_query},
        {clause::LP_250, national::ban_within_years},
        {clause::LP_313, nullptr, national::way_after_complaint,
         Value::object().set("way", "").set("award_void", false).set("contract_revoked", false)},
        {clause::LP_309, national::not_banned, national::ban_of_months,
         Value::object().set("ban_until", "").set("free_on", "")},
    };
}

}  // namespace qiyue::law
