#pragma once

#include "law/rule.hpp"

// 成都市政府购买服务工作规程: one function a sentence, in the file of its article. rules.cpp hangs them on the clauses.
namespace qiyue::law::chengdu_guicheng_2017 {

// 第二条
void buyer_is_administrative(Facts const& facts, Numbers const& numbers, Findings& findings);
void mass_organisation_staffed_and_funded(Facts const& facts, Numbers const& numbers, Findings& findings);

// 第四条, 第六条, 第九条
void within_budget_line(Facts const& facts, Numbers const& numbers, Findings& findings);
Value cost_estimate(Facts const& facts, Numbers const& numbers, Steps& steps);
void ceiling_within_released(Facts const& facts, Numbers const& numbers, Findings& findings);

// 第十一条, 第十二条, 第十三条
void method_fits_complex_need(Facts const& facts, Numbers const& numbers, Findings& findings);
void indicators_quantified(Facts const& facts, Numbers const& numbers, Findings& findings);
void core_needs_broken_down(Facts const& facts, Numbers const& numbers, Findings& findings);
void assessment_linked_to_payment(Facts const& facts, Numbers const& numbers, Findings& findings);

// 第十四条, 第十五条
void need_demonstrated(Facts const& facts, Numbers const& numbers, Findings& findings);
void feedback_considered(Facts const& facts, Numbers const& numbers, Findings& findings);

// 第十七条, 第十八条
void need_drafter_not_reviewer(Facts const& facts, Numbers const& numbers, Findings& findings);
void document_drafter_not_checker(Facts const& facts, Numbers const& numbers, Findings& findings);
void signer_not_acceptor(Facts const& facts, Numbers const& numbers, Findings& findings);
void expert_without_interest(Facts const& facts, Numbers const& numbers, Findings& findings);  // 第十四条
void panel_by_procurement_law(Facts const& facts, Numbers const& numbers, Findings& findings);
void method_has_ground(Facts const& facts, Numbers const& numbers, Findings& findings);
void competitive_by_default(Facts const& facts, Numbers const& numbers, Findings& findings);
void exception_in_force(Facts const& facts, Numbers const& numbers, Findings& findings);
void award_in_order(Facts const& facts, Numbers const& numbers, Findings& findings);
void time_by_procurement_law(Facts const& facts, Numbers const& numbers, Findings& findings);
Value enough_valid_bids(Facts const& facts, Numbers const& numbers, Steps& steps);

// 第二十一条: art_021.cpp what the document says, art_021_scores.cpp what is computed from it
void factors_by_category(Facts const& facts, Numbers const& numbers, Findings& findings);
void qualification_not_scored(Facts const& facts, Numbers const& numbers, Findings& findings);
void scored_as_published(Facts const& facts, Numbers const& numbers, Findings& findings);
void factors_quantified(Facts const& facts, Numbers const& numbers, Findings& findings);
void bands_for_intervals(Facts const& facts, Numbers const& numbers, Findings& findings);
void minimum_quality_substantive(Facts const& facts, Numbers const& numbers, Findings& findings);
Value band_score(Facts const& facts, Numbers const& numbers, Steps& steps);
Value comprehensive_ranking(Facts const& facts, Numbers const& numbers, Steps& steps);

// 第二十二条, 第二十三条
void instalments_conditioned(Facts const& facts, Numbers const& numbers, Findings& findings);
void contract_as_awarded(Facts const& facts, Numbers const& numbers, Findings& findings);
void term_within_limit(Facts const& facts, Numbers const& numbers, Findings& findings);
void multi_year_justified(Facts const& facts, Numbers const& numbers, Findings& findings);
void year_covered(Facts const& facts, Numbers const& numbers, Findings& findings);
void next_of_series(Facts const& facts, Numbers const& numbers, Findings& findings);
void renewal_earned(Facts const& facts, Numbers const& numbers, Findings& findings);

// 第十九条, 第三十条
void several_providers_chosen(Facts const& facts, Numbers const& numbers, Findings& findings);
void claim_in_agreed_time(Facts const& facts, Numbers const& numbers, Findings& findings);

// 第二十五条, 第二十七条
void users_notified(Facts const& facts, Numbers const& numbers, Findings& findings);
void objection_evidenced(Facts const& facts, Numbers const& numbers, Findings& findings);

// 第二十八条, 第二十九条
Value payable(Facts const& facts, Numbers const& numbers, Steps& steps);
void payments_within_price(Facts const& facts, Numbers const& numbers, Findings& findings);

// 第三十二条
void evaluation_item_answered(Facts const& facts, Numbers const& numbers, Findings& findings);
Value rounds_held(Facts const& facts, Numbers const& numbers, Steps& steps);
Value money_used(Facts const& facts, Numbers const& numbers, Steps& steps);
void other_contents_weighed(Facts const& facts, Numbers const& numbers, Findings& findings);
Value with_other_contents(Facts const& facts, Numbers const& numbers, Steps& steps);
Value satisfaction(Facts const& facts, Numbers const& numbers, Steps& steps);

// 第三十七条
void kept_long_enough(Facts const& facts, Numbers const& numbers, Findings& findings);

// 第三十八条
Value liquidated_damages(Facts const& facts, Numbers const& numbers, Steps& steps);

// 第四十一条
Value purchase_class(Facts const& facts, Numbers const& numbers, Steps& steps);
void not_split(Facts const& facts, Numbers const& numbers, Findings& findings);

}  // namespace qiyue::law::chengdu_guicheng_2017
