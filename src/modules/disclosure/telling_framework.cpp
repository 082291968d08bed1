#include "modules/disclosure/teller.hpp"

#include <array>

// Framework agreements.
namespace qiyue::disclosure {

namespace {

void framework_call(Telling& t) {
    auto const cap = money(t.value("unit_price_cap"));
    if (t.knows({"subject", "unit", "unit_price_cap"})) {
        t.say("征集的是：" + t.text("subject") + "；每" + t.text("unit") + "最高限制单价 " + cap.zh + "。",
              "Wanted: “" + t.text("subject") + "”; at most " + cap.en + " for each “" + t.text("unit") + "”.");
    }
    if (t.value("elimination").is_integer()) {
        auto const share = percent(t.value("elimination").integer_or(0));
        auto const method = t.word("stage_one");
        auto const way = t.word("stage_two");
        t.say("入围按" + method.zh + "评审，淘汰 " + share + "；以后每笔订单的成交方式是：" + way.zh + "。",
              "Suppliers are admitted by " + method.en + ", and " + share + " are eliminated; orders are made by " +
                  way.en + ".");
    } else if (t.value("settlement").is_text()) {
        t.say("愿意接受全部条件的供应商随时可以申请加入。", "Whoever accepts all terms may apply at any time.");
    }
    if (t.knows({"term_from", "term_to"})) {
        t.say("有效期 " + t.text("term_from") + " 至 " + t.text("term_to") + "。",
              "In force from " + t.text("term_from") + " to " + t.text("term_to") + ".");
    }
}

// The suppliers of a list, each with his unit price.
void suppliers(Telling& t, std::string_view list, Text const& head) {
    std::string zh, en;
    for (auto const& one : items(t.value(list))) {
        auto const price = money(one["price"]);
        zh += (zh.empty() ? "" : "、") + one["provider_name"].text_or({}) + "(" + price.zh + ")";
        en += (en.empty() ? "" : ", ") + one["provider_name"].text_or({}) + " (" + price.en + ")";
    }
    if (!zh.empty()) {
        t.say(head.zh + zh + "。", head.en + en + ".");
    }
}

void framework_admitted(Telling& t) {
    if (t.knows({"responsive", "eliminated"})) {
        t.say("满足要求的有 " + t.number("responsive") + " 家，淘汰 " + t.number("eliminated") + " 家。",
              t.number("responsive") + " suppliers were responsive, of whom " + t.number("eliminated") +
                  " were eliminated.");
    }
    suppliers(t, "admitted", {"入围供应商及协议单价：", "Admitted, at a unit price of: "});
}

void framework_failed(Telling& t) {
    if (!t.knows({"reason"})) {
        t.say("征集终止，理由见公告。", "The call was ended; the notice says why.");
        return;
    }
    t.say("征集终止：" + t.text("reason"), "The call was ended: “" + t.text("reason") + "”");
}

void framework_agreements(Telling& t) {
    suppliers(
        t, "agreements",
        {"可以向这些供应商下订单，单价不高于括号内的价格：", "Orders may be placed with these, at no more than: "});
}

void framework_admission(Telling& t) {
    auto const price = money(t.value("price"));
    if (t.knows({"framework_name", "provider_name", "price"})) {
        t.say(t.text("provider_name") + "加入“" + t.text("framework_name") + "”，付费标准 " + price.zh + "。",
              t.text("provider_name") + " was admitted to “" + t.text("framework_name") + "” at the fee of " +
                  price.en + ".");
    }
}

void framework_result(Telling& t) {
    auto const way = t.word("way");
    auto const price = money(t.value("unit_price"));
    auto const amount = money(t.value("amount"));
    if (t.knows({"provider_name", "way", "quantity", "unit_price", "amount"})) {
        t.say(way.zh + "：" + t.text("provider_name") + "成交，单价 " + price.zh + "，数量 " + t.number("quantity") +
                  "，共 " + amount.zh + "。",
              "By " + way.en + ": " + t.text("provider_name") + " at " + price.en + " a unit, " + t.number("quantity") +
                  " units, " + amount.en + " in all.");
    }
}

void framework_summary(Telling& t) {
    auto const settled = money(t.value("orders_settled"));
    if (t.knows({"orders_made", "orders_settled"})) {
        t.say("有效期内共成交 " + t.number("orders_made") + " 笔，结算 " + settled.zh + "。",
              t.number("orders_made") + " orders were made in the term, and " + settled.en + " settled.");
    }
    for (auto const& one : items(t.value("by_supplier"))) {
        auto const sum = money(one["settled"]);
        auto const count = std::to_string(one["orders"].integer_or(0));
        auto const name = one["provider_name"].text_or({});
        t.say(name + "：" + count + " 笔，" + sum.zh + "。", name + ": " + count + " orders, " + sum.en + ".");
    }
}

}  // namespace

std::span<Teller const> framework_tellers() {
    static constexpr std::array<Teller, 7> all{{
        {"framework_call", framework_call},
        {"framework_admitted", framework_admitted},
        {"framework_failed", framework_failed},
        {"framework_agreements", framework_agreements},
        {"framework_admission", framework_admission},
        {"framework_result", framework_result},
        {"framework_summary", framework_summary},
    }};
    return all;
}

}  // namespace qiyue::disclosure
