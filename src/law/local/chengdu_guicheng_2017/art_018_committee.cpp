#include "law/local/chengdu_guicheng_2017/articles.hpp"
#include "law/national/methods.hpp"
#include "law/national/reviewing.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-18-4 应按照政府采购法律制度规定
// The panel of the tender measures' art. 47, or the group of the method that `panel` names; its experts are all drawn at
// random (regulations, art. 39).
void panel_by_procurement_law(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const panel = facts.has("panel") ? facts.text("panel") : std::string("tender");
    if (panel == "negotiation") {
        national::negotiation_group(facts, numbers, findings);
        national::group_size_large(facts, numbers, findings);
    } else if (panel == "consultation") {
        national::consultation_group(facts, numbers, findings);
    } else {
        national::committee_size(facts, numbers, findings);
        national::committee_size_large(facts, numbers, findings);
        national::committee_share(facts, numbers, findings);
    }
    if (facts.integer("drawn") < facts.integer("experts")) {
        findings.refuse("committee.not_drawn", "draw",
                        {"评审专家应当从专家库随机抽取", "the experts must be drawn at random from the pool"},
                        {"请先完成专家抽取", "complete the draw first"});
    }
}

// CD-18-6 应按照政府采购法律制度规定
// The buyer confirms in the order of the ranking; the next may follow only when the ones before him stand no more.
// `candidates`: [{id, rank, out}].
void award_in_order(Facts const& facts, Numbers const&, Findings& findings) {
    auto const chosen = facts.integer("chosen");
    std::int64_t chosen_rank = 0;
    std::int64_t first_standing = 0;
    for (auto const& candidate : facts.list("candidates")) {
        if (candidate.yes("out")) {
            continue;
        }
        auto const rank = candidate.integer("rank");
        first_standing = first_standing == 0 || rank < first_standing ? rank : first_standing;
        if (candidate.integer("id") == chosen) {
            chosen_rank = rank;
        }
    }
    if (chosen_rank == 0) {
        findings.refuse("award.not_a_candidate", "bid",
                        {"所选投标不是有效的中标候选", "this bid is no standing candidate"},
                        {"请从评审报告的候选人中确定", "choose one of the report's candidates"});
    } else if (chosen_rank != first_standing) {
        findings.refuse("award.out_of_order", "bid",
                        {"排名在前的候选人既未放弃也未被取消资格，不能越过",
                         "a candidate ranked before it has neither withdrawn nor been disqualified"},
                        {"请按评审报告的顺序确定", "confirm in the order of the report"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
