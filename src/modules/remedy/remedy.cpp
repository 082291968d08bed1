#include "modules/remedy/api.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"
#include "modules/remedy/fields.hpp"
#include "modules/remedy/steps.hpp"
#include "modules/review/api.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>

// The three remedies of a procurement, one after the other: 询问 asked -> answered; 质疑 filed -> answered | withdrawn;
// 投诉 filed -> suspended -> decided. Of other purchases claims go to the body that the document names: claim.cpp.
namespace qiyue::remedy {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Case stored(StepRun& run) {
    auto found = store::find(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

void start(StepRun& run, std::string kind, Value body) {
    run.object.party = run.context.caller.organisation;
    auto const about = run.engine.find(run.tx, run.object.parent);
    run.object.title = (about ? about->title : std::string()) + " · " + run.engine.procedure(kind).title.zh;
    store::insert(run.tx,
                  Case{.id = run.object.id,
                       .tender = run.object.parent,
                       .provider = run.object.party,
                       .kind = std::move(kind),
                       .body = std::move(body)});
}

Result<void> answer(StepRun& run) {
    auto one = stored(run);
    auto const given = run.form.value();
    for (auto const& [key, value] : given.members()) {
        one.body.set(key, value);
    }
    store::update(run.tx, one);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const one = store::find(tx, object.id);
    return one ? one->body : Value::object();
}

Result<void> nothing_more(StepRun&) {
    return {};
}

namespace {

// The tender it is about, when that is a procurement.
Result<tender::Terms> terms_of_procurement(StepRun& run) {
    auto const terms = tender::terms(run.tx, run.object.parent);
    if (!terms) {
        return api::not_found({"没有这个已发布的采购活动", "there is no such published purchase"});
    }
    if (terms->purchase_class != tender::PurchaseClass::procurement) {
        return api::conflict("remedy.not_procurement",
                             {"本项目不属于政府采购项目", "this purchase is no government procurement"},
                             {"请向购买文件写明的责任机构“" + terms->remedy_body + "”提出诉求",
                              "file a claim with the body that the document names: " + terms->remedy_body});
    }
    return *terms;
}

bool took_part(db::Tx& tx, std::int64_t tender, std::int64_t provider) {
    auto const received = tender::received(tx, tender);
    return std::ranges::find(received, provider, &tender::Received::provider) != received.end();
}

Result<void> ask(StepRun& run) {
    TRY(terms_of_procurement(run));
    start(run, "enquiry", run.form.value());
    return {};
}

// From which day the seven working days count: the end of the result notice, the end of the documents' issue, or the day
// on which the harm of the process was known.
Result<Day> known_day(StepRun& run, tender::Terms const& terms) {
    auto const& about = run.form.text("about");
    if (about == "document") {
        return terms.documents_until;
    }
    if (about == "result") {
        auto const award = review::award_of_tender(run.tx, run.object.parent);
        if (!award) {
            return api::conflict("remedy.no_result", {"结果尚未公告", "the result is not published yet"},
                                 {"请在结果公告后提出", "come back after the result notice"});
        }
        return award->notice_until;
    }
    if (!run.form.given("known_on") || run.form.day("known_on") > run.today()) {
        return api::invalid("remedy.known_on", "known_on",
                            {"对采购过程质疑的，须填写知道或应知权益受损之日，且不晚于今日",
                             "a query about the process says when the harm was known, not later than today"},
                            {"请填写不晚于今日的日期", "give a day that is not later than today"});
    }
    return run.form.day("known_on");
}

Result<void> file_query(StepRun& run) {
    auto const terms = TRY(terms_of_procurement(run));
    // LP-235 提出质疑的应是参与项目的供应商;已获取文件的潜在供应商可对文件质疑
    run.judge.require(
        clause::LP_235,
        law::Facts()
            .with("query_about", law::words(run.form.chosen("about")))
            .with("took_part", took_part(run.tx, run.object.parent, run.context.caller.organisation)),
        run.form.text("about") == "document" || took_part(run.tx, run.object.parent, run.context.caller.organisation),
        "remedy.no_standing", "about",
        {"只有参加本项目的供应商可以对过程和结果提出质疑", "only who took part may query the process or the result"},
        {"未参加的，可以对购买文件提出质疑", "who did not may query the document"});
    auto const known = TRY(known_day(run, terms));
    auto const last = run.judge.deadline("query_window", known);
    // CD-39-1 相关供应商可以按规定就有关事项提出询问、质疑和投诉: within the seven working days of the law's art. 52.
    auto const days = law::Facts().with("known_on", known).with("last_day", last.due).with("today", run.today());
    for (auto const clause : {clause::CD_39_1, clause::LP_230}) {
        run.judge.require(
            clause, days, run.today() <= last.due, "remedy.query_late", {},
            {"质疑应在 " + last.due.iso() + " 前提出，已逾期", "the last day for this query was " + last.due.iso()},
            {"可以提出询问，或依法通过其他途径主张权利", "an enquiry is still possible"});
    }
    TRY(run.judge.verdict());
    auto body = run.form.value();
    body.set("last_day", last.due.iso()).set("reply_due", run.judge.deadline("query_reply_due", run.today()).due.iso());
    run.answer.set("last_day", body["last_day"]).set("reply_due", body["reply_due"]);
    start(run, "query", std::move(body));
    return {};
}

// The duty's day, which moves when a year's calendar is loaded; the case keeps the day that was told at the filing.
Day reply_due(StepRun& run, Case const& query) {
    for (auto const& duty : run.engine.duties(run.tx, run.object.project, /*only_open=*/false)) {
        if (duty.object == query.id && duty.name == "query.reply") {
            return duty.due;
        }
    }
    return Day::parse(query.body["reply_due"].text()).value();
}

Result<void> file_complaint(StepRun& run) {
    TRY(terms_of_procurement(run));
    auto const before = run.form.given("query") ? store::find(run.tx, run.form.integer("query")) : std::nullopt;
    auto const own = before && before->kind == "query" && before->tender == run.object.parent &&
        before->provider == run.context.caller.organisation;
    // CD-39-2 购买主体、财政部门应当按照……办理: a complaint follows a query of the same supplier.
    run.judge.require(clause::CD_39_2, law::Facts().with("own_query", own), own, "remedy.no_query_before", "query",
                      {"投诉前须先依法提出质疑", "a complaint needs a query of yours before it"},
                      {"请先向购买主体提出质疑", "file a query with the buyer first"});
    TRY(run.judge.verdict());
    if (own) {
        auto const asked = run.engine.find(run.tx, before->id);
        if (asked && asked->state == "withdrawn") {
            return api::conflict("remedy.query_withdrawn",
                                 {"该质疑已撤回，不能据以投诉", "that query was withdrawn: no complaint follows it"},
                                 {"质疑期限内可以重新提出质疑", "file a query again while its days run"});
        }
        auto const due = reply_due(run, *before);
        auto const about = run.engine.find(run.tx, before->id);
        if (about && about->state == "filed" && run.today() <= due) {
            return api::conflict("remedy.reply_pending",
                                 {"质疑答复期限未满", "the time to answer the query still runs"},
                                 {"答复期满为 " + due.iso(), "it runs until " + due.iso()});
        }
        auto const last = run.judge.deadline("complaint_window", due);
        run.judge.require(
            clause::LP_238, law::Facts().with("reply_due", due).with("last_day", last.due).with("today", run.today()),
            run.today() <= last.due, "remedy.complaint_late", {},
            {"投诉应在 " + last.due.iso() + " 前提出，已逾期", "the last day for this complaint was " + last.due.iso()},
            {"逾期投诉不予受理；可依法向监督检查部门反映情况",
             "it is not taken up any more; the supervising department may still be told"});
    }
    start(run, "complaint", run.form.value());
    return {};
}

// LP-246 暂停采购活动最长不得超过30日
Result<void> suspend(StepRun& run) {
    auto one = stored(run);
    // Thirty days in all: they count from the first suspension, not from each prolongation.
    if (!one.body["suspended_on"].is_text()) {
        one.body.set("suspended_on", run.today().iso());
    }
    auto const last = run.judge.deadline("suspension_max", Day::parse(one.body["suspended_on"].text()).value());
    if (run.form.day("until") < run.today()) {
        return api::invalid("remedy.suspension_past", "until",
                            {"暂停期限不能早于今天", "a suspension cannot end before today"},
                            {"请填写今天或以后的日期", "choose today or a later day"});
    }
    run.judge.require(clause::LP_246,
                      law::Facts()
                          .with("suspended_on", one.body["suspended_on"])
                          .with("suspended_until", run.form.day("until"))
                          .with("last_day", last.due),
                      run.form.day("until") <= last.due, "remedy.suspension_too_long", "until",
                      {"暂停采购活动不得超过 " + last.due.iso(), "a suspension may not last beyond " + last.due.iso()},
                      {"请缩短暂停期限", "choose an earlier day"});
    one.body.set("suspended_until", run.form.day("until").iso());
    store::update(run.tx, one);
    return {};
}

workflow::Procedure enquiries() {
    return {.kind = "enquiry",
            .plural = "enquiries",
            .title = {"询问", "enquiry"},
            .states = {{"asked", {"待答复", "asked"}}, {"answered", {"已答复", "answered"}, /*final=*/true}},
            .steps = {{.name = "ask",
                       .title = {"提出询问", "ask"},
                       .from = {},
                       .to = "asked",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &enquiry_fields(),
                       .clauses = {clause::CD_39_1, clause::LP_229},
                       .opens = {{"enquiry.reply",
                                  {"答复询问", "answer the enquiry"},
                                  "enquiry_reply_due",
                                  clause::LP_229,
                                  {"buyer.document_drafter", Relation::owner}}},
                       .apply = ask,
                       .parent = "tender",
                       .parent_kind = "tender"},
                      {.name = "answer",
                       .title = {"答复询问", "answer"},
                       .from = {"asked"},
                       .to = "answered",
                       .who = {{"buyer.document_drafter", Relation::owner}},
                       .input = &answer_fields(),
                       .clauses = {clause::CD_39_2},
                       .closes = {"enquiry.reply"},
                       .apply = answer}},
            .shows = &shown_fields(),
            .view = view};
}

workflow::Procedure queries() {
    return {.kind = "query",
            .plural = "queries",
            .title = {"质疑", "query"},
            .states = {{"filed", {"待答复", "filed"}},
                       {"answered", {"已答复", "answered"}, /*final=*/true},
                       {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true}},
            .steps = {{.name = "file",
                       .title = {"提出质疑", "file a query"},
                       .from = {},
                       .to = "filed",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &query_fields(),
                       .clauses = {clause::CD_39_1, clause::LP_230, clause::LP_232, clause::LP_235},
                       .opens = {{"query.reply",
                                  {"答复质疑", "answer the query"},
                                  "query_reply_due",
                                  clause::LP_232,
                                  {"buyer.head", Relation::owner}}},
                       .apply = file_query,
                       .parent = "tender",
                       .parent_kind = "tender"},
                      {.name = "answer",
                       .title = {"答复质疑", "answer"},
                       .from = {"filed"},
                       .to = "answered",
                       .who = {{"buyer.head", Relation::owner}},
                       .input = &query_answer_fields(),
                       .clauses = {clause::CD_39_2, clause::LP_232},
                       .closes = {"query.reply"},
                       .apply = answer},
                      {.name = "withdraw",
                       .title = {"撤回质疑", "withdraw"},
                       .from = {"filed"},
                       .to = "withdrawn",
                       .who = {{"provider.manager", Relation::party}},
                       .closes = {"query.reply"},
                       .apply = nothing_more,
                       .expected = false}},
            .shows = &shown_fields(),
            .view = view};
}

workflow::Procedure complaints() {
    std::vector<Actor> const finance{{"finance.procurement", Relation::finance}};
    return {.kind = "complaint",
            .plural = "complaints",
            .title = {"投诉", "complaint"},
            .states = {{"filed", {"待处理", "filed"}},
                       {"suspended", {"采购活动暂停", "purchase suspended"}},
                       {"decided", {"已处理", "decided"}, /*final=*/true}},
            .steps = {{.name = "file",
                       .title = {"提出投诉", "complain"},
                       .from = {},
                       .to = "filed",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &complaint_fields(),
                       .clauses = {clause::CD_39_2, clause::LP_238, clause::LP_244},
                       .opens = {{"complaint.decide",
                                  {"处理投诉", "decide the complaint"},
                                  "complaint_decision_due",
                                  clause::LP_244,
                                  {"finance.procurement", Relation::finance}}},
                       .apply = file_complaint,
                       .parent = "tender",
                       .parent_kind = "tender"},
                      {.name = "suspend",
                       .title = {"暂停采购活动", "suspend the purchase"},
                       .from = {"filed", "suspended"},
                       .to = "suspended",
                       .who = finance,
                       .input = &suspend_fields(),
                       .clauses = {clause::LP_246},
                       .apply = suspend,
                       .expected = false},
                      {.name = "decide",
                       .title = {"作出处理决定", "decide"},
                       .from = {"filed", "suspended"},
                       .to = "decided",
                       .who = finance,
                       .input = &decision_fields(),
                       .clauses = {clause::CD_39_2, clause::LP_244},
                       .closes = {"complaint.decide"},
                       .apply = answer}},
            .shows = &shown_fields(),
            .view = view};
}

}  // namespace

namespace {

// LP-246 暂停采购活动最长不得超过30日: while it lasts no step that carries the purchase on is done.
std::vector<workflow::Stay> suspensions(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object,
                                        Context const& context) {
    std::vector<workflow::Stay> stays;
    for (auto const& complaint : engine.of_project(tx, object.project, "complaint")) {
        auto const one = complaint.state == "suspended" ? store::find(tx, complaint.id) : std::nullopt;
        if (!one || context.today() > Day::parse(one->body["suspended_until"].text()).value()) {
            continue;
        }
        auto const& until = one->body["suspended_until"].text();
        stays.push_back(
            {.clause = clause::LP_246,
             .code = "remedy.purchase_suspended",
             .says = {"因投诉暂停采购活动至 " + until, "the purchase is suspended for a complaint until " + until},
             .remedy = {"请待暂停期满或投诉处理决定作出后办理", "wait for the decision or the end of the suspension"},
             .facts = law::Facts()
                          .with("suspended_on", one->body["suspended_on"])
                          .with("suspended_until", until)
                          .with("today", context.today())});
    }
    return stays;
}

// Was anything that a supplier complained of found to be so?
bool upheld(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender) {
    auto const said = [&](workflow::Object const& object) {
        auto const one = store::find(tx, object.id);
        return one && (one->body["upheld"].boolean_or(false) || one->body["decision"] == Value("upheld"));
    };
    return std::ranges::any_of(engine.children(tx, tender, "query"), said) ||
        std::ranges::any_of(engine.children(tx, tender, "complaint"), said);
}

}  // namespace

std::vector<Block> signing_blocks(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender) {
    std::vector<Block> blocks;
    for (auto const& query : engine.children(tx, tender, "query")) {
        if (query.state == "filed") {
            blocks.push_back({.object = query.id,
                              .clause = clause::LP_236,
                              .says = {"质疑尚未答复", "a query is not answered yet"},
                              .facts = law::Facts()
                                           .with("query_state", law::words(engine.state_of(query)))
                                           .with("query_filed", query.created)});
        }
    }
    return blocks;
}

workflow::Module module(workflow::Engine& engine) {
    engine.ports().bus.on<tender::FailureAsked>(
        [&engine](db::Tx& tx, Context const&, tender::FailureAsked const& asked) -> Result<void> {
            asked.facts->remedy_upheld = upheld(tx, engine, asked.tender);
            return {};
        });
    engine.stay(tender::purchasing, [&engine](db::Tx& tx, workflow::Object const& object, Context const& context) {
        return suspensions(engine, tx, object, context);
    });
    return {.name = "remedy",
            .migrations = migrations(),
            .procedures = {enquiries(), queries(), complaints(), claims()},
            .operations = {}};
}

}  // namespace qiyue::remedy
