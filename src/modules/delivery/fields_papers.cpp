#include "modules/delivery/fields.hpp"
#include "modules/delivery/steps.hpp"

// The fields of what the provider writes: the scheme and its reports.
namespace qiyue::delivery {

namespace {

constexpr std::int64_t whole = 10'000;  // basis points
constexpr std::int64_t most_units = 100'000'000;
constexpr std::int64_t most_instalments = 200;

Field accepted_field() {
    return field::list("accepted", {"确认数量", "accepted quantities"},
                       {field::text("item", {"服务项目", "service"}),
                        field::integer("quantity", {"确认数量", "accepted"}).between(0, most_units),
                        field::prose("finding", {"核减原因", "why less"}).maybe()})
        .maybe()
        .says({"只填与申报不同的；未填的按申报数量确认",
               "only what differs from the report; the rest stands as reported"});
}

Fields scheme_contents() {
    return {
        field::text("title", {"方案名称", "title"}),
        field::prose("basis", {"依据(中标响应、立项申请)", "what it follows from: the offer, the application"}),
        field::prose("organisation", {"组织与人员安排", "organisation and staff"}),
        field::prose("change", {"与上一版相比的变化及理由", "what changes against the version before, and why"})
            .maybe()
            .says({"首版不填", "not for the first version"}),
        field::list("milestones", {"里程碑(活动)", "milestones"},
                    {field::text("name", {"名称", "name"}), field::day("due", {"应完成日", "due"}),
                     field::prose("deliverable", {"成果", "deliverable"})})
            .at_least(1),
        field::list("targets", {"目标", "targets"},
                    {field::text("indicator", {"指标", "indicator"}),
                     field::choice("aspect", {"方面", "aspect"},
                                   {{"quantity", {"数量", "quantity"}},
                                    {"quality", {"质量", "quality"}},
                                    {"benefit", {"效益", "benefit"}}}),
                     field::text("unit", {"单位", "unit"}),
                     field::integer("target", {"累计目标", "total by then"}).at_least(1),
                     field::day("by", {"截止日", "by"})})
            .at_least(1)
            .says({"同一指标可分期写累计目标", "the same indicator may have totals for several days"}),
        field::list("budget", {"成本预算", "budget by kind of cost"},
                    {field::choice("cost", {"成本类别", "kind of cost"}, cost_options()),
                     field::money("amount", {"金额", "amount"}).at_least(1)})
            .maybe(),
        field::integer("report_months", {"定期报告间隔(月)", "months between reports"}).at_least(1),
        field::digest("document", {"方案文件", "document"}).maybe(),
    };
}

Fields progress_contents() {
    return {
        field::choice("sort", {"类别", "sort"},
                      {{"report", {"定期报告", "periodic report"}},
                       {"news", {"进展动态", "news of progress"}},
                       {"self_check", {"自查报告", "self-check"}}}),
        field::text("title", {"标题", "title"}),
        field::day("from", {"期间自", "from"}).maybe(),
        field::day("to", {"期间至", "to"}),
        field::prose("summary", {"实施情况", "what was done"}),
        field::share("done_share", {"累计完成比例", "done so far"}).between(0, whole).maybe(),
        field::list("actuals", {"本期完成量", "delivered in the period"},
                    {field::text("indicator", {"指标", "indicator"}),
                     field::integer("actual", {"本期实际", "delivered"}).at_least(0)})
            .maybe(),
        field::integer("instalment", {"结算期次", "settled in instalment"})
            .between(1, most_instalments)
            .maybe()
            .says({"按数量结算的合同填写", "of a contract that is settled by quantity"}),
        field::list("quantities", {"本期服务数量", "quantities to be paid"},
                    {field::text("item", {"服务项目", "service"}),
                     field::integer("quantity", {"数量", "quantity"}).between(0, most_units),
                     field::money("unit_price", {"单价", "unit price"}).at_least(1)})
            .maybe()
            .says({"服务项目和单价与合同一致", "services and unit prices are those of the contract"}),
        field::list("fulfilment", {"合同条款履行情况", "terms of the contract"},
                    {field::text("term", {"合同条款", "term"}), field::yes_no("fulfilled", {"已履行", "fulfilled"}),
                     field::prose("note", {"说明", "note"}).maybe()})
            .maybe(),
        field::prose("problems", {"问题与需要协调的事项", "problems"}).maybe(),
        photos_field(),
        field::digest("document", {"报告附件", "document"}).maybe(),
    };
}

Fields beginning_with(Field first, Fields rest) {
    rest.insert(rest.begin(), std::move(first));
    return rest;
}

Field parent_field() {
    return field::reference("delivery", {"项目实施", "follow-up"}, "delivery");
}

}  // namespace

Fields const& scheme_fields() {
    static Fields const fields = beginning_with(parent_field(), scheme_contents());
    return fields;
}

Fields const& amend_scheme_fields() {
    static Fields const fields = scheme_contents();
    return fields;
}

Fields const& opinion_fields() {
    static Fields const fields{field::prose("opinion", {"意见", "opinion"})};
    return fields;
}

Fields const& scheme_page_fields() {
    static Fields const fields = [] {
        auto all = scheme_fields();
        all.push_back(field::integer("version", {"版本", "version"}));
        all.push_back(field::day("in_force_from", {"生效日", "in force from"}));
        all.push_back(field::prose("opinion", {"购买主体意见", "the buyer's opinion"}));
        return all;
    }();
    return fields;
}

Fields const& progress_fields() {
    static Fields const fields = beginning_with(parent_field(), progress_contents());
    return fields;
}

Fields const& amend_progress_fields() {
    static Fields const fields = progress_contents();
    return fields;
}

Fields const& confirm_progress_fields() {
    static Fields const fields{opinion_fields().front(), accepted_field()};
    return fields;
}

Fields const& progress_page_fields() {
    static Fields const fields = [] {
        auto all = progress_fields();
        all.push_back(field::day("filed_on", {"报送日", "filed on"}));
        all.push_back(field::yes_no("late", {"迟报", "late"}));
        all.push_back(field::prose("opinion", {"购买主体意见", "the buyer's opinion"}));
        all.push_back(accepted_field());
        all.push_back(
            field::list("shortfalls", {"与目标比较", "against the targets"},
                        {field::text("indicator", {"指标", "indicator"}), field::integer("target", {"目标", "target"}),
                         field::integer("actual", {"累计实际", "delivered so far"}),
                         field::integer("shortfall", {"缺口", "shortfall"})}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::delivery
