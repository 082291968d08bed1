#include "law/national/contracting.hpp"

namespace qiyue::law::national {

// LP-205 法定解除五种情形;自通知到达对方时解除
// 经催告后在合理期限内仍未履行: the delay has its demand, and the time that it gave has run out.
void ended_on_ground(Facts const& facts, Numbers const&, Findings& findings) {
    auto const today = facts.day("today");
    if (facts.text("ground") == "delayed" &&
        !(facts.given("demanded_on") && facts.given("demanded_until") && facts.day("demanded_until") < today)) {
        findings.refuse("contract.not_demanded", "demanded_until",
                        {"迟延履行的，须先催告，合理期限届满仍未履行方可解除",
                         "a delay ends a contract only after a demand, when the time that it gave has run out"},
                        {"请填写催告之日及所给期限，期满后再解除", "give the day of the demand and the time given"});
    }
    if (!facts.given("arrived_on") || facts.day("arrived_on") > today) {
        findings.refuse("contract.notice_not_arrived", "notice_arrived",
                        {"解除通知尚未到达对方", "the notice has not reached the other side"},
                        {"合同自通知到达对方时解除，请在到达后办理", "it ends when the notice arrives"});
    }
}

Value end_of_contract(Facts const& facts, Numbers const&, Steps&) {
    return Value::object().set("ended_on", facts.day("arrived_on").iso());
}

}  // namespace qiyue::law::national
