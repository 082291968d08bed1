#include "modules/provider/fields.hpp"
#include "modules/provider/forms.hpp"

namespace qiyue::provider {

namespace {

Fields particulars() {
    return {
        field::choice("legal_type", {"单位类型", "legal form"}, legal_types()),
        field::choice("subtype", {"社会组织类别", "kind of social organisation"}, subtypes())
            .maybe()
            .when("legal_type", {"social_organisation"}),
        field::choice("association_kind", {"社会团体类别", "kind of association"}, association_kinds())
            .maybe()
            .when("subtype", {"association"}),
        field::choice("foundation_kind", {"基金会类别", "kind of foundation"}, foundation_kinds())
            .maybe()
            .when("subtype", {"foundation"}),
        field::choice("field_of_work", {"民办非企业单位领域", "field of a non-enterprise unit"}, fields_of_work())
            .maybe()
            .when("subtype", {"private_non_enterprise"}),
        field::reference("registrar", {"登记管理机关", "registration authority"}, "organisation:registrar")
            .says(
                {"由其核验；在任一区县登记的，全市有效", "it checks; registered in one district is registered in all"}),
        field::choice("identified_by", {"身份依据", "identified by"}, identifications()),
        field::text("number", {"登记号", "number"}).maybe().when("identified_by", {"number"}),
        field::digest("exemption", {"免予登记的批准文件", "document of exemption"})
            .maybe()
            .when("identified_by", {"exemption"}),
        field::text("licence_type", {"许可证名称", "licence"}).maybe().when("identified_by", {"licence"}),
        field::text("licence_number", {"许可证号", "number of the licence"}).maybe().when("identified_by", {"licence"}),
        field::yes_no("legal_person", {"是否具有法人资格", "a legal person"}).maybe(),
        field::day("established_on", {"成立日期", "established on"}),
        field::digest("certificate", {"登记证书或营业执照", "certificate or licence"}).maybe(),
        field::day("certificate_until", {"证书有效期至", "certificate valid until"})
            .maybe()
            .says({"长期有效的不填", "left out when it has no end"}),
        field::prose("business_scope", {"业务（经营）范围", "scope of business"}).maybe(),
    };
}

Fields bonds_and_past() {
    return {
        field::reference("supervisor", {"业务主管单位", "supervising department"}, "organisation:buyer").maybe(),
        field::yes_no("decoupled", {"行业协会商会是否已与行政机关脱钩", "a trade association cut loose from its organ"})
            .maybe()
            .when("subtype", {"association"}),
        field::list(
            "formerly", {"改制前的单位类型", "what it was before"},
            {field::choice("legal_type", {"类型", "legal form"}, legal_types()),
             field::day("until", {"至（转为现类型之日）", "until the day of conversion"}),
             field::reference("organisation", {"原单位", "former organisation"}, "organisation:provider").maybe(),
             field::text("budget_support", {"财政保障方式的调整", "how its budget support changed"}).maybe()})
            .maybe(),
        field::choice("financing_platform", {"是否政府融资平台", "a financing platform of government"},
                      {{"yes", {"是", "yes"}}, {"no", {"否", "no"}}})
            .maybe()
            .says({"承接棚户区改造服务的必须答复，并对答复负责", "must be answered for redevelopment"}),
        field::choice("tax_status", {"公益服务税收优惠", "tax relief for public benefit"}, tax_kinds()).maybe(),
        field::text("tax_ground", {"优惠依据", "ground of the relief"})
            .maybe()
            .when("tax_status", {"exempt", "reduced"}),
        field::day("tax_until", {"优惠至", "relief until"}).maybe().when("tax_status", {"exempt", "reduced"}),
    };
}

Fields evidence() {
    return {
        field::list("staff", {"人员", "staff"},
                    {field::choice("role", {"类别", "role"}, roles()),
                     field::integer("count", {"人数", "count"}).between(1, 1'000'000),
                     field::digest("evidence", {"证明", "evidence"}).maybe()})
            .maybe(),
        field::list(
            "facilities", {"设施", "facilities"},
            {field::text("name", {"设施", "facility"}), field::digest("evidence", {"证明", "evidence"}).maybe()})
            .maybe(),
        field::list("abilities", {"专业技术能力", "technical ability"},
                    {field::text("name", {"能力、资质", "ability"}), field::digest("evidence", {"证明", "evidence"})})
            .maybe(),
        field::list("proofs", {"制度与证明", "rules and proofs"},
                    {field::choice("proof", {"材料", "proof"}, proofs()), field::digest("file", {"文件", "file"}),
                     field::day("covers_from", {"所属期自", "covers from"}).maybe(),
                     field::day("valid_until", {"有效期至", "valid until"}).maybe(),
                     field::reference("condition", {"所证明的其他条件", "condition it proves"}, "provider_condition")
                         .maybe()
                         .when("proof", {"condition"})})
            .maybe(),
    };
}

}  // namespace

Fields const& registration_fields() {
    static Fields const fields = [] {
        auto all = particulars();
        for (auto const& more : {bonds_and_past(), evidence()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }();
    return fields;
}

Fields const& registration_shown() {
    static Fields const fields = [] {
        Fields all{
            field::day("registered_on", {"核验登记日期", "registered on"}),
            field::day("valid_until", {"材料最早到期日", "first of its documents to end"}),
            field::choice("tax_standing", {"税收优惠目前状况", "tax relief today"},
                          {{"in_force", {"有效", "in force"}}, {"expired", {"已到期", "expired"}}}),
            field::text("grade_today", {"有效的评估等级", "grade in force"}),
            field::prose("asked_to_mend", {"需要补正的内容", "what has to be mended"}),
        };
        for (auto one : registration_fields()) {
            all.push_back(std::move(one));
        }
        for (auto& one : all) {
            one.optional = true;
        }
        return all;
    }();
    return fields;
}

Fields const& send_back_fields() {
    static Fields const fields{
        field::list("points", {"需要补正的事项", "what has to be mended"},
                    {field::choice("of", {"事项", "point"},
                                   {{"statutory", {"法定登记事项", "of the statutory list"}},
                                    {"condition", {"登记管理部门认定的其他条件", "a condition of the authority"}},
                                    {"beyond", {"其他要求", "something else"}}}),
                     field::reference("condition", {"条件", "condition"}, "provider_condition").maybe(),
                     field::text("says", {"说明", "what is missing"})}),
    };
    return fields;
}

Fields const& inspect_fields() {
    static Fields const fields{
        field::day("inspected_on", {"检查日期", "inspected on"}),
        field::choice("outcome", {"检查结论", "outcome"},
                      {{"qualified", {"符合资格", "qualified"}}, {"unqualified", {"不符合资格", "not qualified"}}}),
        field::prose("found", {"检查情况", "what was found"}),
        field::digest("report", {"检查记录", "report"}).maybe(),
    };
    return fields;
}

Fields const& leave_fields() {
    static Fields const fields{field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& condition_fields() {
    static Fields const fields{
        field::text("name", {"条件（标准）名称", "condition"}),
        field::text("version", {"版本", "version"}),
        field::text("policy", {"政策依据（文号）", "policy and its number"}).maybe(),
        field::day("in_force_from", {"自何日起适用", "in force from"}),
        field::prose("content", {"内容", "content"}),
        field::choice("of_whom", {"适用于", "of whom"},
                      {{"everybody", {"全部承接主体", "every provider"}},
                       {"social_organisation", {"社会组织", "social organisations"}}}),
    };
    return fields;
}

Fields const& retire_fields() {
    static Fields const fields{field::text("retired_because", {"废止依据", "why it ends"})};
    return fields;
}

}  // namespace qiyue::provider
