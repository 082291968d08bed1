#include "modules/tender/methods.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

namespace qiyue::tender {

namespace {

std::vector<Method> lawful_for_procurement() {
    return {
        {.name = "open",
         .label = {"公开招标", "open tender"},
         .procurement = true,
         .other = true,
         .carried = true,
         .tendering = true,
         .drawn_committee = true,
         .least_bids = "min_valid_bids",
         .least_invited = {},
         .cites = {clause::LP_027},
         .because = {"公开招标为主要方式,无须另有理由", "the open tender is the main method and needs no ground"}},
        {.name = "invited",
         .label = {"邀请招标", "invited tender"},
         .procurement = true,
         .suppliers = Suppliers::invited,
         .tendering = true,
         .drawn_committee = true,
         .least_bids = "min_valid_bids",
         .least_invited = {},
         .cites = {clause::LP_034},
         .because = {"限于只能从有限范围供应商采购或公开招标费用占比过大的情形",
                     "only where few suppliers exist or an open tender would cost too much"}},
        {.name = "negotiation",
         .label = {"竞争性谈判", "competitive negotiation"},
         .procurement = true,
         .drawn_committee = true,
         .least_bids = "min_valid_bids",
         .least_invited = {},
         .cites = {clause::LP_035},
         .because =
             {"限于招标未成立、技术复杂、时间紧急或不能事先计算总价的情形",
              "after a failed tender, for complex or urgent needs, or where the total cannot be computed beforehand"}},
        {.name = "consultation",
         .label = {"竞争性磋商", "competitive consultation"},
         .procurement = true,
         .drawn_committee = true,
         .least_bids = "min_valid_bids",
         .least_invited = {},
         .cites = {clause::LP_040},
         .because = {"政府购买服务项目可以适用", "lawful for purchases of services"}},
        {.name = "single_source",
         .label = {"单一来源", "single source"},
         .procurement = true,
         .competitive = false,
         .suppliers = Suppliers::one,
         .approved = true,
         .least_bids = "min_valid_bids_direct",
         .least_invited = {},
         .cites = {clause::LP_037},
         .because = {"须有只能从唯一供应商采购等法定情形", "needs a legal ground such as a sole supplier"}},
        {.name = "inquiry",
         .label = {"询价", "inquiry"},
         .procurement = true,
         .least_bids = "min_valid_bids",
         .least_invited = {},
         .cites = {clause::LP_039},
         .because = {"询价只适用于货物,不适用于服务", "an inquiry is for goods, not for services"}},
    };
}

// 其他政府购买服务项目: 原则上通过竞争性方式.
std::vector<Method> for_other_purchases() {
    return {
        {.name = "competition",
         .label = {"公开竞争", "open competition"},
         .other = true,
         .carried = true,
         .least_bids = "min_valid_bids_competition",
         .least_invited = {},
         .cites = {clause::CD_18_2},
         .because = {"公开征集、择优确定,为通常形式", "announced to all and chosen on merit: the ordinary form"}},
        {.name = "comparison",
         .label = {"比选", "comparison of invited offers"},
         .other = true,
         .carried = true,
         .suppliers = Suppliers::invited,
         .least_bids = "min_valid_bids_competition",
         .least_invited = "comparison_invited_min",
         .cites = {clause::CD_18_2},
         .because = {"书面邀请数家供应商比较择优", "several suppliers are invited and compared"}},
        {.name = "direct",
         .label = {"定向委托", "direct commission"},
         .other = true,
         .competitive = false,
         .carried = true,
         .suppliers = Suppliers::one,
         .approved = true,
         .least_bids = "min_valid_bids_direct",
         .least_invited = {},
         .cites = {clause::CD_18_2},
         .because = {"须写明不采用竞争性方式的理由,并经另一人审批",
                     "needs a recorded reason and another person's approval"}},
    };
}

bool lawful(Method const& method, MethodFacts const& facts) {
    return facts.procurement ? method.procurement : method.other;
}

// LP-028 特殊情况改用其他方式须在采购活动开始前获设区的市以上财政部门批准
Text reason_of(Method const& method, MethodFacts const& facts) {
    auto text = method.because;
    if (!lawful(method, facts)) {
        return facts.procurement ? Text{"限于其他政府购买服务项目", "for purchases outside government procurement only"}
                                 : Text{"限于政府采购项目", "for government procurement only"};
    }
    if (facts.procurement && method.name != "open" && facts.open_tender_threshold &&
        facts.budget >= *facts.open_tender_threshold) {
        text.zh += ";预算已达公开招标数额标准,须事先经财政部门批准";
        text.en += "; the budget reaches the open-tender threshold, so finance must approve it beforehand";
    }
    if (!method.carried && method.name != "inquiry") {
        text.zh += "。平台尚不办理这一方式";
        text.en += ". This platform does not carry this method out yet";
    }
    return text;
}

}  // namespace

std::vector<Method> const& methods() {
    static std::vector<Method> const all = [] {
        auto table = lawful_for_procurement();
        for (auto& one : for_other_purchases()) {
            table.push_back(std::move(one));
        }
        return table;
    }();
    return all;
}

Method const* find_method(std::string_view name) {
    auto const found = std::ranges::find(methods(), name, &Method::name);
    return found == methods().end() ? nullptr : &*found;
}

std::vector<MethodOption> method_options(MethodFacts const& facts) {
    std::vector<MethodOption> options;
    for (auto const& method : methods()) {
        options.push_back(
            {.method = &method, .open = method.carried && lawful(method, facts), .because = reason_of(method, facts)});
    }
    return options;
}

Value value_of(std::vector<MethodOption> const& options) {
    Value all = Value::list();
    for (auto const& option : options) {
        auto const& method = *option.method;
        Value cites = Value::list();
        for (auto const& clause : method.cites) {
            cites.push(clause.id);
        }
        all.push(Value::object()
                     .set("method", method.name)
                     .set("label", Value::object().set("zh", method.label.zh).set("en", method.label.en))
                     .set("open", option.open)
                     .set("competitive", method.competitive)
                     .set("clauses", cites)
                     .set("because", Value::object().set("zh", option.because.zh).set("en", option.because.en)));
    }
    return all;
}

}  // namespace qiyue::tender
