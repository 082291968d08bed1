#include "modules/framework/stage_two.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/api.hpp"
#include "modules/framework/fields.hpp"
#include "modules/sealing/api.hpp"
#include "platform/crypto/shares.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

// The second competition 二次竞价: all who are admitted may quote once, each sealed in his browser; the lowest gets the order.
// The buyer makes a key for each order, for the holders of the agreement's own key: they need no new keys (ADR 34).
namespace qiyue::framework {

using workflow::StepRun;

namespace {

Instant quotes_until(Order const& order) {
    return Instant::parse(order.body["quotes_until"].text()).value();
}

// What one quote came to; nothing: it is none.
struct Opened {
    Quote quote;
    std::string state = "lost";
    bool counts = false;
};

std::optional<Money> price_in(StepRun& run, crypto::BoxKey const& key, Quote const& quote, std::int64_t provider) {
    auto const unsealed = sealing::open_envelope(key, {.object = quote.order, .provider = provider}, quote.envelope);
    if (unsealed.fault != sealing::Unsealed::Fault::none) {
        return std::nullopt;
    }
    auto const content = json::parse(unsealed.content);
    auto const form = content.ok() ? Form::read(quote_content(), content.value(), run.context)
                                   : Result<Form>(api::invalid("framework.malformed", "price", {}, {}));
    return form.ok() ? std::optional(form.value().money("price")) : std::nullopt;
}

// His agreement stands, and today he may take part: each is asked for himself, so that one who may not keeps nobody out.
bool may_win(StepRun& run, Offer const& offer) {
    auto const object = run.engine.find(run.tx, offer.id);
    auto judge = run.engine.judge(run.context, run.object.rules);
    credit::judge_taking_part(run.tx, judge, offer.provider, run.today(), credit::Purchase::procurement);
    return object && object->state == "signed" && judge.verdict().ok();
}

// Unreadable, above what he agreed to (LP-296) or what is set aside for a unit, or of somebody who has left or is kept out since: his quote is none.
Opened opened(StepRun& run, crypto::BoxKey const& key, Quote quote, Money set_aside) {
    auto const offer = store::offer(run.tx, quote.offer);
    ENSURE(offer.has_value());
    auto const price = price_in(run, key, quote, offer->provider);
    if (!price) {
        return {.quote = std::move(quote), .state = "unreadable"};
    }
    quote.price = *price;
    store::update(run.tx, quote);
    auto const counts = *price <= std::min(offer->price, set_aside) && may_win(run, *offer);
    return {.quote = std::move(quote), .state = "lost", .counts = counts};
}

Result<void> closed(StepRun& run, Order const& order) {
    auto const until = quotes_until(order);
    if (run.context.now <= until) {
        return api::conflict("framework.quotes_open",
                             {"报价截止时间 " + until.iso() + " 未到", "quotes may be given until " + until.iso()},
                             {"请在截止后办理", "come back afterwards"});
    }
    return {};
}

Refusal nobody_quoted() {
    return api::conflict("framework.nobody_quoted", {"没有有效报价", "there is no quote that counts"},
                         {"请取消后重新邀请", "call it off and invite again"});
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
    order.unit_price = TRY(highest_agreed(run, f.id));
    order.body.set("quotes_until", run.form.instant("quotes_until").iso());
    TRY(set_aside(run, f, order));
    store::insert(run.tx, order);
    return sealing::take_over_holders(run, {f.id, f.round + 1}, {order.id});
}

Result<void> split_quotes_key(StepRun& run) {
    if (run.context.now > quotes_until(own_order(run))) {
        return api::conflict("framework.deadline_passed", {"报价截止时间已过", "the deadline has passed"},
                             {"请取消后重新邀请", "call it off and invite again"});
    }
    return sealing::split_key(run, {run.object.id});
}

// LP-296 binds each to his own agreed price: his page tells him, and the opening finds out.
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
    auto const key = sealing::opening_key(run.tx, {order->id});
    ENSURE(key.has_value());
    auto const& envelope = run.form.text("envelope");
    if (!sealing::is_envelope(envelope, crypto::from_base64(key->public_key).value())) {
        return api::invalid("framework.not_sealed", "envelope",
                            {"不是用本订单的开启公钥密封的报价", "this is not sealed for the key of this order"},
                            {"请在报价页面加密后提交", "seal it on the page of the quote"});
    }
    if (!store::insert(run.tx,
                       Quote{.id = run.object.id, .order = order->id, .offer = own->id, .envelope = envelope})) {
        return api::conflict("framework.already_quoted", {"你单位已报价", "you have quoted already"},
                             {"二次竞价一次报价，不得更改", "each quotes once and keeps to it"});
    }
    run.object.party = own->provider;
    run.object.title = parent->title + " · " + run.context.caller.organisation_name;
    run.answer.set("received_at", run.context.now.iso()).set("digest", crypto::sha256_hex(envelope));
    return {};
}

// Counted, and nothing opened: no share is taken before that.
Result<void> close_quotes(StepRun& run) {
    auto const order = own_order(run);
    TRY(closed(run, order));
    auto const count = static_cast<std::int64_t>(store::quotes(run.tx, order.id).size());
    if (count == 0) {
        return nobody_quoted();
    }
    run.answer.set("quotes", count);
    return {};
}

Result<void> give_quotes_share(StepRun& run) {
    return sealing::give_share(run, {run.object.id}, quotes_until(own_order(run)), run.object.state == "counted");
}

// The quotes are opened together and compared as they stand: LP-281 lets no policy count in stage two.
Result<void> decide(StepRun& run) {
    auto order = own_order(run);
    auto key = TRY(sealing::combined_key(run, {order.id}));
    std::vector<Opened> all;
    for (auto& quote : store::quotes(run.tx, order.id)) {
        all.push_back(opened(run, key, std::move(quote), order.unit_price));
    }
    crypto::wipe(key.secret);
    auto best = all.end();
    for (auto one = all.begin(); one != all.end(); ++one) {
        if (one->counts && (best == all.end() || one->quote.price < best->quote.price)) {
            best = one;
        }
    }
    if (best == all.end()) {
        return nobody_quoted();
    }
    best->state = "won";
    for (auto const& one : all) {
        run.afterwards.push_back([&run, id = one.quote.id, state = one.state]() -> Result<void> {
            run.engine.move(run.tx, run.context, id, state, run.step.name);
            return {};
        });
    }
    sealing::note_opened(run.tx, {order.id}, run.context.now);
    order.unit_price = best->quote.price;
    order.body.set("quotes", static_cast<std::int64_t>(all.size()));
    give_to(run, order, *store::offer(run.tx, best->quote.offer));
    store::update(run.tx, order);
    return {};
}

}  // namespace qiyue::framework
