#include "law/national/framework.hpp"

namespace qiyue::law::national {

namespace {

struct Unmet {
    bool holds;
    std::string field;
    Text says;
};

void refuse_unmet(std::vector<Unmet> const& all, Findings& findings) {
    for (auto const& one : all) {
        if (!one.holds) {
            findings.refuse("framework.outside_scope", one.field, one.says,
                            {"请改选适用情形，或改用其他采购方式", "choose another ground, or another method"});
        }
    }
}

}  // namespace

// LP-277 集采目录内小额零星;目录外限额以上法律、评估、会计、审计等鉴证咨询小额零星;为本部门以外服务对象提供服务、需2家以上供应商
// 由服务对象自主选择的政府购买服务;其他
void framework_within_scope(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const& scope = facts.text("framework_scope");
    auto const central = facts.yes("in_central_catalogue");
    if (scope == "petty_catalogue") {
        refuse_unmet({{central, "scope", {"该事项不在集中采购目录内", "the item is not in the central catalogue"}}},
                     findings);
    } else if (scope == "petty_consulting") {
        refuse_unmet({{!central, "scope", {"该事项已列入集中采购目录", "the item is in the central catalogue"}},
                      {facts.yes("consulting"),
                       "consulting",
                       {"不是法律、评估、会计、审计等鉴证咨询服务", "it is no attesting or consulting service"}},
                      {facts.yes("reaches_threshold"),
                       "yearly_amount",
                       {"年度采购总额未达采购限额标准", "a year's purchases stay below the threshold"}}},
                     findings);
    } else if (scope == "outside_users") {
        auto const least = numbers.get("framework_scope_suppliers_min");
        auto const count = std::to_string(least);
        refuse_unmet(
            {{facts.yes("for_outside_users"),
              "for_outside_users",
              {"不是为本部门以外的服务对象提供服务", "it does not serve users outside the department"}},
             {facts.yes("users_choose"),
              "users_choose",
              {"不由服务对象自主选择", "the users do not choose for themselves"}},
             {facts.integer("suppliers_possible") >= least,
              "suppliers_possible",
              {"供应商不足 " + count + " 家，服务对象无从选择", "fewer than " + count + " suppliers leave no choice"}}},
            findings);
    } else {
        refuse_unmet({{facts.yes("basis_given"),
                       "basis",
                       {"没有写明财政部规定的其他情形及依据", "the other ground and its basis are not given"}}},
                     findings);
    }
}

}  // namespace qiyue::law::national
