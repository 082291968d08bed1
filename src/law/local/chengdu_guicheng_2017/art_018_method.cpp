#include "law/local/chengdu_guicheng_2017/articles.hpp"
#include "law/national/methods.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace qiyue::law::chengdu_guicheng_2017 {

namespace {

// 政府采购法 29 (邀请招标), 30 (竞争性谈判), 31 (单一来源); 财库〔2014〕214号 3 (竞争性磋商). The open tender, 26, needs none.
constexpr std::array<std::pair<std::string_view, Predicate>, 4> grounds{{
    {"invited", national::invited_on_ground},
    {"negotiation", national::negotiation_on_ground},
    {"consultation", national::consultation_on_ground},
    {"single_source", national::single_source_on_ground},
}};

}  // namespace

// CD-18-1 对于政府采购项目,购买主体应按照政府采购法律制度规定,根据服务项目的特点,依法选择适合的采购方式
// `lawful`: a method of the procurement law at all; `excepted`: a superior rule in force lets it be used (CD-18-3);
// `emergency`: a later rule lets the buyer choose among the lawful ones himself (LP-043).
void method_has_ground(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (!facts.yes("procurement") || facts.yes("excepted")) {
        return;
    }
    auto const& method = facts.text("method");
    if (!facts.yes("lawful")) {
        findings.refuse(
            "method.not_of_procurement", "method",
            {"政府采购项目应从法定采购方式中选择", "government procurement takes one of the methods of its law"},
            {"请选择公开招标等法定方式；国家另有规定的，写明该规定",
             "choose the open tender or another of them; or name the superior rule that lets you"});
        return;
    }
    if (facts.has("emergency")) {
        return;
    }
    for (auto const& [of_method, on_ground] : grounds) {
        if (method == of_method) {
            on_ground(facts, numbers, findings);
        }
    }
}

// CD-18-2 对于其他政府购买服务项目,购买主体应建立内部管理机制,原则上通过竞争性方式选择确定承接主体
void competitive_by_default(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.yes("procurement") || facts.yes("competitive") || facts.yes("excepted")) {
        return;
    }
    if (!facts.given("reason")) {
        findings.refuse(
            "method.no_reason", "reason",
            {"原则上应通过竞争性方式确定承接主体；不采用的，须写明理由并经内部审批",
             "a provider is chosen by competition; whoever does otherwise gives a reason and has it approved"},
            {"请写明理由，或改用竞争性方式", "give the reason, or choose a competitive form"});
    }
    if (facts.has("approver_chose_it") && facts.yes("approver_chose_it")) {
        findings.refuse("method.approved_by_chooser", "",
                        {"拟定方式的人不能自行审批", "who proposed the form does not approve it"},
                        {"请由另一名负责人审批", "have another person in charge decide"});
    }
}

// CD-18-3 除国家另有规定外
// Asked when a purchase relies on a registered superior rule.
void exception_in_force(Facts const& facts, Numbers const&, Findings& findings) {
    auto const today = facts.day("today");
    auto const ended = facts.given("valid_until") && today > facts.day("valid_until");
    if (today < facts.day("valid_from") || ended) {
        findings.refuse("method.exception_not_in_force", "exception",
                        {"所引用的国家规定今日不在有效期内", "the superior rule that is named is not in force today"},
                        {"请按通常的方式规则办理", "go by the ordinary rules for methods"});
    }
    if (!facts.yes("covers")) {
        findings.refuse("method.exception_other_scope", "exception",
                        {"所引用的国家规定不适用于这一方式或这类项目",
                         "the superior rule that is named does not speak of this method or this class of purchase"},
                        {"请选择其适用范围内的方式", "choose a method within its scope"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
