#include "app/desk.hpp"
#include "app/portal/form.hpp"
#include "app/portal/words.hpp"
#include "modules/voucher/api.hpp"
#include "platform/qr/qr.hpp"

// Who holds a voucher finds it by its short code: he sees where it can be used, chooses, and confirms in two taps what a
// provider says. No account, no script, and no name of his on the page.
namespace qiyue::app::portal {

namespace {

using voucher::Seen;

std::string price(Money money) {
    return yuan(money.in_fen());
}

Value choices_of(Visit const& visit, Seen const& seen) {
    Value all = Value::list();
    all.push(Value::object()
                 .set("id", "c-provider")
                 .set("value", "")
                 .set("label", visit.says("不预先选定，用的时候再定", "Not yet: I decide when I use it"))
                 .set("checked", seen.chosen == 0));
    for (auto const& one : seen.choices) {
        auto const number = std::to_string(one.provider);
        all.push(Value::object()
                     .set("id", "c-provider-" + number)
                     .set("value", number)
                     .set("label",
                          visit.says(one.name + "，每" + seen.unit + "不高于 " + price(one.unit_price) + " 元",
                                     one.name + ": " + price(one.unit_price) + " yuan a unit at most"))
                     .set("checked", seen.chosen == one.provider));
    }
    return all;
}

Value waiting_of(Visit const& visit, Seen const& seen) {
    if (!seen.waiting) {
        return false;
    }
    auto const& w = *seen.waiting;
    auto const units = std::to_string(w.units);
    return Value::object().set(
        "text",
        visit.says(w.provider_name + "说，" + long_day(w.served_on.iso()) + "为您服务了 " + units + " " + seen.unit +
                       "，共 " + price(w.amount) + " 元，用这张凭单支付。",
                   w.provider_name + " says that you were served on " + w.served_on.iso() + ": " + units + " units, " +
                       price(w.amount) + " yuan, paid by this voucher."));
}

Value rows_of(Visit const& visit, Seen const& seen) {
    Value rows = Value::list();
    rows.push(fact(visit.says("凭单编号", "Number"), seen.serial, true))
        .push(fact(visit.says("现在", "Now"), visit.says(seen.state_label.zh, seen.state_label.en)))
        .push(fact(visit.says("可用数量", "Good for"), std::to_string(seen.units) + " " + seen.unit, true))
        .push(fact(visit.says("最多支付", "Pays at most"), price(seen.value) + visit.says(" 元", " yuan"), true))
        .push(fact(visit.says("有效期至", "Valid until"), seen.expires.iso(), true));
    return rows;
}

// What the last tap did.
Value done_of(Visit const& visit) {
    auto const done = visit.query("done");
    return done == "confirm" ? Value(visit.says("已确认。谢谢您。", "Confirmed. Thank you."))
        : done == "decline"  ? Value(visit.says("已记录：您没有接受这项服务。凭单仍可使用。",
                                                "Noted: you were not served. The voucher can still be used."))
        : done == "choose"
        ? Value(visit.says("您的选择已记下，用之前还可以改。", "Your choice is noted; it can still be changed."))
        : Value(false);
}

// The operation that a form of the page asks for, with its body.
std::optional<Asked> asked_of(World& world, Seen const& seen, Sent const& sent) {
    auto const act = sent_value(sent, "act");
    Asked asked;
    asked.body.set("code", sent_value(sent, "code"));
    if (act == "choose") {
        asked.operation = world.operation("voucher.choose");
        asked.path["id"] = std::to_string(seen.voucher);
        if (auto const provider = Visit::number_in(sent_value(sent, "provider")); provider > 0) {
            asked.body.set("provider", provider);
        }
    } else if (seen.waiting && (act == "confirm" || act == "decline")) {
        asked.operation = world.operation("voucher_use." + act);
        asked.path["id"] = std::to_string(seen.waiting->use);
    } else {
        return std::nullopt;
    }
    return asked;
}

Finding nothing_to_do() {
    return {.code = "voucher.nothing_waits",
            .says = {"没有待您确认的服务", "no service awaits your confirmation"},
            .remedy = {"凭单的现状见下", "how the voucher stands is said below"}};
}

}  // namespace

http::Response Portal::vouchers(Visit const& visit) const {
    auto sent = Sent{};
    auto const posted = visit.request.method == http::Method::post;
    if (posted) {
        sent.fields = form_fields(visit.request.body);
    }
    auto const typed = short_code_in(posted ? sent_value(sent, "code") : visit.query("code"));
    auto const seen = world_.database().read<std::optional<Seen>>(
        [&](db::Tx& tx) { return voucher::seen_by_code(tx, world_.engine(), typed, visit.context.today()); });
    if (posted && seen) {
        if (!has_token(visit.request, sent.fields)) {
            constexpr int forbidden = 403;
            sent.status = forbidden;
            sent.wrong.push_back(stale_form());
        } else if (auto asked = asked_of(world_, *seen, sent); !asked) {
            constexpr int conflict = 409;
            sent.status = conflict;
            sent.wrong.push_back(nothing_to_do());
        } else {
            asked->remote = visit.request.remote;
            auto const answer = run(world_, *asked);
            if (answer.ok()) {
                http::Response response;
                constexpr int see_other = 303;
                response.status = see_other;
                response.content_type = "text/plain; charset=utf-8";
                return response.with("Location", "/vouchers?code=" + typed + "&done=" + sent_value(sent, "act"));
            }
            sent.status = status_of(answer.refusal().reason());
            sent.wrong = answer.refusal().findings();
        }
    }
    return voucher_page(visit, typed, seen, sent);
}

http::Response Portal::voucher_page(Visit const& visit, std::string const& typed,
                                    std::optional<voucher::Seen> const& seen, Sent const& sent) const {
    auto const token = token_of(visit.request, world_.ports().random);
    auto data = common(visit, seen ? seen->programme : visit.says("我的凭单", "My voucher"));
    auto const step = visit.query("step");
    auto const waiting = seen ? waiting_of(visit, *seen) : Value(false);
    auto const asks = !waiting.is_bool() && (step == "confirm" || step == "decline");
    auto const free = seen && seen->state == "issued";
    data.set("code", typed)
        .set("known", seen.has_value())
        .set("unknown", !seen && !typed.empty())
        .set("token", token)
        .set("has_wrong", !sent.wrong.empty())
        .set("wrong", wrong_of(visit, sent, {"provider"}))
        .set("done", done_of(visit))
        .set("waiting", asks ? Value(false) : waiting)
        .set("confirms", asks && step == "confirm" ? waiting : Value(false))
        .set("declines", asks && step == "decline" ? waiting : Value(false))
        .set("rows", seen ? rows_of(visit, *seen) : Value(false))
        .set("free", free)
        .set("choices", free ? choices_of(visit, *seen) : Value(false))
        .set("qr", free ? Value(qr::svg(seen->serial)) : Value(false))
        .set("own_qr", free ? Value(qr::svg(world_.address() + "/vouchers?code=" + typed)) : Value(false));
    auto response = page(visit, "vouchers", data);
    constexpr int missing = 404;
    response.status = !seen && !typed.empty() ? missing : sent.status;
    keep_token(response, token);
    return response.with("Cache-Control", "no-store");
}

}  // namespace qiyue::app::portal
