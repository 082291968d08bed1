#include "law/national/tracking.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace qiyue::law::national {

namespace {

constexpr std::int64_t whole = 10'000;  // basis points

std::int64_t share_of(std::int64_t part, std::int64_t all) {
    return all == 0 ? 0 : scale(part, whole, all, Rounding::half_up);
}

}  // namespace

Value shortfall(Facts const& facts, Numbers const&, Steps& steps) {
    auto const target = facts.integer("target");
    auto const missing = std::max<std::int64_t>(0, target - facts.integer("actual"));
    steps.note("shortfall", missing);
    return Value::object().set("shortfall", missing).set("share", share_of(missing, target));
}

Value share_done(Facts const& facts, Numbers const&, Steps& steps) {
    auto const share = share_of(facts.integer("done_count"), facts.integer("total_count"));
    steps.note("share", share);
    return Value::object().set("share", share);
}

Value balance_left(Facts const& facts, Numbers const&, Steps& steps) {
    auto const balance = facts.money("income") - facts.money("spent");
    steps.note("balance", balance.in_fen());
    return Value::object().set("balance", balance.in_fen());
}

Value surplus_kept(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const surplus = std::max(Money(), facts.money("received_money") - facts.money("spent"));
    auto const most = facts.money("received_money").share(numbers.share("surplus_kept_max"), Rounding::down);
    steps.note("surplus", surplus.in_fen());
    auto const kept = std::min(surplus, most);
    return Value::object()
        .set("surplus", surplus.in_fen())
        .set("kept", kept.in_fen())
        .set("to_return", (surplus - kept).in_fen());
}

void behind_target(Facts const& facts, Numbers const&, Findings& findings) {
    auto const target = facts.integer("target");
    auto const actual = facts.integer("actual");
    if (actual >= target) {
        return;
    }
    auto const behind = std::to_string(actual - target);
    findings.warn("delivery.behind_target", "actuals",
                  {"指标“" + facts.text("indicator") + "”：目标 " + std::to_string(target) + "，实际 " +
                       std::to_string(actual) + "，偏差 " + behind,
                   facts.text("indicator") + ": target " + std::to_string(target) + ", actual " +
                       std::to_string(actual) + ", deviation " + behind},
                  {"请说明原因并采取措施", "say why, and what is done about it"});
}

void payment_not_ahead(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const paid = share_of(facts.money("paid").in_fen(), facts.money("price").in_fen());
    auto const most = numbers.share("payment_ahead_max").count;
    if (paid - facts.integer("done_share") <= most) {
        return;
    }
    auto const percent = [](std::int64_t share) { return Money::fen(share).in_yuan() + "%"; };
    auto const done = percent(facts.integer("done_share"));
    findings.warn("delivery.payment_ahead", {},
                  {"付款超前于进度：已付 " + percent(paid) + "，已完成 " + done,
                   "payment ahead of work: " + percent(paid) + " paid, " + done + " done"},
                  {"请核对实施进度后再付款", "check how far the work has come before paying more"});
}

void within_cost_line(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const line = facts.money("cost_budget");
    auto const most = line + line.share(numbers.share("cost_overrun_max"), Rounding::down);
    if (facts.money("spent_of_line") <= most) {
        return;
    }
    findings.warn("delivery.over_budget_line", "amount",
                  {"“" + facts.text("cost_line") + "”预算 " + line.in_yuan() + " 元，累计支出 " +
                       facts.money("spent_of_line").in_yuan() + " 元，超出允许的 " + most.in_yuan() + " 元",
                   "over the budget of this kind of cost: " + line.in_yuan() + " yuan planned, " +
                       facts.money("spent_of_line").in_yuan() + " spent, " + most.in_yuan() + " allowed"},
                  {"须经购买主体同意", "the buyer has to consent"});
}

void checked_half_way(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const first_part = facts.money("price").share(numbers.share("mid_term_share"), Rounding::down);
    if (facts.money("asked_before") + facts.money("request") <= first_part || facts.yes("mid_term_passed")) {
        return;
    }
    findings.refuse("delivery.mid_term_missing", {},
                    {"累计申请超过 " + first_part.in_yuan() + " 元，须先通过中期检查",
                     "more than " + first_part.in_yuan() + " yuan needs the mid-term check to be passed"},
                    {"请先组织中期检查；责令整改的，复查通过后再申请",
                     "hold the mid-term check first; what it found must have been corrected and rechecked"});
}

}  // namespace qiyue::law::national
