#include "base/codes.hpp"

#include "modules/identity/admission.hpp"
#include "modules/identity/api.hpp"
#include "modules/identity/store.hpp"

#include <algorithm>
#include <array>

namespace qiyue::identity {

namespace {

// Parties to contracts are known by their code; an organ or a residents' group may come without one.
constexpr std::array<std::string_view, 3> kinds_with_code{"provider", "agency", "assessor"};

Finding finding(std::string code, std::string field, Text says, Text remedy) {
    return {.code = std::move(code), .field = std::move(field), .says = std::move(says), .remedy = std::move(remedy)};
}

// As it will be kept; nothing was given where one may come without.
std::string check_code(NewOrganisation const& made, std::vector<Finding>& findings) {
    if (made.credit_code.empty()) {
        if (std::ranges::find(kinds_with_code, made.kind) != kinds_with_code.end()) {
            findings.push_back(finding("identity.credit_code_missing", "credit_code",
                                       {"请填写统一社会信用代码", "the unified social credit code is needed"},
                                       {"证照上的 18 位代码", "the eighteen characters on its certificate"}));
        }
        return {};
    }
    auto const code = CreditCode::parse(made.credit_code);
    if (code) {
        return code.value().text();
    }
    for (auto wrong : code.refusal().findings()) {
        wrong.field = "credit_code";
        findings.push_back(std::move(wrong));
    }
    return {};
}

// Gives the credit code as it will be kept, or all faults at once.
Result<std::string> check(NewOrganisation const& made) {
    std::vector<Finding> findings;
    if (made.name.empty()) {
        findings.push_back(finding("identity.name_missing", "name", {"请填写名称", "a name is needed"},
                                   {"与证照上的名称一致", "as it stands on its certificate"}));
    }
    if (find_kind(made.kind) == nullptr) {
        findings.push_back(finding("identity.kind_unknown", "kind",
                                   {"没有这种机构类别", "there is no such kind of organisation"},
                                   {"请从机构类别中选择", "choose one of the kinds"}));
    }
    if (!valid_region(made.region)) {
        findings.push_back(finding("identity.region_invalid", "region",
                                   {"行政区划代码不正确（6 位数字）", "this is no region code (six digits)"},
                                   {"例如 510104", "for example 510104"}));
    }
    auto code = check_code(made, findings);
    if (!findings.empty()) {
        return Refusal(Reason::invalid, std::move(findings));
    }
    return code;
}

}  // namespace

Result<std::int64_t> register_organisation(db::Tx& tx, Context const& context, api::Ports& ports, law::Judge& judge,
                                           NewOrganisation const& made) {
    auto const credit_code = TRY(check(made));
    if (!credit_code.empty() && store::organisation_by_code(tx, credit_code)) {
        return api::conflict(
            "identity.credit_code_taken",
            {"这个统一社会信用代码已经登记过", "an organisation with this credit code is registered already"},
            {"请核对代码；该机构已登记的，直接使用即可",
             "check the code; if it is the same organisation, use the one registered"});
    }
    Organisation organisation{.id = ports.ids.next(),
                              .name = made.name,
                              .kind = made.kind,
                              .region = made.region,
                              .credit_code = credit_code,
                              .attributes = made.attributes.is_object() ? made.attributes : Value::object()};
    TRY(admit(tx, judge, organisation));
    store::insert_organisation(tx, organisation, context.now);
    TRY(ports.bus.raise(tx, context, OrganisationRegistered{organisation}));
    return organisation.id;
}

}  // namespace qiyue::identity
