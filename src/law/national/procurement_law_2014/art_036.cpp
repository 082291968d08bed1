#include "law/national/tendering.hpp"

namespace qiyue::law::national {

namespace {

void too_few(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const needed = numbers.count("void_below_suppliers");
    auto const counted = facts.has("valid_bids");
    if (counted && facts.integer("valid_bids") < needed) {
        return;
    }
    auto const n = std::to_string(needed);
    auto const have = counted ? std::to_string(facts.integer("valid_bids")) : std::string();
    findings.refuse("tender.enough_suppliers", "ground",
                    {counted ? "符合条件或实质响应的供应商有 " + have + " 家，不少于 " + n + " 家"
                             : "投标文件尚未开启、审查，供应商数量未定",
                     counted ? have + " suppliers qualify or respond, no fewer than " + n
                             : "the bids are not opened and looked at yet"},
                    {counted ? "请继续采购活动" : "请待截标、开标后由系统清点",
                     counted ? "go on with the purchase" : "they are counted at closing and opening"});
}

void over_budget(Facts const& facts, Findings& findings) {
    auto const budget = facts.money("budget");
    auto const prices = facts.list("prices");
    bool all = !prices.empty();
    for (auto const& one : prices) {
        all = all && one.money("price") > budget;
    }
    if (!all) {
        findings.refuse("tender.price_within_budget", "ground",
                        {prices.empty() ? "尚未开标，报价未知" : "有报价未超过采购预算 " + budget.in_yuan() + " 元",
                         prices.empty() ? "no price is known before the opening"
                                        : "a price lies within the budget of " + budget.in_yuan()},
                        {"报价均超过预算时方可据此废标", "this ground needs all prices above the budget"});
    }
}

}  // namespace

// LP-106 符合条件或实质响应供应商不足三家、违法违规影响公正、报价均超预算、采购任务取消应废标
// Each ground with the fact that it rests on: counted, opened, decided by somebody with a number and a paper.
void void_on_ground(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const& ground = facts.text("ground");
    if (ground == "too_few_valid_bids") {
        too_few(facts, numbers, findings);
    } else if (ground == "over_budget") {
        over_budget(facts, findings);
    } else if (ground == "unlawful" && !facts.yes("remedy_upheld") && !facts.yes("decided")) {
        findings.refuse(
            "tender.no_unlawful_act_found", "ground",
            {"没有成立的质疑、投诉，也没有监督部门的认定文件",
             "no query or complaint was upheld, and no authority has decided so"},
            {"请填写认定机关、文号并附文件", "name the authority and the number of its decision, and enclose it"});
    } else if (ground == "cancelled" && !facts.yes("decided")) {
        findings.refuse("tender.cancellation_not_decided", "ground",
                        {"因重大变故取消采购任务的，须有决定文件",
                         "a purchase is cancelled for a material change by a decision on paper"},
                        {"请填写作出决定的机关、文号并附文件", "name who decided and its number, and enclose it"});
    }
}

}  // namespace qiyue::law::national
