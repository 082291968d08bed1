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

} // namespace

Result<void> admit(law::Judge& judge, Organisation& organisation) {
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

} // namespace qiyue::identity
