#include "law/clauses.gen.hpp"
#include "law/evaluation.hpp"
#include "law/local/chengdu_guicheng_2017/articles.hpp"
#include "law/lowest_price.hpp"
#include "law/national/contracting.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

namespace {

// What a suspended computation gives: shaped like the true answer, and not to be mistaken for it.
Value no_rate() {
    return Value::object().set("rate", -1);
}

Value no_ranking() {
    return Value::object().set("ranking", Value::list()).set("rejected", Value::list()).set("lowest", 0);
}

}  // namespace

std::vector<Rule> chengdu_guicheng_2017_rules() {
    using namespace chengdu_guicheng_2017;
    auto const nothing_due =
        Value::object().set("ratio", 0).set("earned", 0).set("deducted", 0).set("payable", 0).set("unrecovered", 0);
    auto const no_estimate = Value::object().set("items", Value::list()).set("net", 0).set("tax", 0).set("total", 0);
    return {
        {clause::CD_2_1, buyer_is_administrative},
        {clause::CD_2_2, mass_organisation_staffed_and_funded},
        {clause::CD_4_1, within_budget_line},
        {clause::CD_6_1, nullptr, cost_estimate, no_estimate},
        {clause::CD_9_3, ceiling_within_released},
        {clause::CD_11_4, method_fits_complex_need},
        {clause::CD_12_2, indicators_quantified},
        {clause::CD_13_8, core_needs_broken_down},
        {clause::CD_13_9, assessment_linked_to_payment},
        {clause::CD_14_2, need_demonstrated},
        {clause::CD_14_4, expert_without_interest},
        {clause::CD_15_3, feedback_considered},
        {clause::CD_17_2, need_drafter_not_reviewer},
        {clause::CD_17_3, document_drafter_not_checker},
        {clause::CD_17_4, signer_not_acceptor},
        {clause::CD_18_1, method_has_ground},
        {clause::CD_18_2, competitive_by_default},
        {clause::CD_18_3, exception_in_force},
        {clause::CD_18_4, panel_by_procurement_law},
        {clause::CD_18_5, time_by_procurement_law},
        {clause::CD_18_6, award_in_order},
        {clause::CD_18_8, nullptr, enough_valid_bids, Value::object().set("enough", true).set("minimum", 0)},
        {clause::CD_19_2, several_providers_chosen},
        {clause::CD_21_1, factors_by_category},
        {clause::CD_21_2, qualification_not_scored},
        {clause::CD_21_3, scored_as_published},
        {clause::CD_21_4, factors_quantified},
        {clause::CD_21_5, bands_for_intervals, band_score, Value::object().set("score", -1).set("outside", true)},
        {clause::CD_21_7, minimum_quality_substantive, lowest_price_ranking, no_ranking()},
        {clause::CD_21_8, nullptr, comprehensive_ranking, no_ranking()},
        {clause::CD_22_1, national::contents_given},
        {clause::CD_22_2, instalments_conditioned},
        {clause::CD_22_3, national::contents_given},
        {clause::CD_22_4, contract_as_awarded},
        {clause::CD_23_1, term_within_limit},
        {clause::CD_23_2, multi_year_justified},
        {clause::CD_23_3, year_covered},
        {clause::CD_23_4, next_of_series},
        {clause::CD_23_6, renewal_earned},
        {clause::CD_25_3, users_notified},
        {clause::CD_27_3, objection_evidenced},
        {clause::CD_28_1, nullptr, payable, nothing_due},
        {clause::CD_29_3, payments_within_price},
        {clause::CD_30_1, claim_in_agreed_time},
        // CD-26-6 委托独立的第三方
        {clause::CD_26_6, evaluation::assessor_independent},
        {clause::CD_32_1, evaluation::three_sides_marked, evaluation::three_sides_combined,
         Value::object().set("score", -1)},
        {clause::CD_32_2, evaluation_item_answered},
        {clause::CD_32_3, evaluation_item_answered},
        {clause::CD_32_4, evaluation_item_answered},
        {clause::CD_32_5, nullptr, rounds_held, no_rate()},
        {clause::CD_32_6, nullptr, money_used, no_rate()},
        {clause::CD_32_7, nullptr, evaluation::targets_reached, evaluation::no_targets()},
        {clause::CD_32_8, nullptr, satisfaction, Value::object().set("rate", -1).set("sample", 0)},
        {clause::CD_32_9, other_contents_weighed, with_other_contents, Value::object().set("score", -1)},
        {clause::CD_37_3, kept_long_enough},
        {clause::CD_38_3, nullptr, liquidated_damages, Value::object().set("damages", -1)},
        {clause::CD_41_1, nullptr, purchase_class, Value::object().set("class", "unknown").set("because", "suspended")},
        {clause::CD_41_2, not_split},
    };
}

}  // namespace qiyue::law
