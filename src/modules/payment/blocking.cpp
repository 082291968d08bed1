#include "modules/payment/blocking.hpp"

#include "law/clauses.gen.hpp"
#include "modules/payment/steps.hpp"

namespace qiyue::payment {

namespace {

struct Blocks {
    Value all = Value::list();

    void add(Text const& says, Text const& who, Clause clause = {}, std::int64_t object = 0,
             std::string const& kind = {}) {
        auto one = Value::object();
        one.set("says", law::words(says)).set("who", law::words(who));
        if (!clause.id.empty()) {
            one.set("clause", std::string(clause.id));
        }
        if (object != 0) {
            one.set("object", object).set("kind", kind);
        }
        all.push(std::move(one));
    }
};

Text buyer() {
    return {"购买主体", "the buyer"};
}
Text provider() {
    return {"承接主体", "the provider"};
}
Text treasury() {
    return {"同级财政部门", "the finance department of its level"};
}

// CD-28-2 考核验收资料作为支付合同资金的必要材料; CD-29-2 合同约定的付款条件
void add_result(Blocks& blocks, std::optional<performance::Outcome> const& outcome) {
    if (!outcome || !outcome->announced) {
        blocks.add({"本期还没有考核或验收结果", "there is no result of assessment or acceptance for this instalment"},
                   buyer(), clause::CD_28_2);
        return;
    }
    std::string const kind = outcome->acceptance ? "acceptance" : "assessment";
    if (outcome->acceptance && !outcome->passed) {
        blocks.add({"验收未通过", "the acceptance did not pass"}, provider(), clause::CD_29_2, outcome->object, kind);
    } else if (outcome->objection_open) {
        blocks.add({"异议尚在处理，结果未定", "an objection is being looked into"}, buyer(), clause::CD_29_2,
                   outcome->object, kind);
    } else if (!outcome->final) {
        blocks.add({"结果尚在异议期内", "the result may still be objected to"}, provider(), clause::CD_29_2,
                   outcome->object, kind);
    }
}

void add_quantities(Blocks& blocks, Blocking const& about) {
    auto const open =
        delivery::open_quantities(about.tx, about.engine, about.basis.terms.contract, about.basis.instalment.number);
    for (auto const report : open) {
        blocks.add({"数量申报待确认", "reported quantities wait to be confirmed"}, buyer(), {}, report, "progress");
    }
    if (open.empty() && about.basis.terms.by_quantity && about.basis.lines.empty()) {
        blocks.add({"本期没有经确认的服务数量", "no quantity was accepted for this instalment"}, provider(),
                   rule_of_quantity(about.engine.judge(about.context, about.contract.rules)));
    }
}

// What the follow-up would refuse the request for, by the same rules as the request itself.
void add_follow_up(Blocks& blocks, Blocking const& about) {
    auto const& terms = about.basis.terms;
    auto judge = about.engine.judge(about.context, about.contract.rules);
    auto verdict = may_be_paid(about.tx, about.engine, terms.contract);
    if (verdict.ok()) {
        delivery::judge_payment(judge, about.tx, about.engine, about.context,
                                request_for(about.tx, about.basis, about.sum));
        verdict = judge.verdict();
    }
    for (auto const& finding : verdict.ok() ? std::vector<Finding>{} : verdict.refusal().findings()) {
        blocks.add(finding.says, provider(), finding.cites.empty() ? Clause{} : finding.cites.front());
    }
}

void add_state(Blocks& blocks, std::string const& state, store::Payment const& payment) {
    if (state == "prepared") {
        blocks.add({"付款申请待提交", "the request is to be submitted"}, buyer(), clause::CD_29_2, payment.id,
                   "payment");
    } else if (state == "requested") {
        blocks.add({"付款申请待单位负责人审核", "the head is to look at the request"}, buyer(), {}, payment.id,
                   "payment");
    } else if (state == "approved") {
        blocks.add({"待送国库", "it is to be sent to the treasury"}, buyer(), clause::CD_29_1, payment.id, "payment");
    } else if (state == "sent") {
        blocks.add({"待国库支付", "it awaits the treasury"}, treasury(), clause::CD_29_1, payment.id, "payment");
    } else if (state == "returned") {
        blocks.add({"国库退回：" + payment.returned_because, "returned by the treasury: " + payment.returned_because},
                   buyer(), clause::CD_29_1, payment.id, "payment");
    }
}

}  // namespace

Value Blocking::all() const {
    Blocks blocks;
    auto const& outcome = basis.outcome;
    if (payment != nullptr && payment->stage == "paid") {
        return blocks.all;
    }
    if (basis.terms.stage == contract::Stage::drafting) {
        blocks.add({"合同尚未由双方签订", "the contract is not signed by both sides"}, buyer());
    }
    add_result(blocks, outcome);
    if (payment == nullptr) {
        add_quantities(blocks, *this);
        add_follow_up(blocks, *this);
    }
    if (!store::payee_in_force(tx, basis.terms.contract)) {
        blocks.add({"收款账户尚未由双方和财政部门确认", "no payee account is agreed on by both and the treasury"},
                   provider(), clause::CD_29_1);
    }
    if (outcome && outcome->final && sum.earned.is_zero()) {
        blocks.add({"按考核验收结果，本期应付为零", "by its result this instalment pays nothing"}, buyer(),
                   clause::CD_28_1);
    } else if (payment == nullptr && outcome && outcome->announced) {
        blocks.add({"购买主体尚未准备付款申请", "the buyer has not prepared the payment"}, buyer(), clause::CD_29_2);
    } else if (payment != nullptr) {
        add_state(blocks, engine.find(tx, payment->id)->state, *payment);
    }
    return blocks.all;
}

}  // namespace qiyue::payment
