#include "modules/framework/stage_two.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/api.hpp"

#include <algorithm>

// The second competition 二次竞价: all who are admitted may quote once, unread until the deadline; the lowest gets the order.
namespace qiyue::framework {

using workflow::StepRun;

namespace {

Instant quotes_until(Order const& order) {
    return Instant::parse(order.body["quotes_until"].text()).value();
}

}  // namespace

Result<void> invite(StepRun& run) {
    auto const f = TRY(begin(run, "competition"));
    if (run.form.instant("quotes_until") <= run.context.now) {
        return api::invalid("framework.deadline_passed", "quotes_until",
                            {"报价截止时间已过", "the deadline lies in the past"},
                            {"请另定截止时间", "set a later deadline"});
    }
    Order order{.id = run.object.id, .framework = f.id, .way = "competition", .quantity = run.form.integer("quantity")};
    // The money is set aside at the highest agreed price: no quote can be above it.
    for (auto const& offer : offers_in(run.tx, run.engine, f.id, "signed")) {
        order.unit_price = std::max(order.unit_price, offer.price);
    }
    order.body.set("quotes_until", run.form.instant("quotes_until").iso());
    TRY(set_aside(run, f, order));
    store::insert(run.tx, order);
    return {};
}

Result<void> quote(StepRun& run) {
    auto const order = store::order(run.tx, run.object.parent);
    auto const parent = run.engine.find(run.tx, run.object.parent);
    ENSURE(order.has_value() && parent.has_value());
    if (parent->state != "competing" || run.context.now > quotes_until(*order)) {
        return api::conflict("framework.quotes_closed", {"该订单现不接受报价", "this order takes no quotes now"},
                             {"请查看报价截止时间", "look at its deadline"});
    }
    auto const offers = offers_in(run.tx, run.engine, order->framework, "signed");
    auto const own = std::ranges::find(offers, run.context.caller.organisation, &Offer::provider);
    if (own == offers.end()) {
        return api::conflict("framework.not_admitted",
                             {"你单位不是此框架协议的有效入围供应商", "you are not admitted to this agreement"},
                             {"入围后方可参加竞价", "only who is admitted may quote"});
    }
    judge_price(run, run.form.money("price"), own->price, "price");
    if (!store::insert(
            run.tx,
            Quote{.id = run.object.id, .order = order->id, .offer = own->id, .price = run.form.money("price")})) {
        return api::conflict("framework.already_quoted", {"你单位已报价", "you have quoted already"},
                             {"二次竞价一次报价，不得更改", "each quotes once and keeps to it"});
    }
    run.object.party = own->provider;
    run.object.title = parent->title + " · " + run.context.caller.organisation_name;
    return {};
}

// The quotes are compared as they stand: LP-281 lets no policy count in stage two.
Result<void> decide(StepRun& run) {
    auto order = own_order(run);
    auto const until = quotes_until(order);
    if (run.context.now <= until) {
        return api::conflict("framework.quotes_open",
                             {"报价截止时间 " + until.iso() + " 未到", "quotes may be given until " + until.iso()},
                             {"请在截止后办理", "come back afterwards"});
    }
    auto const quotes = store::quotes(run.tx, order.id);
    // Who was barred since he quoted gets no order: his quote is lost.
    auto const best = std::ranges::find_if(quotes, [&](Quote const& one) {
        return !credit::barred(run.tx, store::offer(run.tx, one.offer)->provider, run.today());
    });
    if (best == quotes.end()) {
        return api::conflict("framework.nobody_quoted", {"没有供应商报价", "no supplier quoted"},
                             {"请取消后重新邀请", "call it off and invite again"});
    }
    for (auto const& one : quotes) {
        run.afterwards.push_back([&run, id = one.id, won = one.id == best->id]() -> Result<void> {
            run.engine.move(run.tx, run.context, id, won ? "won" : "lost", run.step.name);
            return {};
        });
    }
    order.unit_price = best->price;
    order.body.set("quotes", static_cast<std::int64_t>(quotes.size()));
    give_to(run, order, *store::offer(run.tx, best->offer));
    store::update(run.tx, order);
    return {};
}

}  // namespace qiyue::framework
