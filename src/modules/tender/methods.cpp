#include "modules/tender/methods.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

namespace qiyue::tender {

namespace {

// What all tenders share.
Method tender_of(Method row) {
    row.procurement = true;
    row.carried = true;
    row.tendering = true;
    row.drawn_committee = true;
    row.least_bids = "min_valid_bids";
    row.times = {clause::LP_063, clause::LP_064, clause::LP_066, clause::CD_18_5};
    row.earliest = {{"notice_until", "tender_notice_period"},
                    {"documents_until", "document_period_min"},
                    {"bid_deadline", "bid_time_min"}};
    row.clarified_under = clause::LP_067;
    row.clarification_lead = "clarification_lead_min";
    row.price_share_under = clause::LP_137;
    row.scored_under = clause::LP_138;
    row.ordered_under = clause::LP_142;
    row.bond_under = clause::LP_094;
    row.committee_under = {clause::LP_109, clause::LP_110, clause::LP_112};
    row.at_closing = {{clause::LP_104, "bidders"}};
    row.at_review = {{clause::LP_105, "qualified"}};
    return row;
}

// What talks share: 非招标方式.
Method talks_of(Method row) {
    row.procurement = true;
    row.carried = true;
    row.talks = true;
    row.approval_under = clause::LP_041;
    row.bond_under = row.bond_under.id.empty() ? clause::LP_094 : row.bond_under;
    return row;
}

Method open_tender() {
    return tender_of(
        {.name = "open",
         .label = {"公开招标", "open tender"},
         .other = true,
         .least_bids = {},
         .least_invited = {},
         .cites = {clause::LP_027},
         .because = {"公开招标为主要方式，无须另有理由", "the open tender is the main method and needs no ground"}});
}

Method invited_tender() {
    return tender_of({.name = "invited",
                      .label = {"邀请招标", "invited tender"},
                      .suppliers = Suppliers::invited,
                      .least_bids = {},
                      .least_invited = {},
                      .cites = {clause::LP_034},
                      .because = {"限于只能从有限范围供应商采购或公开招标费用占比过大的情形",
                                  "only where few suppliers exist or an open tender would cost too much"},
                      .ground_under = clause::LP_034,
                      .approval_under = clause::LP_028,
                      .invited_from = {"prequalification", "pool", "recommendation"},
                      .invited_under = clause::LP_072});
}

Method negotiation() {
    return talks_of(
        {.name = "negotiation",
         .label = {"竞争性谈判", "competitive negotiation"},
         .drawn_committee = true,
         .least_bids = "min_valid_bids",
         .least_invited = {},
         .cites = {clause::LP_035},
         .because =
             {"限于招标未成立、技术复杂、时间紧急或不能事先计算总价的情形",
              "after a failed tender, for complex or urgent needs, or where the total cannot be computed beforehand"},
         .ground_under = clause::LP_035,
         .invited_from = {by_notice, "pool", "recommendation"},
         .invited_under = clause::LP_075,
         .times = {clause::LP_071, clause::LP_077},
         .earliest = {{"notice_until", "nontender_notice_period"}, {"bid_deadline", "negotiation_response_min"}},
         .clarified_under = clause::LP_078,
         .clarification_lead = "negotiation_clarification_lead",
         .evaluation_under = clause::LP_159,
         .evaluation = Evaluation::lowest_price,
         .ordered_under = clause::LP_160,
         .changeable_under = clause::CD_20_5,
         .met_under = clause::LP_155,
         .talked_under = clause::LP_155,
         .panel = "negotiation",
         .committee_under = {clause::LP_128, clause::LP_130},
         .at_quotes = {{clause::LP_157, "quotes"}, {clause::LP_170, "quotes"}},
         .fewer_under = clause::LP_158});
}

Method consultation() {
    return talks_of({.name = "consultation",
                     .label = {"竞争性磋商", "competitive consultation"},
                     .drawn_committee = true,
                     .least_bids = "min_valid_bids",
                     .least_invited = {},
                     .cites = {clause::LP_040},
                     .because = {"政府购买服务项目可以适用", "lawful for purchases of services"},
                     .ground_under = clause::LP_040,
                     .invited_from = {by_notice, "pool", "recommendation"},
                     .invited_under = clause::LP_076,
                     .times = {clause::LP_071, clause::LP_080, clause::LP_081},
                     .earliest = {{"notice_until", "nontender_notice_period"},
                                  {"documents_until", "consultation_document_period_min"},
                                  {"bid_deadline", "consultation_response_min"}},
                     .clarified_under = clause::LP_082,
                     .clarification_lead = "consultation_clarification_lead",
                     .price_share_under = clause::LP_165,
                     .bond_under = clause::LP_095,
                     .evaluation_under = clause::LP_164,
                     .scored_under = clause::LP_168,
                     .ordered_under = clause::LP_169,
                     .changeable_under = clause::CD_20_5,
                     .talked_under = clause::CD_11_3,
                     .panel = "consultation",
                     .committee_under = {clause::LP_132},
                     .at_quotes = {{clause::LP_162, "quotes"}},
                     .fewer_under = clause::LP_163});
}

Method single_source() {
    return talks_of({.name = "single_source",
                     .label = {"单一来源", "single source"},
                     .competitive = false,
                     .suppliers = Suppliers::one,
                     .approved = true,
                     .least_bids = "min_valid_bids_direct",
                     .least_invited = {},
                     .cites = {clause::LP_037},
                     .because = {"须有只能从唯一供应商采购等法定情形", "needs a legal ground such as a sole supplier"},
                     .ground_under = clause::LP_037,
                     .publicity_under = clause::LP_171,
                     .talked_under = clause::LP_175,
                     .budget_under = clause::LP_176});
}

// 询价: for goods alone, refused here by law.
Method inquiry() {
    return {.name = "inquiry",
            .label = {"询价", "inquiry"},
            .procurement = true,
            .least_bids = "min_valid_bids",
            .least_invited = {},
            .cites = {clause::LP_039},
            .because = {"询价只适用于货物，不适用于服务", "an inquiry is for goods, not for services"},
            .evaluation = Evaluation::lowest_price};
}

std::vector<Method> lawful_for_procurement() {
    return {open_tender(), invited_tender(), negotiation(), consultation(), single_source(), inquiry()};
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
         .because = {"公开征集、择优确定，为通常形式", "announced to all and chosen on merit: the ordinary form"}},
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
         .because = {"须写明不采用竞争性方式的理由，并经另一人审批",
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
    if (facts.freely_chosen && method.carried) {
        return {"紧急采购由采购人自行确定方式，无须另有法定情形",
                "in an emergency the buyer chooses the method himself, without another ground"};
    }
    if (facts.procurement && !open_to_all(method) && facts.open_tender_threshold &&
        facts.budget >= *facts.open_tender_threshold) {
        text.zh += "；预算已达公开招标数额标准，须事先经财政部门批准";
        text.en += "; the budget reaches the open-tender threshold, so finance must approve it beforehand";
    }
    if (!method.carried && method.name != "inquiry") {
        text.zh += "。平台尚不办理这一方式";
        text.en += ". This platform does not carry this method out yet";
    }
    return text;
}

}  // namespace

bool open_to_all(Method const& method) {
    return method.tendering && method.suppliers == Suppliers::anyone;
}

std::string way_of(Method const& method, Value const& choice) {
    return method.invited_from.empty() ? std::string() : choice["invited_from"].text_or(method.invited_from.front());
}

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

Value fields_of(Method const& method) {
    Value all = Value::list();
    auto const add = [&](bool asked, std::initializer_list<char const*> names) {
        for (auto const* name : names) {
            if (asked) {
                all.push(name);
            }
        }
    };
    add(!method.ground_under.id.empty(), {"ground", "not_own_delay"});
    add(!method.competitive, {"reason", "only_because", "special", "fit_for_contest", "temporary", "temporary_until"});
    add(method.suppliers != Suppliers::anyone && method.invited_from.empty(), {"suppliers"});
    add(!method.invited_from.empty(), {"invited_from"});
    add(method.procurement && !open_to_all(method), {"emergency", "split_reason"});
    add(!method.publicity_under.id.empty(), {"original_contract", "addition"});
    return all;
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
