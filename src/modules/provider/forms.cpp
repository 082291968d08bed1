#include "modules/provider/forms.hpp"

#include <algorithm>

namespace qiyue::provider {

std::vector<Option> const& legal_types() {
    static std::vector<Option> const all{
        {"social_organisation", {"社会组织", "social organisation"}},
        {"enterprise", {"企业", "enterprise"}},
        {"agency", {"机构（行业主管部门许可，如律师、会计师事务所）", "agency licensed by its line department"}},
        {"institution_class_2", {"公益二类事业单位", "institution of class II"}},
        {"institution_business", {"生产经营类事业单位", "institution in business"}},
        {"institution_class_1", {"公益一类事业单位", "institution of class I"}},
        {"administrative_institution", {"具有行政管理职能的事业单位", "institution with administrative functions"}},
        {"collective", {"农村集体经济组织", "rural collective"}},
        {"self_governing", {"基层群众性自治组织", "grassroots self-governing body"}},
        {"individual", {"具备条件的个人", "individual"}}};
    return all;
}

std::vector<Option> const& subtypes() {
    static std::vector<Option> const all{{"association", {"社会团体", "association"}},
                                         {"private_non_enterprise", {"民办非企业单位", "private non-enterprise unit"}},
                                         {"foundation", {"基金会", "foundation"}}};
    return all;
}

std::vector<Option> const& association_kinds() {
    static std::vector<Option> const all{{"trade", {"行业性社团", "of a trade"}},
                                         {"academic", {"学术性社团", "academic"}},
                                         {"professional", {"专业性社团", "professional"}},
                                         {"federated", {"联合性社团", "federated"}}};
    return all;
}

std::vector<Option> const& foundation_kinds() {
    static std::vector<Option> const all{{"public", {"公募基金会", "raises from the public"}},
                                         {"closed", {"非公募基金会", "does not"}}};
    return all;
}

// The source says ten and names nine; the tenth is written out.
std::vector<Option> const& fields_of_work() {
    static std::vector<Option> const all{{"education", {"教育", "education"}},
                                         {"health", {"卫生", "health"}},
                                         {"science", {"科技", "science"}},
                                         {"culture", {"文化", "culture"}},
                                         {"labour", {"劳动", "labour"}},
                                         {"civil_affairs", {"民政", "civil affairs"}},
                                         {"sports", {"体育", "sports"}},
                                         {"intermediary", {"中介服务", "intermediary services"}},
                                         {"legal", {"法律服务", "legal services"}},
                                         {"other", {"其他", "other"}}};
    return all;
}

std::vector<Option> const& identifications() {
    static std::vector<Option> const all{
        {"number", {"登记号（民政、市场监管或编制部门）", "number of its registration"}},
        {"exemption", {"经批准免予登记", "exempt from registration"}},
        {"licence", {"行业主管部门执业许可", "licence of the line department"}}};
    return all;
}

std::vector<Option> const& roles() {
    static std::vector<Option> const all{{"social_worker", {"专业社会工作人才", "social worker"}},
                                         {"professional", {"其他专业技术人员", "other professional"}},
                                         {"other", {"其他人员", "other"}}};
    return all;
}

std::vector<Option> const& proofs() {
    static std::vector<Option> const all{
        {"governance", {"内部治理结构", "governance"}},
        {"internal_control", {"内部管理、监督制度", "internal management and supervision"}},
        {"disclosure", {"信息公开制度", "disclosure rules"}},
        {"accounting", {"财务管理、会计核算制度", "rules of finance and accounting"}},
        {"assets", {"资产管理制度", "rules for assets"}},
        {"tax", {"依法纳税证明", "tax certificate"}},
        {"social_insurance", {"缴纳社会保险证明", "social insurance certificate"}},
        {"statement", {"参加前三年无重大违法记录声明", "statement of no major violation in three years"}},
        {"non_profit", {"公益性、非营利性质证明", "proof of public benefit without profit"}},
        {"platform_enterprise", {"融资平台：已建立现代企业制度", "platform: a modern enterprise"}},
        {"platform_market", {"融资平台：实现市场化运营", "platform: run by the market"}},
        {"platform_debt",
         {"融资平台：承担的地方债务已纳入预算并妥善处置", "platform: local debt settled in the budget"}},
        {"platform_notice", {"融资平台：已公告不再承担政府举债职能", "platform: announced that it borrows no more"}},
        {"condition", {"登记管理部门认定的其他条件", "another condition of the authority"}}};
    return all;
}

std::vector<Option> const& tax_kinds() {
    static std::vector<Option> const all{{"exempt", {"免税", "exempt"}}, {"reduced", {"减税", "reduced"}}};
    return all;
}

std::vector<Option> const& service_fields() {
    static std::vector<Option> const all{{"elderly", {"养老服务", "elderly care"}},
                                         {"community", {"社区服务", "community services"}},
                                         {"social_work", {"社会工作服务", "social work"}},
                                         {"education", {"教育服务", "education"}},
                                         {"employment", {"就业服务", "employment"}},
                                         {"health", {"医疗卫生服务", "health"}},
                                         {"culture", {"文化体育服务", "culture and sports"}},
                                         {"disabled", {"残疾人服务", "services for the disabled"}},
                                         {"housing", {"住房保障、棚户区改造", "housing and redevelopment"}},
                                         {"professional", {"专业技术与咨询服务", "professional services"}},
                                         {"other", {"其他服务", "other services"}}};
    return all;
}

std::vector<Option> const& scopes() {
    static std::vector<Option> const all{{"general", {"政府购买服务", "services bought by government"}},
                                         {"social_work", {"政府购买社会工作服务", "social work"}},
                                         {"redevelopment", {"政府购买棚户区改造服务", "redevelopment"}}};
    return all;
}

std::vector<Option> const& finding_kinds() {
    static std::vector<Option> const all{{"annual_inspection", {"年检（年度报告）", "annual inspection or report"}},
                                         {"grade", {"社会组织评估等级", "grade of a social organisation"}},
                                         {"assessment", {"政府购买服务考核评估", "assessment of a purchased service"}},
                                         {"penalty", {"登记管理机关处罚", "penalty of its authority"}},
                                         {"major_violation", {"重大违法记录", "major violation"}},
                                         {"abnormal_list", {"经营（活动）异常名录", "list of abnormal operation"}},
                                         {"serious_list", {"严重违法失信名单", "list of serious violations"}}};
    return all;
}

std::vector<Option> const& finding_results() {
    static std::vector<Option> const all{{"passed", {"合格（已按要求公示）", "passed"}},
                                         {"failed", {"不合格", "failed"}},
                                         {"refused", {"不接受年检", "inspection refused"}},
                                         {"missing", {"未报送、未公示", "not reported"}}};
    return all;
}

std::vector<Option> const& graders() {
    static std::vector<Option> const all{{"nation", {"国家级", "of the nation"}},
                                         {"province", {"省级", "of the province"}},
                                         {"city", {"市级", "of the city"}},
                                         {"district", {"区（县）级", "of a district"}}};
    return all;
}

Text label_in(std::vector<Option> const& options, std::string_view value) {
    auto const found = std::ranges::find(options, value, &Option::value);
    return found == options.end() ? Text{std::string(value), std::string(value)} : found->label;
}

}  // namespace qiyue::provider
