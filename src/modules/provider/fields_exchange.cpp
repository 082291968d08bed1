#include "modules/provider/fields.hpp"
#include "modules/provider/forms.hpp"

namespace qiyue::provider {

Fields const& exchange_fields() {
    static Fields const fields{
        field::text("source", {"来源（文号、批次）", "source"}),
        field::list(
            "findings", {"监管结果", "findings"},
            {field::reference("provider", {"承接主体", "provider"}, "organisation:provider"),
             field::choice("finding", {"类别", "kind"}, finding_kinds()),
             field::integer("year", {"年度", "year"}).between(2000, 2100).maybe(),
             field::choice("result", {"结论", "result"}, finding_results())
                 .maybe()
                 .when("finding", {"annual_inspection", "assessment"}),
             field::integer("grade", {"等级（A 的个数）", "grade, as a count of A"})
                 .between(1, 5)
                 .maybe()
                 .when("finding", {"grade"}),
             field::choice("graded_by", {"评定机构级别", "graded by"}, graders()).maybe().when("finding", {"grade"}),
             field::day("on", {"作出（列入、评定）日期", "on"}), field::day("until", {"有效期至", "until"}).maybe(),
             field::text("document", {"文书及文号", "document and number"})})
            .says({"年检须有年度和结论，等级须有级别和评定机构",
                   "an inspection has its year and result, a grade its grader"}),
    };
    return fields;
}

Fields const& lift_finding_fields() {
    static Fields const fields{field::integer("row", {"第几行", "row"}).between(1, 500),
                               field::day("lifted_on", {"移出（更正）日期", "lifted on"}),
                               field::text("lifted_by", {"依据文号", "document and number"})};
    return fields;
}

Fields const& qualification_fields() {
    static Fields const fields{
        field::integer("year", {"年度", "year"}).between(2000, 2100),
        field::choice("scope", {"项目类别", "kind of project"}, scopes()),
        field::list("fields", {"服务领域", "fields of service"},
                    {field::choice("field", {"领域", "field"}, service_fields())}),
        field::prose("introduction", {"基本情况（公开）", "about it, for everybody"}),
    };
    return fields;
}

Fields const& qualification_shown() {
    static Fields const fields = [] {
        auto all = qualification_fields();
        all.insert(all.begin(), field::text("provider_name", {"承接主体", "provider"}));
        all.push_back(
            field::list("conditions", {"核对所依据的标准", "standards it was held against"},
                        {field::text("name", {"标准", "standard"}), field::text("version", {"版本", "version"}),
                         field::text("policy", {"政策依据", "policy"})}));
        all.push_back(field::prose("reason", {"理由", "reason"}));
        for (auto& one : all) {
            one.optional = true;
        }
        return all;
    }();
    return fields;
}

Fields const& decline_fields() {
    static Fields const fields{field::prose("reason", {"理由及依据", "reason and its ground"})};
    return fields;
}

}  // namespace qiyue::provider
