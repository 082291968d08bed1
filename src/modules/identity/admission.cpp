#include "modules/identity/admission.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::identity {

namespace {

law::Facts facts_of(Organisation const& organisation) {
    auto const& given = organisation.attributes;
    return law::Facts()
        .with("as", organisation.kind)
        .with("legal_type", given["legal_type"].text_or(""))
        .with("admin_staffing", given["admin_staffing"].boolean_or(false))
        .with("institutional_staffing", given["institutional_staffing"].boolean_or(false))
        .with("budget_funded", given["budget_funded"].boolean_or(false));
}

void mark_opt_in(law::Judge const& judge, Organisation& organisation) {
    auto const type = organisation.attributes["legal_type"].text_or("");
    bool const opts_in = type == "party_organ" || type == "mass_organisation";
    if (organisation.kind == "buyer" && opts_in && judge.applies(clause::CD_2_2)) {
        organisation.attributes.set("opt_in", true);
    } else {
        organisation.attributes.erase("opt_in");
    }
}

// CD-0-2 市级各部门、单位,各区(市)县财政局: a tier has one finance department, and its buyers have that one.
void judge_tier(db::Tx& tx, law::Judge& judge, Organisation const& organisation) {
    auto const finance = finance_of(tx, organisation.region);
    if (organisation.kind == "finance") {
        judge.require(clause::CD_0_2,
                      law::Facts()
                          .with("region", organisation.region)
                          .with("other_finance", finance != 0 && finance != organisation.id),
                      finance == 0 || finance == organisation.id, "identity.second_finance", "region",
                      {"该行政区划已登记同级财政部门", "this tier has its finance department already"},
                      {"每一级只登记一个财政部门；机构变更的，先停用原登记",
                       "one for each tier; switch the former one off first"});
    }
    if (organisation.kind == "buyer") {
        judge.require(clause::CD_0_2,
                      law::Facts().with("region", organisation.region).with("finance_registered", finance != 0),
                      finance != 0, "identity.no_finance", "region",
                      {"该行政区划尚未登记同级财政部门", "this tier has no finance department yet"},
                      {"请先登记同级财政部门", "register it first"});
    }
}

}  // namespace

Result<void> admit(db::Tx& tx, law::Judge& judge, Organisation& organisation) {
    judge_tier(tx, judge, organisation);
    if (organisation.kind == "buyer") {
        judge.ask(clause::CD_2_1, facts_of(organisation));
        judge.ask(clause::CD_2_2, facts_of(organisation));
    }
    if (organisation.kind == "buyer" || organisation.kind == "provider") {
        judge.ask(clause::LP_005, facts_of(organisation));
    }
    TRY(judge.verdict());
    mark_opt_in(judge, organisation);
    return {};
}

}  // namespace qiyue::identity
