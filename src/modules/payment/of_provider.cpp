#include "modules/identity/api.hpp"
#include "modules/payment/due.hpp"

// The statement of one provider: every instalment asked for or paid, over all the contracts that the reader may look into.
namespace qiyue::payment {

namespace {

Value row_of(workflow::Engine const& engine, workflow::Object const& contract, workflow::Object const& object,
             store::Payment const& payment) {
    auto const day = [](std::optional<Day> const& some) { return some ? Value(some->iso()) : Value(); };
    auto const label = engine.state_of(object);
    return Value::object()
        .set("payment", payment.id)
        .set("contract", payment.contract)
        .set("contract_title", contract.title)
        .set("instalment", payment.instalment)
        .set("earned", payment.sum.earned.in_fen())
        .set("deducted", (payment.sum.earned - payment.sum.payable).in_fen())
        .set("payable", payment.sum.payable.in_fen())
        .set("due", day(payment.due))
        .set("paid_on", day(payment.paid_on))
        .set("paid", payment.stage == "paid")
        .set("state_label", Value::object().set("zh", label.zh).set("en", label.en));
}

Result<Value> show(workflow::Engine const& engine, api::Call& call) {
    auto const id = TRY(call.number("id"));
    auto const provider = identity::organisation(call.tx, id);
    if (!provider || provider->kind != "provider") {
        return api::not_found({"没有这一承接主体", "there is no such provider"});
    }
    Value rows = Value::list();
    Money paid, pending;
    for (auto const number : store::contracts(call.tx)) {
        auto const contract = engine.find(call.tx, number);
        if (!contract || contract->party != id || !engine.concerned(call.tx, *contract, call.context)) {
            continue;
        }
        for (auto const& payment : store::of_contract(call.tx, number)) {
            if (payment.stage != "withdrawn") {
                (payment.stage == "paid" ? paid : pending) += payment.sum.payable;
                rows.push(row_of(engine, *contract, *engine.find(call.tx, payment.id), payment));
            }
        }
    }
    return Value::object()
        .set("provider", id)
        .set("name", provider->name)
        .set("rows", rows)
        .set("paid", paid.in_fen())
        .set("pending", pending.in_fen());
}

}  // namespace

api::Operation of_provider_operation(workflow::Engine& engine) {
    return api::reading("payment.of_provider", "/api/providers/{id}/payments",
                        {"承接主体收付对账", "what was asked for and paid to a provider"}, api::Access::signed_in, {},
                        [&engine](api::Call& call) { return show(engine, call); });
}

}  // namespace qiyue::payment
