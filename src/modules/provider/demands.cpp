#include "law/clauses.gen.hpp"
#include "modules/provider/forms.hpp"
#include "modules/provider/registry.hpp"

#include <algorithm>

// What a registration has to show: the list that the rules in force at the place write, and nothing beyond it (SY-1.2.1-f
// 放开市场准入). Each point stands with the clauses that ask for it; where none of them is in force it is not asked.
namespace qiyue::provider {

namespace {

bool has(Value const& body, char const* name) {
    auto const& value = body[name];
    return !value.is_null() && !(value.is_text() && value.text().empty()) && !(value.is_list() && value.size() == 0);
}

// A proof counts while it is valid.
bool proven(Value const& body, std::string_view proof, Day day) {
    if (!body["proofs"].is_list()) {
        return false;
    }
    return std::ranges::any_of(body["proofs"].items(), [&](Value const& one) {
        auto const until = Day::parse(one["valid_until"].text_or({}));
        return one["proof"].text_or({}) == proof && (!until.ok() || day <= until.value());
    });
}

struct Demand {
    std::vector<Clause> clauses;
    bool met = false;
    std::string field;
    Text what;
};

Demand proof(std::vector<Clause> clauses, Value const& body, std::string_view which, Day day) {
    return {std::move(clauses), proven(body, which, day), "proofs", label_in(proofs(), which)};
}

// LA-II.4-b to -e, SY-2.2-a, SY-2.2-b, LA-II.4-a, LA-II.4-g: the form with its kind, and the paper by which it is known.
std::vector<Demand> of_the_form(Value const& body) {
    auto const type = body["legal_type"].text_or({});
    auto const subtype = body["subtype"].text_or({});
    auto const by = body["identified_by"].text_or({});
    auto const social = type == "social_organisation";
    auto const number = by == "number" && has(body, "number");
    auto const exempt = by == "exemption" && has(body, "exemption");
    auto const licensed = by == "licence" && has(body, "licence_type") && has(body, "licence_number");
    std::vector<Demand> all;
    if (social) {
        all.push_back(
            {{clause::LA_II_4_b}, !subtype.empty(), "subtype", {"社会组织类别", "the kind of social organisation"}});
        all.push_back(
            {{clause::SY_2_2_a, clause::LA_II_4_a},
             number || exempt,
             "identified_by",
             {"民政登记号，或免予登记的批准文件", "its number with civil affairs, or the document that exempts it"}});
    } else {
        all.push_back({{clause::SY_2_2_b, clause::LA_II_4_g},
                       number || licensed,
                       "identified_by",
                       {"登记号，或行业主管部门的许可证名称和许可证号",
                        "its number, or the name and number of the licence of its line department"}});
    }
    if (social && subtype == "association") {
        all.push_back({{clause::LA_II_4_c},
                       has(body, "association_kind"),
                       "association_kind",
                       {"社会团体类别", "the kind of association"}});
    }
    if (social && subtype == "foundation") {
        all.push_back({{clause::LA_II_4_d},
                       has(body, "foundation_kind"),
                       "foundation_kind",
                       {"基金会类别", "the kind of foundation"}});
    }
    if (social && subtype == "private_non_enterprise") {
        all.push_back(
            {{clause::LA_II_4_e}, has(body, "field_of_work"), "field_of_work", {"民办非企业单位领域", "its field"}});
    }
    if (type == "enterprise") {
        all.push_back({{clause::LA_II_4_f},
                       has(body, "business_scope"),
                       "business_scope",
                       {"经营范围", "the scope of business"}});
    }
    if (has(body, "tax_status")) {
        all.push_back({{clause::PF_law_20},
                       has(body, "tax_ground") && has(body, "tax_until"),
                       "tax_ground",
                       {"税收优惠的依据和期限", "ground and end of the tax relief"}});
    }
    return all;
}

// 独立承担民事责任 · 设施、人员和专业技术能力 · 治理、财务会计、资产管理 · 纳税、社会保险 · 无重大违法记录
std::vector<Demand> of_the_conditions(Value const& body, Day day) {
    auto const identified = has(body, "certificate") || has(body, "exemption") || has(body, "licence_number");
    std::vector<Demand> all{
        {{clause::LP_088, clause::CDP_7_1, clause::SY_2_2_1},
         identified,
         "certificate",
         {"登记证书、营业执照或其他身份证明", "its certificate, licence or other proof of identity"}},
        {{clause::CDP_7_3, clause::SY_2_2_2, clause::DG_7_3a}, has(body, "staff"), "staff", {"人员", "staff"}},
        {{clause::CDP_7_3, clause::SY_2_2_2}, has(body, "facilities"), "facilities", {"设施", "facilities"}},
        {{clause::LP_088, clause::CDP_7_3, clause::SY_2_2_2},
         has(body, "abilities"),
         "abilities",
         {"专业技术能力", "technical ability"}},
        proof({clause::CDP_7_2, clause::SY_2_2_3}, body, "governance", day),
        proof({clause::CDP_7_2, clause::DG_7_2}, body, "internal_control", day),
        proof({clause::CDP_7_2}, body, "disclosure", day),
        proof({clause::LP_088, clause::CDP_7_4, clause::SY_2_2_3}, body, "accounting", day),
        proof({clause::CDP_7_4, clause::SY_2_2_3}, body, "assets", day),
        proof({clause::LP_088, clause::CDP_7_6, clause::SY_2_2_4_b}, body, "tax", day),
        proof({clause::LP_088, clause::CDP_7_6, clause::SY_2_2_4_b}, body, "social_insurance", day),
        proof({clause::LP_088}, body, "statement", day),
        proof({clause::DG_7_2, clause::DGF_1_3}, body, "non_profit", day),
        {{clause::DGF_1_3},
         body["legal_person"].boolean_or(false),
         "legal_person",
         {"法人资格", "to be a legal person"}},
        {{clause::CDP_6c},
         has(body, "financing_platform"),
         "financing_platform",
         {"是否政府融资平台的答复", "the answer whether it is a financing platform"}},
    };
    if (body["financing_platform"].text_or({}) == "yes") {
        for (auto const* one : {"platform_enterprise", "platform_market", "platform_debt", "platform_notice"}) {
            all.push_back(proof({clause::CDP_6b}, body, one, day));
        }
    }
    return all;
}

bool condition_proven(Value const& body, std::int64_t condition, Day day) {
    if (!body["proofs"].is_list()) {
        return false;
    }
    return std::ranges::any_of(body["proofs"].items(), [&](Value const& one) {
        auto const until = Day::parse(one["valid_until"].text_or({}));
        return one["condition"].integer_or(0) == condition && (!until.ok() || day <= until.value());
    });
}

}  // namespace

std::vector<Condition> conditions_for(db::Tx& tx, Value const& body, Day day) {
    auto all = store::conditions(tx);
    std::erase_if(all, [&](Condition const& one) {
        auto const of_it = one.of_whom == "everybody" || one.of_whom == body["legal_type"].text_or({});
        return !of_it || day < one.from || (one.retired_on && *one.retired_on <= day);
    });
    return all;
}

std::string legal_type_on(Value const& body, Day day) {
    auto type = body["legal_type"].text_or({});
    if (!body["formerly"].is_list()) {
        return type;
    }
    std::optional<Day> nearest;
    for (auto const& one : body["formerly"].items()) {
        auto const until = Day::parse(one["until"].text_or({}));
        if (until.ok() && day < until.value() && (!nearest || until.value() < *nearest)) {
            nearest = until.value();
            type = one["legal_type"].text_or({});
        }
    }
    return type;
}

void judge_registration(db::Tx& tx, law::Judge& judge, Value const& body, Day day) {
    auto demands = of_the_form(body);
    for (auto& one : of_the_conditions(body, day)) {
        demands.push_back(std::move(one));
    }
    for (auto const& one : demands) {
        for (auto const clause : one.clauses) {
            judge.require(clause,
                          law::Facts().with("registration_point", law::words(one.what)).with("proof_given", one.met),
                          one.met, "provider.incomplete", one.field,
                          {"登记材料不全：" + one.what.zh, "the registration lacks: " + one.what.en},
                          {"请补充；已过有效期的，请换新", "add it; what has expired has to be renewed"});
        }
    }
    // SY-2.2.6 符合登记管理部门依法认定的其他条件; LA-V.4-b 资格标准……适时向社会公布
    for (auto const& one : conditions_for(tx, body, day)) {
        auto const name = one.body["name"].text_or({}) + "（" + one.body["version"].text_or({}) + "）";
        auto const met = condition_proven(body, one.id, day);
        for (auto const clause : {clause::SY_2_2_6, clause::LA_V_4_b}) {
            judge.require(clause,
                          law::Facts()
                              .with("condition_name", name)
                              .with("condition_policy", one.body["policy"].text_or({}))
                              .with("proof_given", met),
                          met, "provider.condition_unproven", "proofs",
                          {"没有证明符合“" + name + "”（" + one.body["policy"].text_or({}) + "）",
                           "nothing proves the condition “" + name + "”"},
                          {"请在“制度与证明”中添加该条件的证明", "add its proof among the proofs"});
        }
    }
    auto const form = law::Facts().with("legal_type", legal_type_on(body, day));
    // SY-2.2-c 不具有行政管理职能的事业单位可作为承接主体
    auto const organ = legal_type_on(body, day) == "administrative_institution";
    judge.require(clause::SY_2_2_c, form, !organ, "provider.administrative", "legal_type",
                  {"具有行政管理职能的事业单位不能作为承接主体",
                   "an institution with administrative functions cannot be a provider"},
                  {"其可以作为购买主体", "it may be a buyer"});
    for (auto const clause : {clause::LP_006, clause::CDP_6a, clause::SH_2_2_1}) {
        judge.ask(clause, form);
    }
}

}  // namespace qiyue::provider
