#include "law/national/documents.hpp"

#include <algorithm>

namespace qiyue::law::national {

// LP-093 同类资质按较低等级确定;各方不得再单独或另组联合体参加同一合同
// `elsewhere`: parties of an opened bid that take part in the same contract otherwise, [{member}]; `field`: where it is
// concluded that the bid is qualified.
void consortium_takes_part_once(Facts const& facts, Numbers const&, Findings& findings) {
    for (auto const& one : facts.list("elsewhere")) {
        auto const& who = one.text("member");
        findings.refuse(
            "bidding.member_elsewhere", facts.given("field") ? facts.text("field") : "",
            {who + "已单独或在另一联合体中参加本项目", who + " takes part alone or in another consortium already"},
            {"一家供应商只能以一种身份参加，所涉投标均不能结论为通过；联合协议并非该供应商签署的，该联合体的投标结论为未按要求签署",
             "a supplier takes part in one way only, and none of these bids is found qualified; where it did not sign the "
             "agreement, that consortium's bid is found not signed as asked"});
    }
}

// Grades count downwards: the first is the highest. Who leaves his out has none of that kind.
Value grade_of_consortium(Facts const& facts, Numbers const&, Steps& steps) {
    std::int64_t lowest = 0;
    for (auto const& member : facts.list("members")) {
        lowest = std::max(lowest, member.given("grade") ? member.integer("grade") : 0);
    }
    steps.note("consortium_grade", lowest);
    return Value::object().set("consortium_grade", lowest);
}

}  // namespace qiyue::law::national
