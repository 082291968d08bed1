#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/national/paying.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> sme_payment_2025_rules() {
    return {
        {clause::LP_218, nullptr, national::payment_days, Value::object().set("payment_days", 0)},
        {clause::LP_219, national::payment_days_within},
        {clause::LP_220, nullptr, national::payment_clock, Value::object().set("clock_from", "")},
        {clause::LP_221, nullptr, national::late_interest, Value::object().set("days", 0).set("interest", 0)},
    };
}

}  // namespace qiyue::law
