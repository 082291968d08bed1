#include "law/national/remedies.hpp"

namespace qiyue::law::national {

// LP-313 影响结果的:终止、另定、撤销合同、赔偿. `stage`: "none" before a winner is settled, "awarded", "signed" (not yet
// performed), "performed".
Value way_after_complaint(Facts const& facts, Numbers const&, Steps& steps) {
    auto const& stage = facts.text("stage");
    auto const performed = stage == "performed";
    auto const another = stage != "none" && facts.text("about") != "document" && facts.yes("qualified_enough") &&
        facts.integer("candidates_left") > 0;
    steps.note("another_candidate", another);
    auto const* way = performed ? "compensate" : another ? "next_candidate" : "restart";
    return Value::object()
        .set("way", way)
        .set("award_void", stage == "awarded" || stage == "signed")
        .set("contract_revoked", stage == "signed");
}

}  // namespace qiyue::law::national
