#include "modules/need/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::need {

std::vector<Option> const& policies() {
    static std::vector<Option> const all{
        {"small_enterprises", {"促进中小企业发展", "small and medium enterprises"}},
        {"energy_saving", {"节约能源", "energy saving"}},
        {"environment", {"保护环境", "environment"}},
        {"disadvantaged", {"扶持监狱企业、残疾人福利性单位等", "disadvantaged groups"}},
    };
    return all;
}

namespace {

std::vector<Option> comparisons() {
    return {{"at_least", {"不少于", "at least"}},
            {"at_most", {"不超过", "at most"}},
            {"equals", {"等于", "equals"}},
            {"between", {"介于", "between"}}};
}

// CD-12-2 asks of each indicator: quantified, or a reason why not.
Fields measure() {
    return {field::yes_no("quantifiable", {"能够量化", "can be quantified"}),
            field::choice("operator", {"比较方式", "comparison"}, comparisons()).maybe(),
            field::text("value", {"数值", "value"}).maybe(), field::text("unit", {"单位", "unit"}).maybe(),
            field::text("reason", {"不能量化的理由", "why not quantified"}).maybe()};
}

Fields with(Fields first, Fields const& more) {
    first.insert(first.end(), more.begin(), more.end());
    return first;
}

Fields functions_and_policy() {
    return {
        field::prose("functions", {"需要实现的功能或者目标", "functions or goals"}).by({clause::CD_13_1a}),
        field::list("policy_requirements", {"为落实政府采购政策需满足的要求", "requirements of procurement policy"},
                    {field::choice("policy", {"政策", "policy"}, policies()),
                     field::yes_no("applies", {"适用", "applies"}),
                     field::prose("how", {"落实方式或不适用的理由", "how it is applied, or why not"})})
            .by({clause::CD_13_1b})
            .says({"四项政策逐项答复", "each policy is answered"}),
        field::choice("procurement", {"购买途径", "route"},
                      {{"procurement", {"政府采购项目", "government procurement"}},
                       {"other", {"其他政府购买服务项目", "another purchase of services"}}})
            .by({clause::CD_14_2}),
        field::money("estimated_price", {"预算金额", "budget"}).by({clause::LP_045}),
        field::list("standards", {"需执行的标准、规范", "standards to be followed"},
                    {field::choice("level", {"层级", "level"},
                                   {{"national", {"国家标准", "national"}},
                                    {"industry", {"行业标准", "industry"}},
                                    {"other", {"其他标准、规范", "other"}}}),
                     field::text("code", {"编号", "code"}), field::text("title", {"名称", "title"}),
                     field::choice("validity", {"效力", "validity"},
                                   {{"in_force", {"现行", "in force"}}, {"withdrawn", {"已废止", "withdrawn"}}}),
                     field::text("reason", {"沿用已废止标准的理由", "why a withdrawn one is used"}).maybe()})
            .by({clause::CD_13_2}),
    };
}

Fields what_for_whom() {
    return {
        field::prose("quantity_or_scope", {"服务数量或范围", "quantity or scope"}).by({clause::CD_13_3}),
        field::day("term_from", {"服务期限自", "term from"}).by({clause::CD_13_3}),
        field::day("term_to", {"服务期限至", "term to"}).by({clause::CD_13_3}),
        field::prose("beneficiaries", {"服务对象", "beneficiaries"}).by({clause::CD_13_3}),
        field::prose("content", {"服务内容", "content"}).by({clause::CD_13_3}),
        field::prose("quality", {"服务质量要求", "quality"}).by({clause::CD_13_3}),
        field::prose("team", {"服务团队的专业化要求", "professional requirements for the team"}).by({clause::CD_13_3}),
        field::list(
            "requirements", {"需求条目", "requirements"},
            with({field::text("name", {"条目", "requirement"}), field::prose("description", {"说明", "description"}),
                  field::yes_no("core", {"核心需求", "core"}),
                  field::list("parts", {"细项", "parts"}, {field::text("part", {"细项", "part"})}).maybe()},
                 measure()))
            .by({clause::CD_13_8}),
    };
}

Fields assessment() {
    return {
        field::choice("assessment_type", {"考核管理标准", "standard of assessment"},
                      {{"assessment", {"考核评价标准", "assessment in rounds"}},
                       {"acceptance", {"履约验收标准", "acceptance of deliverables"}}})
            .by({clause::CD_13_4a}),
        field::yes_no("continuing", {"服务具有延续性、合同履行具有周期性", "continuing or performed in cycles"})
            .by({clause::CD_13_4b}),
        field::text("acceptance_reason", {"延续性服务采用验收标准的理由", "why a continuing service is only accepted"})
            .maybe(),
        field::choice("cycle", {"考核周期", "cycle"},
                      {{"month", {"月", "month"}},
                       {"quarter", {"季度", "quarter"}},
                       {"half_year", {"半年", "half a year"}},
                       {"year", {"年", "year"}}})
            .maybe(),
        field::list("indicators", {"考核指标", "indicators"},
                    with({field::text("name", {"指标", "indicator"}), field::score("weight", {"分值", "marks"}),
                          field::prose("rule", {"计分规则", "how it is marked"})},
                         measure()))
            .maybe(),
        field::list(
            "grades", {"考核等次", "grades"},
            {field::text("grade", {"等次", "grade"}), field::score("from", {"最低分", "from"}).between(0, 10'000)})
            .maybe(),
        field::list(
            "deliverables", {"交付成果", "deliverables"},
            {field::text("name", {"成果", "deliverable"}),
             field::list("criteria", {"验收标准", "criteria"}, {field::text("criterion", {"验收标准", "criterion"})})
                 .maybe(),
             field::text("method", {"验收方式", "method"}), field::day("due", {"交付日", "due"})})
            .maybe(),
        field::list("bands", {"考核结果与支付的衔接", "how the result changes the payment"},
                    {field::score("from", {"分数自", "marks from"}).between(0, 10'000),
                     field::score("to", {"分数至", "marks to"}).between(0, 10'000),
                     field::share("ratio", {"支付比例", "share paid"}).between(0, 10'000),
                     field::text("grade", {"等次", "grade"}).maybe()})
            .by({clause::CD_13_9})
            .says({"覆盖 0 至 100 分，不重不漏；最高一档含满分", "covers 0 to 100 without gap or overlap"}),
    };
}

Fields performance() {
    return {
        field::prose("service_time", {"履约时间", "time of performance"}).by({clause::CD_13_5}),
        field::prose("place", {"履约地点", "place"}).by({clause::CD_13_5}),
        field::prose("handover", {"服务衔接期安排", "hand-over period"}).by({clause::CD_13_5}),
        field::prose("unforeseen", {"不可预见事项的处理", "unforeseen matters"}).by({clause::CD_13_5}),
        field::prose("settlement", {"资金结算方式", "settlement"}).by({clause::CD_13_5}),
        field::list("other_requirements", {"其他服务要求", "other requirements"},
                    {field::prose("requirement", {"要求", "requirement"}),
                     field::yes_no("substantive", {"实质性要求", "substantive"})})
            .by({clause::CD_13_6})
            .maybe(),
        field::list("uncertainties", {"不确定因素", "uncertainties"},
                    {field::text("factor", {"因素", "factor"}), field::prose("explanation", {"解释", "explanation"}),
                     field::choice("responsible", {"责任方", "responsible"},
                                   {{"buyer", {"购买主体", "buyer"}},
                                    {"provider", {"承接主体", "provider"}},
                                    {"shared", {"双方分担", "shared"}}}),
                     field::prose("duty", {"职责界定", "who does what"})})
            .by({clause::CD_13_7})
            .maybe(),
        field::yes_no("no_uncertainties", {"不存在不确定因素", "there are no uncertainties"}).maybe(),
        field::yes_no("complex", {"技术复杂或性质特殊，不能事先确定具体要求", "too complex to fix beforehand"}).maybe(),
    };
}

}  // namespace

Fields const& need_fields() {
    static Fields const fields = with(with(with(functions_and_policy(), what_for_whom()), assessment()), performance());
    return fields;
}

std::vector<Section> const& sections() {
    static std::vector<Section> const all{
        {{"(一)功能目标与政策要求", "1 functions and policy"},
         {"functions", "policy_requirements", "procurement", "estimated_price"}},
        {{"(二)标准、规范", "2 standards"}, {"standards"}},
        {{"(三)数量、期限、对象、内容、质量与团队", "3 quantity, term, people, content, quality and team"},
         {"quantity_or_scope", "term_from", "term_to", "beneficiaries", "content", "quality", "team", "requirements"}},
        {{"(四)考核管理标准", "4 assessment"},
         {"assessment_type", "continuing", "acceptance_reason", "cycle", "indicators", "grades", "deliverables",
          "bands"}},
        {{"(五)时间地点、衔接期、不可预见事项与结算", "5 time, place, hand-over, unforeseen matters, settlement"},
         {"service_time", "place", "handover", "unforeseen", "settlement"}},
        {{"(六)其他要求与不确定因素", "6 other requirements and uncertainties"},
         {"other_requirements", "uncertainties", "no_uncertainties", "complex"}},
    };
    return all;
}

namespace {

Fields page_fields() {
    return {
        field::integer("version", {"版本", "version"}),
        field::text("digest", {"内容摘要", "digest of the content"}).between(64, 64),
        field::group("standard", {"适用的需求标准", "binding need standard"},
                     {field::integer("version", {"版本", "version"}), field::text("title", {"名称", "title"}),
                      field::list("requirements", {"标准内容", "requirements"},
                                  {field::text("name", {"项目", "item"}),
                                   field::prose("requirement", {"要求", "requirement"})})}),
        field::choice(
            "argument", {"需求论证", "demonstration"},
            {{"carried_out", {"已论证", "carried out"}}, {"not_carried_out", {"未开展论证", "not carried out"}}}),
        field::list("research", {"需求调查", "research"}, research_fields()),
        field::list("arguments", {"论证意见", "demonstrations"}, argument_fields()),
        field::list("warnings", {"表述提示", "warnings about wording"},
                    {field::integer("number", {"序号", "number"}), field::text("field", {"字段", "field"}),
                     field::text("word", {"用语", "word"}), field::text("excerpt", {"原文", "excerpt"}),
                     field::text("says", {"提示", "warning"})}),
        field::list("reviews", {"内部审核记录", "reviews"}, review_fields()),
        field::list("returned", {"退回记录", "returned"}, return_fields()),
    };
}

}  // namespace

Fields const& need_page_fields() {
    static Fields const fields = with(need_fields(), page_fields());
    return fields;
}

Fields const& draft_fields() {
    static Fields const fields = with({field::reference("project", {"项目", "project"}, "project")}, need_fields());
    return fields;
}

}  // namespace qiyue::need
