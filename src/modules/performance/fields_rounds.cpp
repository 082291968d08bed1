#include "modules/performance/fields.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::performance {

Field items_field(std::string name, Text label) {
    return field::list(std::move(name), std::move(label),
                       {field::text("indicator", {"考核指标", "indicator"}),
                        field::score("mark", {"得分", "mark"}).at_least(0),
                        field::prose("finding", {"考核情况", "finding"}),
                        field::digest("evidence", {"依据材料", "evidence"}).maybe()});
}

Fields const& plan_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        // CD-26-2 日常考核、专项考核、随机抽查或相关职能部门督查等方式
        field::choice("form", {"考核方式", "form"},
                      {{"daily", {"日常考核", "day-to-day"}},
                       {"special", {"专项考核", "special"}},
                       {"random", {"随机抽查", "random inspection"}},
                       {"supervision", {"职能部门督查", "supervision by the line department"}}})
            .by({clause::CD_26_2}),
        field::text("title", {"考核名称", "title"}),
        field::day("held", {"考核日", "held on"}),
        field::prose("scope", {"考核内容与安排", "scope and plan"}),
        field::integer("instalment", {"挂钩的付款期次", "instalment it decides"}).between(1, 100).maybe(),
        field::yes_no("annual", {"年度合同履行完毕的考核", "assessment of the year"}).maybe(),
    };
    return fields;
}

Fields const& draw_fields() {
    static Fields const fields{
        field::list("population", {"抽查范围", "population"},
                    {field::text("name", {"点位、日期或事项", "site, day or item"})})
            .at_least(1),
        field::integer("size", {"抽取数量", "sample size"}).between(1, 500),
    };
    return fields;
}

Fields const& score_fields() {
    static Fields const fields{
        items_field("items", {"考核指标得分", "marks"}),
        field::list("reports", {"媒体与市民反映的处理", "reports taken into account"},
                    {field::reference("report", {"反映事项", "report"}, "public_report"),
                     field::prose("finding", {"在本次考核中的认定", "finding"})})
            .maybe(),
        // CD-26-6 对服务质量、服务数量、服务成效和服务费用等方面进行专业评估监理
        field::group("aspects", {"第三方专业评估", "third party's report"},
                     {field::prose("quality", {"服务质量", "quality"}).maybe(),
                      field::prose("quantity", {"服务数量", "quantity"}).maybe(),
                      field::prose("effect", {"服务成效", "effect"}).maybe(),
                      field::prose("cost", {"服务费用", "cost"}).maybe()})
            .maybe(),
    };
    return fields;
}

Fields const& rate_fields() {
    static Fields const fields{
        field::score("score", {"评分", "score"}).between(0, 10'000),
        field::prose("comment", {"意见", "comment"}).maybe(),
    };
    return fields;
}

Fields const& bulletin_fields() {
    static Fields const fields{
        field::prose("summary", {"考核检查情况", "summary"}),
        field::digest("document", {"通报文件", "document"}).maybe(),
    };
    return fields;
}

Fields const& deliver_fields() {
    static Fields const fields{
        field::choice("channel", {"送达方式", "channel"},
                      {{"in_person", {"直接送达", "in person"}},
                       {"post", {"邮寄送达", "by post"}},
                       {"left", {"留置送达", "left in place"}}}),
        field::digest("proof", {"送达回证", "proof of delivery"}),
    };
    return fields;
}

Fields const& round_page_fields() {
    static Fields const fields = [] {
        auto all = plan_fields();
        for (auto const& one : score_fields()) {
            all.push_back(one);
        }
        all.push_back(field::group(
            "draw", {"随机抽取", "draw"},
            {field::text("seed", {"随机种子", "seed"}),
             field::list("population", {"抽查范围", "population"}, {field::text("name", {"名称", "name"})}),
             field::list("sample", {"抽中", "drawn"}, {field::text("name", {"名称", "name"})}),
             field::yes_no("agrees", {"按种子重算一致", "drawn again with the same result"})}));
        all.push_back(field::score("score", {"考核得分", "score"}));
        all.push_back(field::score("first_score", {"原得分", "score before the correction"}));
        all.push_back(
            field::list("bulletins", {"考核通报", "bulletins"},
                        {field::integer("number", {"次序", "number"}), field::day("day", {"出具日", "issued"}),
                         field::score("score", {"得分", "score"}), field::prose("summary", {"情况", "summary"}),
                         field::text("digest", {"摘要", "digest"}).between(64, 64),
                         field::yes_no("superseded", {"已被更正", "superseded"})}));
        all.push_back(field::instant("received_at", {"承接主体收到时间", "received"}));
        all.push_back(field::day("objection_until", {"异议截止日", "objections until"}));
        all.push_back(field::integer("rating_count", {"测评人数", "people who rated"}));
        all.push_back(field::score("rating_average", {"测评均分", "average rating"}));
        return all;
    }();
    return fields;
}

Fields const& objection_fields() {
    static Fields const fields{
        field::reference("assessment", {"考核", "assessment"}, "assessment"),
        field::text("indicator", {"有异议的指标", "indicator objected to"}).maybe(),
        field::prose("grounds", {"异议理由", "grounds"}),
        field::list(
            "evidence", {"证据", "evidence"},
            {field::digest("file", {"证据材料", "file"}), field::text("shows", {"证明内容", "what it shows"}).maybe()})
            .maybe(),
    };
    return fields;
}

Fields const& verify_fields() {
    static Fields const fields{
        field::prose("method", {"核实方式", "how it was verified"}),
        field::prose("findings", {"核实情况", "findings"}),
        field::digest("record", {"核实记录", "record"}).maybe(),
    };
    return fields;
}

Fields const& reply_fields() {
    static Fields const fields{
        field::choice("decision", {"处理决定", "decision"},
                      {{"upheld", {"异议成立，予以修正", "upheld, corrected"}},
                       {"rejected", {"异议不成立，维持原结果", "rejected, the result stands"}}}),
        field::prose("reason", {"理由", "reason"}).by({clause::CD_27_6}),
        items_field("corrected", {"修正后的得分", "corrected marks"}).maybe(),
    };
    return fields;
}

Fields const& objection_page_fields() {
    static Fields const fields = [] {
        auto all = objection_fields();
        for (auto const& group : {verify_fields(), reply_fields()}) {
            all.insert(all.end(), group.begin(), group.end());
        }
        all.push_back(field::instant("filed_at", {"提出时间", "filed"}));
        all.push_back(field::instant("replied_at", {"回复时间", "replied"}));
        all.push_back(field::text("signer", {"回复人", "signed by"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::performance
