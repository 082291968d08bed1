// The deduction for small and micro enterprises: only what is compared changes, the contract's price stays the bid.
#include "law/national/evaluating.hpp"

#include "base/said.hpp"

namespace qiyue::law::national {

namespace {

// `rate`: what the purchase document says, in basis points; 0 when it says nothing. `reserved`: only small and medium
// enterprises may bid, so there is nothing to favour them over.
void judge_rate(Facts const& facts, std::int64_t least, std::int64_t most, std::string const& field,
                Findings& findings) {
    auto const rate = facts.integer("rate");
    if (rate != 0 && facts.yes("reserved")) {
        findings.refuse("deduction.in_reserved", field,
                        {"专门面向中小企业采购的项目不再执行价格扣除",
                         "a purchase reserved for small and medium enterprises takes no deduction"},
                        {"请删去扣除比例", "leave the rate out"});
    } else if (rate != 0 && (rate < least || rate > most)) {
        findings.refuse(
            "deduction.outside_band", field,
            {"扣除比例 " + percent(rate) + " 不在 " + percent(least) + " 至 " + percent(most) + " 之间",
             "the deduction of " + percent(rate) + " is not within " + percent(least) + " to " + percent(most)},
            {"请填写该幅度内的比例", "give a rate within them"});
    }
}

Value rate_of(std::int64_t rate) {
    return Value::object().set("rate", rate);
}

}  // namespace

// LP-266 非预留货物服务项目对小微企业报价扣除10%—20%参与评审(原6%—10%)
void small_deduction_in_band(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const least = numbers.get("sme_deduction_min");
    auto const most = numbers.get("sme_deduction_max");
    judge_rate(facts, least, most, "small_deduction", findings);
    if (facts.integer("rate") == 0 && !facts.yes("reserved")) {
        findings.warn(
            "deduction.not_stated", "small_deduction",
            {"购买文件没有规定对小微企业的价格扣除", "the document grants small and micro enterprises no deduction"},
            {"不专门面向中小企业采购的，请填写 " + percent(least) + " 至 " + percent(most) + " 的比例",
             "unless the purchase is reserved for them, give a rate of " + percent(least) + " to " + percent(most)});
    }
}

// LP-266 对小微企业报价扣除
// `size` as registered, `declared` as the bid says; both must be small or micro. `enterprise`: a social organisation,
// an institution or a foundation is none, whatever its size.
Value small_deduction(Facts const& facts, Numbers const&, Steps&) {
    auto const small = [](std::string const& size) { return size == "small" || size == "micro"; };
    auto const favoured =
        facts.yes("enterprise") && !facts.yes("reserved") && small(facts.text("size")) && small(facts.text("declared"));
    return rate_of(favoured ? facts.integer("rate") : 0);
}

// LP-268 联合体或分包中小微合同份额30%以上的扣除4%—6%(原2%—3%)
void consortium_deduction_in_band(Facts const& facts, Numbers const& numbers, Findings& findings) {
    judge_rate(facts, numbers.get("sme_deduction_consortium_min"), numbers.get("sme_deduction_consortium_max"),
               "consortium_deduction", findings);
}

// LP-268 `share_enough` as LP-269 gives it.
Value consortium_deduction(Facts const& facts, Numbers const&, Steps&) {
    return rate_of(facts.yes("share_enough") && !facts.yes("reserved") ? facts.integer("rate") : 0);
}

}  // namespace qiyue::law::national
