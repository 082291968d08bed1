#include "modules/delivery/fields.hpp"

// The fields of checks: planned, drawn, recorded, corrected, rechecked.
namespace qiyue::delivery {

std::vector<Option> const& check_options() {
    static std::vector<Option> const all{
        {"daily", {"日常督导", "daily guidance"}},
        {"special", {"专项检查", "special check"}},
        {"random", {"随机抽查", "random check"}},
        {"third_party", {"第三方检查", "check by a third party"}},
        {"complaint", {"投诉核查", "check of a complaint"}},
        {"department", {"主管部门督查", "check by the department"}},
        {"mid_term", {"中期检查", "mid-term check"}},
    };
    return all;
}

Fields const& plan_check_fields() {
    static Fields const fields{
        field::reference("delivery", {"项目实施", "follow-up"}, "delivery"),
        field::choice("form", {"检查方式", "form"}, check_options()),
        field::text("title", {"检查名称", "title"}),
        field::day("on", {"检查日", "on"}),
        field::prose("scope", {"检查内容", "scope"}).maybe(),
        field::reference("complaint", {"据以核查的反映", "the complaint it looks into"}, "public_report").maybe(),
        field::reference("assessor", {"第三方机构", "third party"}, "organisation:assessor").maybe(),
        field::list("population", {"抽查范围", "drawn from"},
                    {field::text("name", {"点位、日期或对象", "site, day or person"})})
            .maybe()
            .says({"随机抽查须填写", "of a random check"}),
        field::integer("size", {"抽取数量", "how many are drawn"}).between(1, 500).maybe(),
    };
    return fields;
}

Fields const& draw_check_fields() {
    static Fields const fields{
        field::text("contribution", {"抽取随机语", "a text of your own choice"})
            .between(8, 200)
            .says({"任意写一句话，与平台事先承诺的随机数合成种子",
                   "any words: the seed comes out of them and of what the platform committed to before"}),
    };
    return fields;
}

Fields const& record_check_fields() {
    static Fields const fields{
        field::instant("held_at", {"检查时间", "held at"}).maybe(),
        field::text("place", {"地点", "place"}).maybe(),
        field::prose("facts", {"检查情况", "what was found"}),
        field::prose("process", {"服务过程", "process of the service"}).maybe(),
        field::prose("tasks", {"任务完成", "tasks done"}).maybe(),
        field::prose("money", {"资金使用", "use of money"}).maybe(),
        field::prose("advice", {"督导建议", "advice"}).maybe(),
        field::score("score", {"评分", "score"}).between(0, 10'000).maybe(),
        photos_field(),
        field::choice("outcome", {"结论", "outcome"},
                      {{"passed", {"通过", "passed"}},
                       {"correct", {"整改", "to be corrected"}},
                       {"stop", {"终止", "to be stopped"}}}),
        field::text("term", {"所依据的合同条款", "term of the contract it rests on"}).maybe(),
        field::prose("demand", {"整改要求", "what has to be corrected"}).maybe(),
        field::day("correct_by", {"整改期限", "to be corrected by"}).maybe(),
    };
    return fields;
}

Fields const& correct_fields() {
    static Fields const fields{
        field::prose("correction", {"整改情况", "how it was corrected"}),
        field::list("proof", {"整改证明", "proof"}, {field::digest("file", {"证明材料", "file"})}).maybe(),
    };
    return fields;
}

Fields const& recheck_fields() {
    static Fields const fields{
        field::yes_no("corrected", {"复查通过", "corrected"}),
        field::prose("finding", {"复查意见", "finding"}),
        field::day("again_by", {"继续整改期限", "to be corrected by"}).maybe().when("corrected", {"no"}),
    };
    return fields;
}

Fields const& check_page_fields() {
    static Fields const fields = [] {
        auto all = joined({&plan_check_fields(), &record_check_fields(), &correct_fields(), &recheck_fields()});
        all.push_back(field::yes_no("correction_overdue", {"整改逾期", "the correction is overdue"}));
        all.push_back(field::list(
            "corrections", {"整改与复查记录", "corrections"},
            {field::day("by_day", {"期限", "by"}), field::prose("correction", {"整改情况", "how it was corrected"}),
             field::instant("at", {"时间", "at"}), field::prose("finding", {"复查意见", "finding"}),
             field::yes_no("corrected", {"复查通过", "corrected"})}));
        all.push_back(
            field::group("draw", {"随机抽取", "draw"},
                         {field::text("platform_commitment", {"平台事先承诺", "committed to before"}).between(0, 64),
                          field::text("seed", {"随机种子", "seed"}),
                          field::list("sample", {"抽中", "drawn"}, {field::text("name", {"名称", "name"})}),
                          field::yes_no("agrees", {"按记录重抽一致", "drawn again with the same result"})}));
        all.push_back(
            field::list("earlier", {"此前的检查", "checks before"},
                        {field::choice("form", {"方式", "form"}, check_options()),
                         field::text("title", {"名称", "title"}), field::day("on", {"日期", "on"}),
                         field::prose("facts", {"情况", "what was found"}), field::score("score", {"评分", "score"})}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::delivery
