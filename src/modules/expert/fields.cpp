#include "modules/expert/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/expert/api.hpp"

namespace qiyue::expert {

namespace {

Field ties() {
    return field::list(
               "ties", {"利害关系", "ties"},
               {field::reference("organisation", {"单位", "organisation"}, "organisation"),
                field::choice("kind", {"关系", "tie"},
                              {{"employment", {"劳动关系", "employment"}},
                               {"adviser", {"担任顾问", "adviser"}},
                               {"directorship", {"担任董事、监事", "director or supervisor"}},
                               {"holding", {"控股股东或实际控制人", "controlling holder"}},
                               {"kin", {"与其负责人有亲属关系", "kin of its head"}},
                               {"other", {"其他可能影响公正的关系", "another tie"}}}),
                field::day("until", {"截至", "until"}).maybe().says({"仍在持续的不填", "leave out while it lasts"})})
        .maybe()
        .says({"近三年及现有的全部如实填写", "all of the last years and of today"});
}

Fields particulars() {
    return {field::list("fields", {"专业领域", "fields"}, {field::choice("field", {"领域", "field"}, field_options())})
                .by({clause::CD_14_4})
                .at_least(1),
            field::text("employer", {"工作单位", "employer"}).by({clause::CD_14_4}),
            field::text("title", {"职称", "title"}).by({clause::CD_14_4}),
            field::choice("title_rank", {"职称等级", "rank of the title"},
                          {{"senior", {"高级", "senior"}},
                           {"middle", {"中级", "middle"}},
                           {"junior", {"初级或无职称", "junior or none"}}})
                .by({clause::LP_123}),
            field::day("practising_since", {"从事相关领域工作自", "in the field since"})
                .maybe()
                .says({"中级职称的必填", "asked of a middle title"}),
            field::day("born", {"出生日期", "born on"}).by({clause::LP_123}).confidential(),
            field::list("regions", {"可参加评审的地区", "regions"},
                        {field::text("region", {"行政区划代码", "code of the region"}).between(6, 6)})
                .maybe()
                .says({"不填的不限；填市级代码的包括其各区县",
                       "leave out for everywhere; a city stands for its districts"}),
            field::list("items", {"熟悉的目录事项", "items he knows of"},
                        {field::reference("item", {"目录事项", "item"}, "catalogue_item")})
                .maybe()
                .says({"不填的按专业领域抽取", "leave out for all of his fields"}),
            field::day("term_from", {"聘期自", "term from"}),
            field::day("term_until", {"聘期至", "term until"}),
            ties()};
}

}  // namespace

std::vector<Option> const& field_options() {
    static std::vector<Option> const options{{"business", {"业务", "business"}},
                                             {"finance", {"财务", "finance"}},
                                             {"management", {"管理", "management"}},
                                             {"law", {"法律", "law"}}};
    return options;
}

Fields const& entry_fields() {
    static Fields const fields = [] {
        Fields all{field::reference("person", {"专家", "expert"}, "person")};
        for (auto& one : particulars()) {
            all.push_back(std::move(one));
        }
        return all;
    }();
    return fields;
}

Fields const& apply_fields() {
    static Fields const fields = [] {
        Fields all{field::reference("call", {"征集公告", "call"}, "expert_call")};
        for (auto& one : particulars()) {
            all.push_back(std::move(one));
        }
        all.push_back(field::digest("papers", {"证明材料", "papers"}).maybe());
        return all;
    }();
    return fields;
}

Fields const& check_fields() {
    static Fields const fields{field::yes_no("passed", {"审核通过", "passed"}),
                               field::prose("opinion", {"审核意见", "opinion"})};
    return fields;
}

Fields const& training_fields() {
    static Fields const fields{field::day("on", {"培训日期", "held on"}),
                               field::text("subject", {"培训内容", "subject"}),
                               field::integer("hours", {"学时", "hours"}).between(1, 100)};
    return fields;
}

Fields const& rate_fields() {
    static Fields const fields{
        field::text("purchase", {"采购活动", "purchase"}), field::day("on", {"评审日", "held on"}),
        field::choice("rating", {"评价", "rating"}, rating_options()), field::prose("note", {"说明", "note"})};
    return fields;
}

Fields const& standing_fields() {
    static Fields const fields{
        field::choice("result", {"考评结论", "result"},
                      {{"stay", {"继续聘用", "stays"}}, {"leave", {"提出退库", "is proposed to leave"}}}),
        field::prose("note", {"说明", "note"})};
    return fields;
}

Fields const& keep_fields() {
    static Fields const fields{field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& call_fields() {
    static Fields const fields{field::text("title", {"公告标题", "title"}),
                               field::list("fields", {"征集的专业领域", "fields asked for"},
                                           {field::choice("field", {"领域", "field"}, field_options())})
                                   .at_least(1),
                               field::prose("conditions", {"条件和材料", "conditions and papers"}),
                               field::day("until", {"报名截止日", "apply until"})};
    return fields;
}

Fields const& limit_fields() {
    static Fields const fields{
        field::text("document", {"依据文件", "document"}).says({"标题和文号", "its title and number"}),
        field::day("from", {"自该日起执行", "holds from"}),
        field::integer("sittings_a_year", {"一年最多参加评审次数", "sittings a year at most"})
            .between(0, 1000)
            .says({"0 表示不限", "0: no limit"}),
        field::integer("rest_days", {"两次评审间隔天数", "days between two"}).between(0, 365)};
    return fields;
}

Fields const& change_fields() {
    static Fields const fields = particulars();
    return fields;
}

std::vector<Option> const& presence_options() {
    static std::vector<Option> const options{{"full", {"按时到场并完成评审", "came in time and stayed"}},
                                             {"late", {"迟到，完成评审", "came late, and stayed"}},
                                             {"left", {"中途离场，未完成评审", "left before the end"}},
                                             {"absent", {"缺席", "absent"}}};
    return options;
}

std::vector<Option> const& rating_options() {
    static std::vector<Option> const options{
        {"good", {"好", "good"}}, {"fair", {"一般", "fair"}}, {"poor", {"差", "poor"}}};
    return options;
}

namespace {

// LP-126 七类情形列入不良行为记录
Field conduct_kind() {
    return field::choice(
        "conduct", {"不良行为", "bad conduct"},
        {{"not_independent",
          {"未按规定的评审程序、方法和标准独立评审", "did not evaluate by himself and by the published rules"}},
         {"leak", {"泄露评审文件、评审情况", "told of documents or of what was said"}},
         {"not_recused", {"与供应商存在利害关系未回避", "had a tie with a supplier and did not stand aside"}},
         {"bribe", {"收受贿赂或者获取其他不正当利益", "took a bribe or another undue benefit"}},
         {"false_material", {"提供虚假申请材料", "gave false papers to be admitted"}},
         {"no_cooperation",
          {"拒不配合答复询问、质疑、投诉等法定义务", "would not help to answer an enquiry, a query or a complaint"}},
         {"discredit",
          {"以评审专家身份从事有损政府采购公信力的活动", "as an expert did what harms the trust in purchasing"}}});
}

}  // namespace

Fields const& conduct_fields() {
    static Fields const fields{
        conduct_kind().by({clause::LP_126}),
        field::yes_no("affected_result", {"影响中标、成交结果", "the result was affected"}),
        field::text("decision_number", {"认定文号", "number of the decision"}).by({clause::LP_126}),
        field::day("on", {"认定日", "decided on"}),
        field::prose("facts", {"事实", "facts"}),
        field::digest("decision", {"认定文书", "decision"}).maybe(),
    };
    return fields;
}

Fields const& explain_fields() {
    static Fields const fields{
        field::reference("review", {"评审", "evaluation"}, "review"),
        field::prose("explanation", {"本人说明", "what you say to it"}),
    };
    return fields;
}

Fields const& standard_fields() {
    static Fields const fields{
        field::text("document", {"依据文件", "document"}).says({"标题和文号", "its title and number"}),
        field::day("from", {"自该日起执行", "holds from"}),
        field::money("base", {"基本报酬", "for the first hours"}).between(0, INT64_MAX),
        field::integer("base_hours", {"基本报酬包含的小时数", "hours that it covers"}).between(0, 24),
        field::money("hour", {"超出后每小时", "for each hour beyond"}).between(0, INT64_MAX),
    };
    return fields;
}

Fields const& tie_fields() {
    static Fields const fields{ties()};
    return fields;
}

Fields const& shown_fields() {
    static Fields const fields = [] {
        auto all = particulars();
        all.insert(all.begin(), field::text("name", {"姓名", "name"}));
        auto conduct = conduct_kind();
        conduct.name = "conduct";
        all.push_back(field::prose("check_opinion", {"入库审核意见", "opinion of the check"}));
        all.push_back(field::list("trainings", {"培训记录", "training"}, training_fields()));
        all.push_back(field::list("ratings", {"代理机构评价", "ratings by agencies"}, [] {
            auto rated = rate_fields();
            rated.push_back(field::text("by", {"评价机构", "rated by"}));
            return rated;
        }()));
        all.push_back(field::integer("poor_ratings", {"评价为“差”的次数", "rated poor"}));
        all.push_back(field::integer("sittings_last_year", {"近一年参加评审次数", "evaluations in the last year"}));
        all.push_back(field::money("fees", {"劳务报酬合计", "fees together"}));
        all.push_back(field::list(
            "sittings", {"履职记录", "record of duty"},
            {field::text("title", {"采购活动", "purchase"}), field::day("on", {"评审日", "held on"}),
             field::choice("presence", {"到场情况", "presence"}, presence_options()),
             field::integer("minutes", {"评审时长（分钟）", "minutes"}),
             field::choice("rating", {"评价", "rating"}, rating_options()), field::prose("note", {"说明", "note"}),
             field::money("fee", {"劳务报酬", "fee"}), field::text("fee_sum", {"计算过程", "how it was computed"}),
             field::prose("explanation", {"本人说明", "his own words"})}));
        all.push_back(
            field::list("bad_conduct", {"不良行为记录", "bad conduct"},
                        {std::move(conduct), field::yes_no("affected_result", {"影响结果", "affected the result"}),
                         field::text("decision_number", {"认定文号", "number of the decision"}),
                         field::day("on", {"认定日", "decided on"}), field::prose("facts", {"事实", "facts"}),
                         field::yes_no("barred", {"禁止参加评审", "barred"})}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::expert
