#include "modules/framework/stage_two.hpp"

#include "law/clauses.gen.hpp"
#include "modules/ledger/api.hpp"
#include "modules/sealing/api.hpp"

// An order that has its supplier: taken on, delivered, confirmed, settled; or given back.
namespace qiyue::framework {

using workflow::StepRun;

namespace {

ledger::Cause cause(StepRun const& run) {
    return {.step = "framework_order." + run.step.name, .object = run.object.id, .project = run.object.project};
}

}  // namespace

Result<void> deliver(StepRun& run) {
    auto order = own_order(run);
    auto const units = run.form.integer("units");
    if (units > order.quantity) {
        return api::invalid("framework.more_than_ordered", "units",
                            {"完成数量多于订单数量 " + std::to_string(order.quantity),
                             "more than the " + std::to_string(order.quantity) + " ordered"},
                            {"超出部分须另下订单", "what is beyond needs an order of its own"});
    }
    auto const f = store::find(run.tx, order.framework);
    // LP-300 供应商依框架协议约定的凭单、订单及结算方式与采购人结算
    auto const by_voucher = f->call["settlement"].text_or({}) == "voucher";
    run.judge.require(clause::LP_300,
                      law::Facts().with("by_voucher", by_voucher).with("voucher_given", run.form.given("voucher")),
                      !by_voucher || run.form.given("voucher"), "framework.no_voucher", "voucher",
                      {"框架协议约定按凭单结算，没有附凭单", "it is settled by voucher, and there is none"},
                      {"请附服务对象确认的凭单", "add the vouchers that the users confirmed"});
    auto const given = run.form.value();
    for (auto const& [key, value] : given.members()) {
        order.body.set(key, value);
    }
    store::update(run.tx, order);
    return {};
}

// What is settled is computed: the units that the buyer confirms, at the unit price of the order. What was set aside beyond
// is free again.
Result<void> settle(StepRun& run) {
    auto order = own_order(run);
    auto const units = run.form.integer("units");
    auto const delivered = order.body["units"].integer_or(0);
    if (units > delivered) {
        return api::invalid("framework.more_than_delivered", "units",
                            {"确认数量多于供应商完成的数量 " + std::to_string(delivered),
                             "more than the " + std::to_string(delivered) + " that were delivered"},
                            {"请按实际完成的数量确认", "confirm what was delivered"});
    }
    order.settled = order.unit_price * units;
    order.body.set("units", units).set("opinion", run.form.text("opinion"));
    TRY(run.judge.verdict());
    TRY(order.settled.is_zero()
            ? ledger::void_reserved(run.tx, run.context, run.ports(), cause(run), order.reservation)
            : ledger::post_reserved(run.tx, run.context, run.ports(), cause(run), order.reservation, order.settled));
    store::update(run.tx, order);
    run.answer.set("settled", order.settled.in_fen());
    return {};
}

Result<void> release(StepRun& run) {
    auto order = own_order(run);
    if (run.object.state == "competing" || run.object.state == "counted") {
        for (auto const& quote : store::quotes(run.tx, order.id)) {
            run.afterwards.push_back([&run, id = quote.id]() -> Result<void> {
                run.engine.move(run.tx, run.context, id, "lost", run.step.name);
                return {};
            });
        }
    }
    sealing::erase_shares(run.tx, order.id);
    order.body.set("reason", run.form.text("reason"));
    TRY(ledger::void_reserved(run.tx, run.context, run.ports(), cause(run), order.reservation));
    store::update(run.tx, order);
    return {};
}

}  // namespace qiyue::framework
