#include "modules/delivery/fields.hpp"
#include "modules/delivery/steps.hpp"

// The fields of the follow-up itself: what is entered on it, and what its page shows.
namespace qiyue::delivery {

namespace {

std::vector<Option> const& milestone_options() {
    static std::vector<Option> const all{{"scheduled", {"未完成", "not yet done"}},
                                         {"reported", {"已报完成，待确认", "reported, to be confirmed"}},
                                         {"met", {"已达成", "met"}},
                                         {"partially_met", {"部分达成", "partially met"}},
                                         {"not_met", {"未达成", "not met"}}};
    return all;
}

// "No data" is said, and never shown as nought.
Field known_field() {
    return field::choice("known", {"有无数据", "data"}, {{"yes", {"有", "yes"}}, {"no", {"暂无数据", "no data"}}});
}

Fields figures_fields() {
    return {
        field::share("done_share", {"实施进度", "done"}),
        field::integer("milestones_met", {"已达成里程碑", "milestones met"}),
        field::integer("milestones_total", {"里程碑总数", "milestones"}),
        field::integer("milestones_overdue", {"逾期里程碑", "milestones overdue"}),
        field::share("milestones_share", {"里程碑达成率", "share of milestones met"}),
        field::money("price", {"合同金额", "contract price"}),
        field::money("paid", {"已支付", "paid"}),
        field::money("remaining", {"未支付", "not yet paid"}),
        field::share("paid_share", {"资金进度", "share paid"}),
        field::yes_no("payment_ahead", {"付款超前于进度", "payment ahead of work"}),
        field::integer("reports", {"已确认报告", "reports confirmed"}),
        field::integer("reports_late", {"迟报次数", "reports filed late"}),
        field::integer("checks", {"检查次数", "checks made"}),
        field::score("mean_score", {"检查均分", "mean score of checks"}),
        field::integer("corrections_open", {"未完成整改", "corrections open"}),
        field::integer("corrections_overdue", {"逾期整改", "corrections overdue"}),
        field::list("supervision", {"监管计划执行", "plan of supervision"},
                    {field::choice("form", {"方式", "form"}, check_options()), field::text("what", {"内容", "what"}),
                     field::text("who", {"责任人", "who"}), field::integer("planned", {"计划次数", "planned"}),
                     field::integer("executed", {"已执行", "executed"})}),
        field::list("targets", {"目标与实际", "targets"},
                    {field::text("indicator", {"指标", "indicator"}), field::text("unit", {"单位", "unit"}),
                     field::integer("target", {"目标", "target"}), field::integer("actual", {"实际", "actual"}),
                     field::integer("shortfall", {"缺口", "shortfall"}), field::share("share", {"缺口比例", "share"}),
                     field::integer("due_target", {"到期目标", "target by now"}),
                     field::integer("deviation", {"偏差", "deviation"})}),
        field::group("account", {"项目专账", "project account"},
                     {field::money("income", {"收入", "income"}), field::money("spent", {"支出", "spent"}),
                      field::money("balance", {"余额", "balance"}),
                      field::yes_no("overspent", {"支出超过收入", "more spent than received"}),
                      field::list("lines", {"按成本类别", "by kind of cost"},
                                  {field::choice("cost", {"成本类别", "kind of cost"}, cost_options()),
                                   field::money("budget", {"预算", "budget"}), field::money("spent", {"支出", "spent"}),
                                   field::yes_no("over", {"超预算", "over budget"})}),
                      field::money("surplus", {"盈余", "surplus"}),
                      field::money("kept", {"可留用盈余", "surplus kept"}),
                      field::money("to_return", {"应退回", "to be returned"})}),
        field::list("questions", {"四问", "the four questions"},
                    {field::choice("question", {"问题", "question"},
                                   {{"delivered", {"服务是否到位", "is it delivered"}},
                                    {"quality", {"质量如何", "how good is it"}},
                                    {"cost", {"成本高低", "what does it cost"}},
                                    {"satisfaction", {"群众是否满意", "are people satisfied"}}}),
                     field::text("answer", {"回答", "answer"}), known_field()}),
        field::list("figures", {"六项指标", "six figures"},
                    {field::choice("figure", {"指标", "figure"},
                                   {{"goal", {"项目目标", "goal"}},
                                    {"tasks", {"任务要求", "tasks"}},
                                    {"cost", {"成本投入", "cost"}},
                                    {"funds", {"经费使用", "use of funds"}},
                                    {"output", {"产出绩效", "output"}},
                                    {"satisfaction", {"服务对象满意度", "satisfaction"}}}),
                     field::text("target", {"目标", "target"}), field::text("actual", {"实际", "actual"}),
                     known_field()}),
    };
}

}  // namespace

Fields joined(std::vector<Fields const*> const& groups) {
    Fields all;
    for (auto const* group : groups) {
        all.insert(all.end(), group->begin(), group->end());
    }
    return all;
}

Field photos_field() {
    return field::list("photos", {"照片", "photos"},
                       {field::digest("file", {"照片文件", "photo"}), field::text("note", {"说明", "note"}).maybe(),
                        field::instant("taken_at", {"拍摄时间", "taken at"}).maybe(),
                        field::text("latitude", {"纬度", "latitude"})
                            .maybe()
                            .says({"十进制度数，如 30.657400", "decimal degrees: 30.657400"}),
                        field::text("longitude", {"经度", "longitude"})
                            .maybe()
                            .says({"十进制度数，如 104.065735", "decimal degrees: 104.065735"})})
        .maybe();
}

Fields const& open_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::reference("responsible", {"责任人", "responsible official"}, "person")
            .says(
                {"合同结束前由其负责，更换须登记移交", "answers for it to the end; replaced by a recorded hand-over"}),
    };
    return fields;
}

Fields const& hand_over_fields() {
    static Fields const fields{
        field::reference("to", {"接任责任人", "who takes over"}, "person"),
        field::prose("reason", {"更换原因", "reason"}),
        field::prose("handed", {"移交事项", "what is handed over"}),
    };
    return fields;
}

Fields const& supervise_fields() {
    static Fields const fields{
        field::list("plan", {"监管计划", "plan of supervision"},
                    {field::choice("form", {"方式", "form"}, check_options()), field::text("what", {"内容", "what"}),
                     field::text("who", {"责任人", "who"}),
                     field::integer("times", {"计划次数", "how often"}).between(1, 366)})
            .at_least(1),
    };
    return fields;
}

Fields const& report_milestone_fields() {
    static Fields const fields{
        field::integer("number", {"里程碑序号", "milestone"}).at_least(1),
        field::day("done_on", {"完成日", "done on"}),
        field::prose("account", {"完成情况", "what was done"}),
        field::list("evidence", {"证明材料", "evidence"}, {field::digest("file", {"材料", "file"})}).maybe(),
    };
    return fields;
}

Fields const& confirm_milestone_fields() {
    static Fields const fields{
        field::integer("number", {"里程碑序号", "milestone"}).at_least(1),
        field::choice("outcome", {"认定", "outcome"},
                      {{"met", {"已达成", "met"}},
                       {"partially_met", {"部分达成", "partially met"}},
                       {"not_met", {"未达成", "not met"}}}),
        field::prose("finding", {"认定意见", "finding"}),
    };
    return fields;
}

Fields const& measure_fields() {
    static Fields const fields{
        field::integer("number", {"里程碑序号", "milestone"}).at_least(1),
        field::prose("measure", {"更正措施", "what is done about it"}),
        field::day("measure_by", {"更正期限", "set right by"}),
    };
    return fields;
}

Fields const& entry_fields() {
    static Fields const fields{
        field::choice("direction", {"收支", "direction"},
                      {{"income", {"收入", "income"}}, {"expenditure", {"支出", "expenditure"}}}),
        field::choice("cost", {"成本类别", "kind of cost"}, cost_options())
            .maybe()
            .says({"支出须填写", "of an expenditure"}),
        field::money("amount", {"金额", "amount"}).at_least(1),
        field::day("day", {"日期", "day"}),
        field::text("voucher", {"凭证号", "voucher"}).maybe(),
        field::yes_no("split", {"该凭证由几个项目分摊", "the voucher is split among projects"}).maybe(),
        field::text("note", {"摘要", "note"}).maybe(),
        field::digest("proof", {"凭证附件", "file"}).maybe(),
    };
    return fields;
}

Fields const& reverse_fields() {
    static Fields const fields{
        field::integer("entry", {"账目编号", "entry"}).at_least(1),
        field::prose("reason", {"冲销原因", "why it is taken back"})
            .says({"原记录保留；更正的金额另行登记", "the line stays; the right one is entered anew"}),
    };
    return fields;
}

Fields const& consent_fields() {
    static Fields const fields{
        field::integer("entry", {"账目编号", "entry"}).at_least(1),
        field::prose("opinion", {"同意理由", "why"}),
    };
    return fields;
}

Fields const& remark_fields() {
    static Fields const fields{field::prose("remark", {"跟踪意见", "remark"})};
    return fields;
}

Fields const& delivery_page_fields() {
    static Fields const fields = [] {
        Fields all{
            field::reference("contract", {"合同", "contract"}, "contract"),
            field::text("contract_number", {"合同编号", "contract number"}),
            field::group("responsible", {"责任人", "responsible official"},
                         {field::text("name", {"姓名", "name"}), field::day("since", {"自", "since"})}),
            field::list("hand_overs", {"责任移交", "hand-overs"},
                        {field::text("from_name", {"移交人", "from"}), field::text("to_name", {"接任人", "to"}),
                         field::prose("reason", {"原因", "reason"}),
                         field::prose("handed", {"移交事项", "handed over"}), field::instant("at", {"时间", "at"})}),
            field::integer("scheme_version", {"现行实施方案版本", "version of the scheme in force"}),
            field::list("milestones", {"里程碑", "milestones"},
                        {field::integer("number", {"序号", "number"}), field::text("name", {"名称", "name"}),
                         field::day("due", {"应完成日", "due"}), field::prose("deliverable", {"成果", "deliverable"}),
                         field::choice("state", {"状态", "state"}, milestone_options()),
                         field::yes_no("overdue", {"逾期", "overdue"}), field::day("done_on", {"完成日", "done on"}),
                         field::prose("account", {"完成情况", "what was done"}),
                         field::list("evidence", {"证明材料", "evidence"}, {field::digest("file", {"材料", "file"})}),
                         field::prose("finding", {"认定意见", "finding"}),
                         field::prose("measure", {"更正措施", "what is done about it"}),
                         field::day("measure_by", {"更正期限", "set right by"})}),
            field::list("entries", {"账目", "entries"},
                        {field::integer("entry", {"编号", "number"}),
                         field::choice("direction", {"收支", "direction"},
                                       {{"income", {"收入", "income"}}, {"expenditure", {"支出", "expenditure"}}}),
                         field::choice("cost", {"成本类别", "kind of cost"}, cost_options()),
                         field::money("amount", {"金额", "amount"}), field::day("day", {"日期", "day"}),
                         field::text("voucher", {"凭证号", "voucher"}), field::text("note", {"摘要", "note"}),
                         field::digest("proof", {"凭证附件", "file"}), field::yes_no("over", {"超预算", "over budget"}),
                         field::yes_no("outside", {"预算外类别", "no budget for it"}),
                         field::text("consent", {"购买主体意见", "the buyer's consent"}),
                         field::integer("reverses", {"冲销编号", "takes back line"}),
                         field::integer("reversed_by", {"已由编号冲销", "taken back by line"})}),
            field::list("remarks", {"财政跟踪意见", "remarks of finance"},
                        {field::prose("remark", {"意见", "remark"}), field::text("by", {"登记人", "by"}),
                         field::instant("at", {"时间", "at"})}),
        };
        all.push_back(field::group("tracking", {"跟踪情况", "tracking"}, figures_fields()));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::delivery
