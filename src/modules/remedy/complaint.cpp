#include "modules/remedy/fields.hpp"
#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// 投诉: 待审查 filed -> 已受理 accepted -> 已处理 decided; on the way 待补正 correcting, 扣除时间中 paused; or 不符合受理条件
// unfit -> 不予受理 rejected; or 已撤回 withdrawn. What it is about may be suspended beside it. A purchase and a framework
// agreement are complained of alike: what differs stands in `Subject`.
namespace qiyue::remedy {

namespace {

using workflow::Actor;
using workflow::Opens;
using workflow::Relation;
using workflow::Step;

// The duty's day, which moves when a year's calendar is loaded; the case keeps the day that was told at the filing.
Day reply_due(StepRun& run, Case const& query) {
    for (auto const& duty : run.engine.duties(run.tx, run.object.project, /*only_open=*/false)) {
        if (duty.object == query.id && duty.name == "query.reply") {
            return duty.due;
        }
    }
    return Day::parse(query.body["reply_due"].text()).value();
}

Value matters_of(Form const& form) {
    Value all = Value::list();
    for (auto const& row : form.list("matters")) {
        all.push(Value::object()
                     .set("of_matter", row.given("of_matter") ? row.integer("of_matter") : 0)
                     .set("from_answer", row.given("from_answer") && row.yes("from_answer")));
    }
    return all;
}

// The same was complained of before, and finance has it or has decided it.
bool complained_before(StepRun& run, Subject const& about, std::int64_t query) {
    auto const others = run.engine.children(run.tx, run.object.parent, about.kind);
    return std::ranges::any_of(others, [&](workflow::Object const& other) {
        auto const one = other.party == run.context.caller.organisation ? store::find(run.tx, other.id) : std::nullopt;
        return one && one->body["query"].integer_or(0) == query && other.state != "withdrawn" &&
            other.state != "rejected";
    });
}

Result<void> judge_query(StepRun& run, Subject const& about, Case const& before) {
    auto const query = TRY(run.engine.get(run.tx, before.id, about.query));
    if (query.state == "withdrawn" || query.state == "declined") {
        return api::conflict(
            "remedy.query_withdrawn",
            {"该质疑已撤回或未被受理，不能据以投诉", "that query was withdrawn or late: no complaint follows it"},
            {"质疑期限内可以重新提出质疑", "file a query again while its days run"});
    }
    auto const due = reply_due(run, before);
    if (query.state == "filed" && run.today() <= due) {
        return api::conflict("remedy.reply_pending", {"质疑答复期限未满", "the time to answer the query still runs"},
                             {"答复期满为 " + due.iso(), "it runs until " + due.iso()});
    }
    if (complained_before(run, about, before.id)) {
        return api::conflict("remedy.complained_already",
                             {"对该质疑的投诉已经提出", "a complaint after this query was filed already"},
                             {"请等待财政部门处理；对处理决定不服的，可以申请行政复议或者起诉",
                              "wait for its decision, which may be taken to review or court"});
    }
    auto const start =
        Day::parse(run.judge.compute(clause::LP_239, law::Facts().with("reply_due", due))["start"].text()).value();
    auto const last = run.judge.deadline("complaint_window", start);
    run.judge.require(clause::LP_238,
                      law::Facts().with("reply_due", due).with("last_day", last.due).with("today", run.today()),
                      run.today() <= last.due, "remedy.complaint_late", {},
                      {"投诉应在 " + last.due.iso() + "（含当日）以前提出，已逾期",
                       "the last day for this complaint was " + last.due.iso()},
                      {"逾期投诉不予受理；可依法向监督检查部门反映情况",
                       "it is not taken up any more; the supervising department may still be told"});
    auto const& queried = before.body["matters"];
    run.judge.ask(clause::LP_247,
                  law::Facts()
                      .with("matters_queried", queried.is_list() ? std::int64_t(queried.items().size()) : 0)
                      .with("answered", query.state != "filed")
                      .with("matters", matters_of(run.form)));
    return {};
}

workflow::Opens examination_duty() {
    return {"complaint.examine",
            {"审查投诉", "examine the complaint"},
            "complaint_check_due",
            clause::LP_240,
            {"finance.procurement", Relation::finance}};
}

std::vector<Step> intake_steps(Subject const& about) {
    std::vector<Actor> const finance{{"finance.procurement", Relation::finance}};
    return {
        {.name = "file",
         .title = {"提出投诉", "complain"},
         .from = {},
         .to = "filed",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &about.filed(),
         .clauses = {clause::CD_39_2, clause::LP_238, clause::LP_239, clause::LP_240, clause::LP_244, clause::LP_247},
         .opens = {examination_duty(), decision_duty()},
         .apply = about.file,
         .parent = about.parent,
         .parent_kind = about.parent},
        {.name = "examine",
         .title = {"审查投诉", "examine"},
         .from = {"filed", "correcting"},
         .to = "accepted",
         .who = finance,
         .input = &examine_fields(),
         .clauses = {clause::LP_240, clause::LP_241, clause::LP_242},
         .closes = {"complaint.examine", "complaint.correct"},
         .apply = examine},
        {.name = "correct",
         .title = {"补正投诉", "complete the complaint"},
         .from = {"correcting"},
         .to = "filed",
         .who = {{"provider.manager", Relation::party}},
         .input = &correct_fields(),
         .clauses = {clause::LP_240, clause::LP_245},
         .opens = {examination_duty()},
         .closes = {"complaint.correct"},
         .apply = correct},
        {.name = "tell",
         .title = {"书面告知不予受理", "tell that it is not taken up"},
         .from = {"unfit"},
         .to = "rejected",
         .who = finance,
         .input = &tell_fields(),
         .clauses = {clause::LP_242},
         .closes = {"complaint.tell", "complaint.decide"},
         .apply = answer},
        {.name = "withdraw",
         .title = {"撤回投诉", "withdraw"},
         .from = {"filed", "correcting", "accepted", "paused"},
         .to = "withdrawn",
         .who = {{"provider.manager", Relation::party}},
         .closes = {"complaint.examine", "complaint.correct", "complaint.decide", "complaint.send_copies",
                    "complaint.explain"},
         .apply = nothing_more,
         .expected = false},
    };
}

std::vector<Step> handling_steps(workflow::Engine& engine, Subject const& about) {
    std::vector<Actor> const finance{{"finance.procurement", Relation::finance}};
    auto explains = about.respondents;
    explains.push_back({"provider.manager", Relation::participant});
    return {
        {.name = "send_copies",
         .title = {"发出答复通知书及投诉书副本", "send the parties copies"},
         .from = {"accepted"},
         .who = finance,
         .clauses = {clause::LP_241, clause::LP_243},
         .closes = {"complaint.send_copies"},
         .apply = about.send_copies},
        {.name = "explain",
         .title = {"作出书面说明", "explain in writing"},
         .from = {"accepted", "paused"},
         .who = explains,
         .input = &explain_fields(),
         .clauses = {clause::LP_243},
         .apply = explain},
        {.name = "pause",
         .title = {"委托检验、检测、鉴定或专家评审", "have it tested or appraised"},
         .from = {"accepted"},
         .to = "paused",
         .who = finance,
         .input = &pause_fields(),
         .clauses = {clause::LP_245},
         .apply = pause,
         .expected = false},
        {.name = "resume",
         .title = {"收到检验、鉴定、评审意见", "the finding has come"},
         .from = {"paused"},
         .to = "accepted",
         .who = finance,
         .input = &resume_fields(),
         .clauses = {clause::LP_245},
         .apply = resume},
        {.name = "suspend",
         .title = {"暂停采购活动", "suspend the purchase"},
         .from = {"accepted", "paused"},
         .who = finance,
         .input = &suspend_fields(),
         .clauses = {clause::LP_246},
         .apply = suspend,
         .expected = false},
        {.name = "let_go_on",
         .title = {"通知恢复采购活动", "let the purchase go on"},
         .from = {"accepted", "paused"},
         .who = finance,
         .clauses = {clause::LP_246},
         .apply = let_go_on,
         .expected = false},
        {.name = "decide",
         .title = {"作出处理决定", "decide"},
         .from = {"accepted"},
         .to = "decided",
         .who = finance,
         .input = &about.decided(),
         .clauses = {clause::CD_39_2, clause::LP_243, clause::LP_244, clause::LP_248, clause::LP_249, clause::LP_250,
                     clause::LP_251, clause::LP_313},
         .closes = {"complaint.decide", "complaint.explain"},
         .apply = [&engine, &about](StepRun& run) { return decide(run, engine, about); }},
    };
}

}  // namespace

workflow::Opens decision_duty() {
    return {"complaint.decide",
            {"处理投诉", "decide the complaint"},
            "complaint_decision_due",
            clause::LP_244,
            {"finance.procurement", Relation::finance}};
}

Result<void> file_complaint(StepRun& run, Subject const& about) {
    auto const before = run.form.given("query") ? store::find(run.tx, run.form.integer("query")) : std::nullopt;
    auto const own = before && before->kind == "query" && before->tender == run.object.parent &&
        before->provider == run.context.caller.organisation;
    // CD-39-2 购买主体、财政部门应当按照……办理: a complaint follows a query of the same supplier.
    run.judge.require(clause::CD_39_2, law::Facts().with("own_query", own), own, "remedy.no_query_before", "query",
                      {"投诉前须先依法提出质疑", "a complaint needs a query of yours before it"},
                      {"请先提出质疑", "file a query first"});
    TRY(run.judge.verdict());
    if (own) {
        TRY(judge_query(run, about, *before));
    }
    auto body = run.form.value();
    body.set("filed_on", run.today().iso());
    if (before) {
        body.set("about", before->body["about"]);
    }
    start(run, about.kind, std::move(body), run.context.caller.organisation);
    return {};
}

workflow::Procedure complaint_procedure(workflow::Engine& engine, Subject const& about) {
    auto steps = intake_steps(about);
    for (auto& step : handling_steps(engine, about)) {
        steps.push_back(std::move(step));
    }
    return {.kind = about.kind,
            .plural = about.plural,
            .title = about.title,
            .states = {{"filed", {"待审查", "filed"}},
                       {"correcting", {"待补正", "to be completed"}},
                       {"unfit", {"不符合受理条件", "not to be taken up"}},
                       {"rejected", {"不予受理", "not taken up"}, /*final=*/true},
                       {"accepted", {"已受理", "taken up"}},
                       {"paused", {"检验鉴定中", "being tested"}},
                       {"decided", {"已处理", "decided"}, /*final=*/true},
                       {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true}},
            .steps = std::move(steps),
            .shows = &about.shown(),
            .view = view_of(engine)};
}

}  // namespace qiyue::remedy
