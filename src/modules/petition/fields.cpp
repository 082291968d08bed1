#include "modules/petition/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::petition {

std::vector<Option> const& kinds() {
    static std::vector<Option> const all{{"petition", {"信访", "petition"}}, {"complaint", {"投诉", "complaint"}}};
    return all;
}

Fields const& file_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::choice("kind", {"类别", "kind"}, kinds()),
        field::prose("said", {"反映的事项", "what it is about"}),
        field::prose("facts", {"事实和线索", "facts"}).maybe(),
        field::text("name", {"姓名或单位", "name"}).maybe().says({"不予公开", "never made public"}).confidential(),
        field::text("contact", {"联系方式", "contact"})
            .maybe()
            .says({"用于答复，不予公开", "to answer you, never made public"})
            .confidential(),
    };
    return fields;
}

Fields const& acceptance_fields() {
    static Fields const fields{
        field::yes_no("accepted", {"予以受理", "it is taken up"}).by({clause::LA_V_2_4_d}),
        field::prose("acceptance", {"受理或不予受理的说明", "what the sender is told"})
            .by({clause::LA_V_2_4_d})
            .says({"不予受理的写明理由和应向何处提出", "where it is not, why, and where to turn"}),
    };
    return fields;
}

Fields const& inquiry_fields() {
    static Fields const fields{
        field::list("steps", {"调查经过", "what was done"},
                    {field::day("on", {"日期", "on"}), field::prose("what", {"调查事项", "what"})})
            .at_least(1)
            .by({clause::LA_V_2_4_d}),
        field::prose("findings", {"查明的事实", "what was found"}).by({clause::LA_V_2_4_d}),
        field::digest("report", {"调查报告", "report"}).maybe(),
    };
    return fields;
}

Fields const& decision_fields() {
    static Fields const fields{
        field::choice("outcome", {"处理意见", "decision"},
                      {{"supported", {"诉求成立，予以支持", "founded"}},
                       {"partly", {"部分成立", "partly founded"}},
                       {"unfounded", {"不成立", "not founded"}}})
            .by({clause::LA_V_2_4_d}),
        field::prose("decision", {"决定及依据", "decision and its ground"}).by({clause::LA_V_2_4_d}),
    };
    return fields;
}

// The answer is not mandatory by description: the step says what is missing, whatever was typed.
Fields const& answer_fields() {
    static Fields const fields{
        field::prose("answer", {"书面答复", "written answer"})
            .maybe()
            .says({"答复给信访人、投诉人；凭回执号可查", "to the sender, who finds it by the receipt"}),
        field::choice("way", {"送达方式", "how it was sent"},
                      {{"receipt", {"凭回执号查询", "found by the receipt"}},
                       {"letter", {"书面送达", "by letter"}},
                       {"telephone", {"电话告知并记录", "by telephone, recorded"}}})
            .maybe(),
    };
    return fields;
}

Fields const& shown_fields() {
    static Fields const fields = [] {
        Fields all{field::text("receipt", {"回执号", "receipt"})};
        for (auto const& group :
             {file_fields(), acceptance_fields(), inquiry_fields(), decision_fields(), answer_fields()}) {
            for (auto const& one : group) {
                all.push_back(one);
            }
        }
        all.push_back(field::day("answered_on", {"答复日", "answered on"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::petition
