#include "law/clauses.gen.hpp"
#include "modules/delivery/api.hpp"
#include "modules/funding/steps.hpp"
#include "modules/payment/api.hpp"

#include <algorithm>

// One page of a contract's money on its way from finance to the buyer: disbursed, checked, evaluated. The same for all who are
// concerned.
namespace qiyue::funding {

namespace {

using workflow::Engine;

std::optional<Day> due_of(db::Tx& tx, Engine const& engine, contract::Terms const& terms, int instalment) {
    for (auto const& duty : engine.duties(tx, terms.project, /*only_open=*/false)) {
        if (duty.object == terms.contract && duty.name == duty_of(instalment)) {
            return duty.due;
        }
    }
    return std::nullopt;
}

// By the day on which the money of the instalment was there; nothing while it is not.
std::optional<Day> made_on(db::Tx& tx, std::int64_t contract, int instalment, Money wanted) {
    Money sum;
    for (auto const& one : store::of_contract(tx, contract)) {
        if (one.stage != "made" || one.instalment != instalment) {
            continue;
        }
        sum += one.amount;
        if (sum >= wanted) {
            return Day::parse(one.body["day"].text()).value();
        }
    }
    return std::nullopt;
}

Value instalments(db::Tx& tx, Engine const& engine, contract::Terms const& terms, Day today) {
    Value all = Value::list();
    for (auto const& one : terms.instalments) {
        auto const due = due_of(tx, engine, terms, one.number);
        auto const made = made_on(tx, terms.contract, one.number, wanted(tx, terms, one));
        auto line = Value::object()
                        .set("number", one.number)
                        .set("name", one.name)
                        .set("amount", one.amount.in_fen())
                        .set("disbursed", disbursed(tx, terms.contract, one.number).in_fen())
                        .set("late", due.has_value() && made.value_or(today) > *due);
        if (due) {
            line.set("due", due->iso());
        }
        if (made) {
            line.set("made_on", made->iso());
        }
        for (auto const& paid : payment::paid(tx, terms.contract)) {
            if (paid.instalment == one.number) {
                line.set("paid", paid.amount.in_fen()).set("paid_on", paid.day.iso());
            }
        }
        all.push(line);
    }
    return all;
}

Value made_value(db::Tx& tx, Engine const& engine, std::int64_t contract) {
    Value all = Value::list();
    for (auto const& one : store::of_contract(tx, contract)) {
        auto line = one.body;
        all.push(line.set("object", one.id)
                     .set("amount", one.amount.in_fen())
                     .set("state_label", law::words(engine.state_of(*engine.find(tx, one.id)))));
    }
    return all;
}

Value objects(db::Tx& tx, Engine const& engine, std::int64_t project, std::vector<std::string> const& kinds) {
    Value all = Value::list();
    for (auto const& kind : kinds) {
        for (auto const& one : engine.of_project(tx, project, kind)) {
            all.push(Value::object()
                         .set("object", one.id)
                         .set("kind", one.kind)
                         .set("kind_label", law::words(engine.procedure(one.kind).title))
                         .set("title", one.title)
                         .set("state_label", law::words(engine.state_of(one))));
        }
    }
    return all;
}

// What finance said of the tracking: its checks of the use of the money.
Value remarks(db::Tx& tx, Engine const& engine, Context const& context, std::int64_t project) {
    Value all = Value::list();
    for (auto const& delivery : engine.of_project(tx, project, "delivery")) {
        auto const shown = engine.procedure("delivery").view(tx, delivery, context);
        for (auto const& one : shown["remarks"].is_list() ? shown["remarks"].items() : Value::List{}) {
            all.push(one);
        }
    }
    return all;
}

Result<Value> of_contract(Engine const& engine, api::Call& call) {
    auto const object = TRY(engine.get(call.tx, TRY(call.number("id")), "contract"));
    if (!engine.concerned(call.tx, object, call.context)) {
        return api::not_found({"没有这个合同", "there is no such contract"});
    }
    auto const terms = contract::terms(call.tx, engine, object.id);
    ENSURE(terms.has_value());
    auto const judge = engine.judge(call.context, object.rules);
    auto page = Value::object()
                    .set("contract", object.id)
                    .set("number", terms->number)
                    .set("clause", std::string(rule_of(judge).id))
                    .set("instalments", instalments(call.tx, engine, *terms, call.context.today()))
                    .set("disbursements", made_value(call.tx, engine, object.id));
    // DG-10-4 办理资金拨付,监督检查资金使用情况,进行资金使用的绩效评价: all three on one page, wherever it is not switched off.
    if (!call.context.off(clause::DG_10_4)) {
        page.set("remarks", remarks(call.tx, engine, call.context, terms->project))
            .set("checks", objects(call.tx, engine, terms->project, {"finance_report", "special_audit", "check"}))
            .set("evaluations", objects(call.tx, engine, terms->project, {"evaluation", "finance_evaluation"}));
    }
    return page;
}

}  // namespace

api::Operation of_contract_operation(Engine const& engine) {
    return api::reading("funding.of_contract", "/api/contracts/{id}/funding",
                        {"资金拨付与使用", "disbursed, checked and evaluated"}, api::Access::signed_in,
                        {clause::CDP_15d, clause::DG_10_4},
                        [&engine](api::Call& call) { return of_contract(engine, call); });
}

}  // namespace qiyue::funding
