#include "modules/payment/due.hpp"

#include "law/clauses.gen.hpp"
#include "law/telling.hpp"
#include "modules/identity/api.hpp"
#include "modules/payment/steps.hpp"

#include <algorithm>

namespace qiyue::payment {

namespace {

Value both(Text const& text) {
    return Value::object().set("zh", text.zh).set("en", text.en);
}

Value day_or_none(std::optional<Day> const& day) {
    return day ? Value(day->iso()) : Value();
}

// Why an instalment is not paid yet: what is missing, under which article, whose turn it is, and where it is done.
struct Blocks {
    Value all = Value::list();

    void add(Text const& says, Text const& who, Clause clause = {}, std::int64_t object = 0,
             std::string const& kind = {}) {
        auto one = Value::object();
        one.set("says", both(says)).set("who", both(who));
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

class Page {
public:
    Page(workflow::Engine const& engine, api::Call& call, workflow::Object const& contract, contract::Terms terms)
        : engine_(engine),
          call_(call),
          contract_(contract),
          terms_(std::move(terms)),
          payments_(store::of_contract(call.tx, terms_.contract)) {}

    Value value() const {
        Value instalments = Value::list();
        Money due;
        for (auto const& instalment : terms_.instalments) {
            instalments.push(row(instalment, due));
        }
        auto const paid = total_paid(call_.tx, terms_.contract), pending = total_pending(call_.tx, terms_.contract);
        return Value::object()
            .set("contract", terms_.contract)
            .set("title", contract_.title)
            .set("number", terms_.number)
            .set("buyer", organisation(terms_.buyer))
            .set("provider", organisation(terms_.provider))
            .set("price", terms_.price.in_fen())
            .set("due", due.in_fen())
            .set("paid", paid.in_fen())
            .set("pending", pending.in_fen())
            .set("claims", claims())
            .set("instalments", instalments);
    }

private:
    Value organisation(std::int64_t id) const {
        auto const found = identity::organisation(call_.tx, id);
        return Value::object().set("id", id).set("name", found ? found->name : std::string());
    }

    // Damages that no payment has taken off yet.
    Value claims() const {
        Value all = Value::list();
        for (auto const& one : store::open_damages(call_.tx, terms_.contract, 0)) {
            all.push(
                Value::object().set("breach", one.breach).set("amount", one.amount.in_fen()).set("reason", one.reason));
        }
        return all;
    }

    store::Payment const* payment_of(int number) const {
        auto const found = std::ranges::find_if(
            payments_, [&](store::Payment const& one) { return one.instalment == number && one.stage != "withdrawn"; });
        return found == payments_.end() ? nullptr : &*found;
    }

    // The marks by which it goes, row by row as the assessment has them; nothing of them for an acceptance.
    Value result_of(std::optional<performance::Outcome> const& outcome) const {
        if (!outcome) {
            return {};
        }
        auto value = Value::object();
        value.set("object", outcome->object)
            .set("kind", outcome->acceptance ? "acceptance" : "assessment")
            .set("announced", outcome->announced)
            .set("final", outcome->final);
        if (outcome->acceptance) {
            return value.set("passed", outcome->passed);
        }
        value.set("score", outcome->score);
        auto const object = engine_.find(call_.tx, outcome->object);
        if (object && engine_.readable(call_.tx, *object, call_.context)) {
            auto const body = engine_.procedure(object->kind).view(call_.tx, *object, call_.context);
            value.set("rows", body["items"]);
        }
        return value;
    }

    Value deductions(std::vector<store::Taken> const& taken) const {
        auto const all = contract::damages(call_.tx, terms_.contract);
        Value list = Value::list();
        for (auto const& one : taken) {
            auto const known = std::ranges::find(all, one.breach, &contract::Damages::breach);
            auto const object = engine_.find(call_.tx, one.breach);
            list.push(Value::object()
                          .set("breach", one.breach)
                          .set("amount", one.amount.in_fen())
                          .set("reason",
                               known != all.end() ? known->reason
                                   : object       ? object->title
                                                  : std::string())
                          .set("clause", std::string(clause::CD_38_3.id)));
        }
        return list;
    }

    Value row(contract::Instalment const& instalment, Money& due) const {
        auto const outcome = performance::result(call_.tx, engine_, terms_.contract, instalment.number);
        auto const* payment = payment_of(instalment.number);
        auto judge = engine_.judge(call_.context, contract_.rules);
        auto const damages = store::open_damages(call_.tx, terms_.contract, payment == nullptr ? 0 : payment->id);
        auto sum = payment == nullptr ? Sum() : payment->sum;
        auto taken = payment == nullptr ? std::vector<store::Taken>() : payment->taken;
        auto value = Value::object();
        value.set("number", instalment.number)
            .set("name", instalment.name)
            .set("amount", instalment.amount.in_fen())
            .set("condition", instalment.condition)
            .set("pay_within_days", instalment.pay_within_days)
            .set("result", result_of(outcome));
        if (outcome && outcome->announced) {
            // The same computation as the payment's own: what was paid stays as it was paid.
            auto const now = compute(judge, terms_, instalment, outcome, damages);
            if (payment == nullptr) {
                sum = now;
                taken = taken_off(damages, sum);
            }
            value.set("score", sum.score)
                .set("ratio", sum.ratio)
                .set("earned", sum.earned.in_fen())
                .set("deducted", (sum.earned - sum.payable).in_fen())
                .set("deductions", deductions(taken))
                .set("payable", sum.payable.in_fen())
                .set("why", law::with_told(engine_.book(), judge.why()));
        }
        if (payment != nullptr) {
            auto const object = engine_.find(call_.tx, payment->id);
            value.set("payment", payment->id)
                .set("state_label", both(engine_.state_of(*object)))
                .set("paid_on", day_or_none(payment->paid_on))
                .set("voucher", payment->voucher)
                .set("interest", payment->interest.in_fen());
        }
        value.set("due", due_day(instalment.number, payment));
        Blocks blocks;
        block(blocks, outcome, payment, sum);
        auto const open = payment == nullptr || payment->stage == "pending";
        if (open && outcome && outcome->final) {
            due += sum.payable;
        }
        return value.set("paid", payment != nullptr && payment->stage == "paid").set("blocked_by", blocks.all);
    }

    Value due_day(int number, store::Payment const* payment) const {
        if (payment != nullptr && payment->due) {
            return payment->due->iso();
        }
        for (auto const& duty : engine_.duties(call_.tx, terms_.project, /*only_open=*/true)) {
            if (duty.object == terms_.contract && duty.name == duty_of(number)) {
                return duty.due.iso();
            }
        }
        return {};
    }

    void block(Blocks& blocks, std::optional<performance::Outcome> const& outcome, store::Payment const* payment,
               Sum const& sum) const {
        if (payment != nullptr && payment->stage == "paid") {
            return;
        }
        if (terms_.stage == contract::Stage::drafting) {
            blocks.add({"合同尚未由双方签订", "the contract is not signed by both sides"}, buyer());
        }
        block_by_result(blocks, outcome);
        if (!store::payee_in_force(call_.tx, terms_.contract)) {
            blocks.add({"收款账户尚未由双方和财政部门确认", "no payee account is agreed on by both and the treasury"},
                       provider(), clause::CD_29_1);
        }
        if (outcome && outcome->final && sum.earned.is_zero()) {
            blocks.add({"按考核验收结果，本期应付为零", "by its result this instalment pays nothing"}, buyer(),
                       clause::CD_28_1);
        } else if (payment == nullptr && outcome && outcome->announced) {
            blocks.add({"购买主体尚未准备付款申请", "the buyer has not prepared the payment"}, buyer(),
                       clause::CD_29_2);
        } else if (payment != nullptr) {
            block_by_state(blocks, *payment);
        }
    }

    // CD-28-2 考核验收资料作为支付合同资金的必要材料; CD-29-2 合同约定的付款条件
    void block_by_result(Blocks& blocks, std::optional<performance::Outcome> const& outcome) const {
        if (!outcome || !outcome->announced) {
            blocks.add(
                {"本期还没有考核或验收结果", "there is no result of assessment or acceptance for this instalment"},
                buyer(), clause::CD_28_2);
            return;
        }
        std::string const kind = outcome->acceptance ? "acceptance" : "assessment";
        if (outcome->acceptance && !outcome->passed) {
            blocks.add({"验收未通过", "the acceptance did not pass"}, provider(), clause::CD_29_2, outcome->object,
                       kind);
        } else if (outcome->objection_open) {
            blocks.add({"异议尚在处理，结果未定", "an objection is being looked into"}, buyer(), clause::CD_29_2,
                       outcome->object, kind);
        } else if (!outcome->final) {
            blocks.add({"结果尚在异议期内", "the result may still be objected to"}, provider(), clause::CD_29_2,
                       outcome->object, kind);
        }
    }

    void block_by_state(Blocks& blocks, store::Payment const& payment) const {
        auto const object = engine_.find(call_.tx, payment.id);
        auto const& state = object->state;
        if (state == "prepared") {
            blocks.add({"付款申请待提交", "the request is to be submitted"}, buyer(), clause::CD_29_2, payment.id,
                       "payment");
        } else if (state == "requested") {
            blocks.add({"付款申请待单位负责人审核", "the head is to look at the request"}, buyer(), {}, payment.id,
                       "payment");
        } else if (state == "approved") {
            blocks.add({"待送国库", "it is to be sent to the treasury"}, buyer(), clause::CD_29_1, payment.id,
                       "payment");
        } else if (state == "sent") {
            blocks.add({"待国库支付", "it awaits the treasury"}, treasury(), clause::CD_29_1, payment.id, "payment");
        } else if (state == "returned") {
            blocks.add(
                {"国库退回：" + payment.returned_because, "returned by the treasury: " + payment.returned_because},
                buyer(), clause::CD_29_1, payment.id, "payment");
        }
    }

    workflow::Engine const& engine_;
    api::Call& call_;
    workflow::Object const& contract_;
    contract::Terms terms_;
    std::vector<store::Payment> payments_;
};

Result<Value> show_due(workflow::Engine const& engine, api::Call& call) {
    auto const id = TRY(call.number("id"));
    auto const object = TRY(engine.get(call.tx, id, "contract"));
    // Both sides, and who looks over them, see the same figures; a published contract is no ground for strangers.
    if (!engine.concerned(call.tx, object, call.context)) {
        return api::forbidden(
            {"应付款只供合同双方和监督部门查阅", "what is due is for both sides and their supervisors"});
    }
    auto terms = contract::terms(call.tx, engine, id);
    if (!terms) {
        return api::not_found({"合同还没有内容", "the contract has no contents yet"});
    }
    return Page(engine, call, object, *std::move(terms)).value();
}

}  // namespace

api::Operation due_operation(workflow::Engine& engine) {
    return api::reading("payment.due", "/api/contracts/{id}/due", {"应付款及理由", "what is due, and why"},
                        api::Access::signed_in, {clause::CD_28_1, clause::CD_28_2, clause::CD_29_1, clause::CD_29_2},
                        [&engine](api::Call& call) { return show_due(engine, call); });
}

}  // namespace qiyue::payment
