#include "modules/payment/due.hpp"

#include "law/clauses.gen.hpp"
#include "law/telling.hpp"
#include "modules/identity/api.hpp"
#include "modules/payment/blocking.hpp"
#include "modules/payment/grant.hpp"
#include "modules/payment/quantity.hpp"
#include "modules/payment/steps.hpp"

#include "base/both.hpp"

#include <algorithm>

namespace qiyue::payment {

namespace {

Value day_or_none(std::optional<Day> const& day) {
    return day ? Value(day->iso()) : Value();
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
            .set("grants", grants_beside(call_.tx, engine_, terms_.contract))
            .set("follow_up", delivery::still_asked(call_.tx, engine_, terms_.contract, call_.context.today()))
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
        auto const* payment = payment_of(instalment.number);
        auto const basis = basis_of(call_.tx, engine_, terms_, instalment, payment == nullptr ? 0 : payment->id);
        auto const& outcome = basis.outcome;
        auto judge = engine_.judge(call_.context, contract_.rules);
        auto sum = payment == nullptr ? Sum() : payment->sum;
        auto taken = payment == nullptr ? std::vector<store::Taken>() : payment->taken;
        auto value = Value::object();
        value.set("number", instalment.number)
            .set("name", instalment.name)
            .set("amount", instalment.amount.in_fen())
            .set("condition", instalment.condition)
            .set("pay_within_days", instalment.pay_within_days)
            .set("result", result_of(outcome));
        if (terms_.by_quantity) {
            value.set("lines", shown_lines(basis.lines))
                .set("settles_all", settles_all(instalment))
                .set("before", basis.before.in_fen());
        }
        if (outcome && outcome->announced) {
            // The same computation as the payment's own: what was paid stays as it was paid.
            auto const now = compute(judge, basis);
            if (payment == nullptr) {
                sum = now;
                taken = taken_off(basis.damages, sum);
            }
            value.set("score", sum.score)
                .set("ratio", sum.ratio)
                .set("earned", sum.earned.in_fen())
                .set("deducted", (sum.earned - sum.payable).in_fen())
                .set("deductions", deductions(taken))
                .set("payable", sum.payable.in_fen())
                .set("clause", std::string(computed_by(judge).id))
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
        Blocking const blocking{engine_, call_.tx, call_.context, contract_, basis, payment, sum};
        auto const open = payment == nullptr || payment->stage == "pending";
        if (open && outcome && outcome->final) {
            due += sum.payable;
        }
        return value.set("paid", payment != nullptr && payment->stage == "paid").set("blocked_by", blocking.all());
    }

    Clause computed_by(law::Judge const& judge) const {
        return terms_.by_quantity ? rule_of_quantity(judge) : clause::CD_28_1;
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
