#include "modules/invitation/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// 资格预审: announced 公告中 -> examining 审查中 once the time to apply is over -> examined 待确认 -> confirmed 名单已确定; or ended.
// Who qualified is the list that the purchase draws from; each who applied has its answer on its own page.
namespace qiyue::invitation {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

std::string until_of(Value const& body) {
    return body["apply_until"].text();
}

Instant deadline_of(Value const& body) {
    return Instant::parse(until_of(body)).value();
}

// LP-069 提交资格预审申请文件时间自公告起不少于5个工作日; LP-063 资格预审公告的公告期限为5个工作日
void judge_times(StepRun& run, Day notice_until, Day apply_until) {
    if (run.judge.applies(clause::LP_069)) {
        run.judge.ask(clause::LP_069,
                      law::Facts()
                          .with("prequal_until", apply_until)
                          .with("earliest", run.judge.deadline("prequal_submission_min", run.today()).due));
    }
    auto const& calendar = run.engine.calendar();
    run.judge.ask(clause::LP_063,
                  law::Facts().with("notice_working_days",
                                    std::int64_t{calendar.working_days_between(run.today(), notice_until)}));
}

// It hangs on the project and not on the purchase, which nobody outside reads before its notice is out.
Result<std::int64_t> purchase_looking(StepRun& run) {
    auto const all = run.engine.of_project(run.tx, run.object.project, "tender");
    auto const last = std::ranges::max_element(all, {}, &workflow::Object::id);
    if (last == all.end()) {
        return api::conflict("invitation.no_purchase", {"本项目尚无采购活动", "this project has no purchase yet"},
                             {"请先选择采购方式", "choose the method first"});
    }
    TRY(looking(run, last->id, "prequalification"));
    return last->id;
}

Result<void> only_one(StepRun& run, std::int64_t tender) {
    for (auto const& other : run.engine.of_project(run.tx, run.object.project, "prequalification")) {
        auto const of_it = store::prequalification(run.tx, other.id)["tender"] == Value(tender);
        if (other.state != "ended" && of_it) {
            return api::conflict("prequalification.already_one",
                                 {"本采购活动已有资格预审", "this purchase has its prequalification"},
                                 {"请办理该资格预审，或先终止", "go on with that one, or end it first"});
        }
    }
    return {};
}

Result<void> announce(StepRun& run) {
    auto const tender = TRY(purchase_looking(run));
    TRY(only_one(run, tender));
    judge_times(run, run.form.day("notice_until"), run.form.instant("apply_until").day());
    std::size_t place = 0;
    for (auto const& condition : run.form.list("conditions")) {
        tender::judge_condition(run.tx, run.judge, tender, condition.text("text"),
                                "conditions." + std::to_string(place++) + ".text");
    }
    auto body = run.form.value();
    body.set("announced_on", run.today().iso()).set("tender", tender);
    store::insert_prequalification(run.tx, run.object.id, tender, body);
    auto const about = run.engine.find(run.tx, tender);
    run.object.title = about->title + " · 资格预审";
    return {};
}

// LP-070 影响资格预审申请文件编制的澄清至少3日前通知: it moves the last day where it comes later.
Result<void> clarify(StepRun& run) {
    auto body = store::prequalification(run.tx, run.object.id);
    if (run.context.now > deadline_of(body)) {
        return api::conflict("prequalification.over", {"申请截止时间已过", "the time to apply is over"},
                             {"不能再澄清", "nothing is clarified any more"});
    }
    auto const moved = run.form.given("apply_until") ? run.form.instant("apply_until") : deadline_of(body);
    if (moved < deadline_of(body)) {
        return api::invalid("prequalification.earlier", "apply_until",
                            {"申请截止时间不能提前", "the time to apply is not made shorter"},
                            {"请维持或顺延", "leave it, or move it later"});
    }
    if (run.form.yes("affects") && run.judge.applies(clause::LP_070)) {
        run.judge.ask(clause::LP_070,
                      law::Facts()
                          .with("prequal_until", moved.day())
                          .with("earliest", run.judge.deadline("prequal_clarification_lead_min", run.today()).due));
    }
    auto all = body["clarifications"].is_list() ? body["clarifications"] : Value::list();
    all.push(Value::object().set("text", run.form.text("text")).set("at", run.context.now.iso()));
    store::update_prequalification(run.tx, run.object.id,
                                   body.set("clarifications", all).set("apply_until", moved.iso()));
    return {};
}

std::vector<Application> standing(StepRun& run, std::string_view state) {
    std::vector<Application> all;
    for (auto& one : store::applications(run.tx, run.object.id)) {
        auto const object = run.engine.find(run.tx, one.id);
        if (object && object->state == state) {
            all.push_back(std::move(one));
        }
    }
    return all;
}

Result<void> close(StepRun& run) {
    auto body = store::prequalification(run.tx, run.object.id);
    if (run.context.now <= deadline_of(body)) {
        return api::conflict(
            "prequalification.before_deadline",
            {"申请截止时间 " + until_of(body) + " 未到", "applications are taken until " + until_of(body)},
            {"请在截止后办理", "come back after it"});
    }
    auto const all = standing(run, "submitted");
    for (auto const& one : all) {
        run.engine.move(run.tx, run.context, one.id, "received", "close");
    }
    run.answer.set("applicants", std::ssize(all));
    store::update_prequalification(run.tx, run.object.id, body.set("applicants", std::ssize(all)));
    return {};
}

// Every application once, condition by condition; who does not qualify is told why.
Result<void> examine(StepRun& run) {
    auto const all = standing(run, "received");
    auto const rows = run.form.list("decisions");
    std::size_t place = 0;
    std::vector<std::int64_t> decided;
    for (auto const& row : rows) {
        auto const at = "decisions." + std::to_string(place++);
        auto const id = row.integer("application");
        auto const one = std::ranges::find(all, id, &Application::id);
        if (one == all.end() || std::ranges::find(decided, id) != decided.end()) {
            return api::invalid("prequalification.not_an_application", at + ".application",
                                {"不是本次的申请，或重复填写", "no application of this one, or named twice"},
                                {"请逐份填写，每份一次", "decide on each, once"});
        }
        if (!row.yes("qualified") && !row.given("reason")) {
            return api::invalid("prequalification.no_reason", at + ".reason",
                                {"未通过的须写明原因，告知申请人", "who does not qualify is told why"},
                                {"请写明不满足的条件和原因", "name the condition and the reason"});
        }
        decided.push_back(id);
        auto kept = *one;
        kept.body.set("qualified", row.yes("qualified"))
            .set("reason", row.given("reason") ? row.text("reason") : std::string());
        store::update(run.tx, kept);
    }
    if (decided.size() != all.size()) {
        return api::invalid("prequalification.not_all", "decisions",
                            {"尚有申请未审查", "not every application is decided on"},
                            {"请逐份填写审查结论", "decide on each"});
    }
    auto body = store::prequalification(run.tx, run.object.id);
    store::update_prequalification(
        run.tx, run.object.id,
        body.set("examined_by", run.context.caller.person_name).set("examiner", run.context.caller.person));
    return {};
}

Result<void> confirm(StepRun& run) {
    auto body = store::prequalification(run.tx, run.object.id);
    if (body["examiner"] == Value(run.context.caller.person)) {
        return api::forbidden({"审查人不能确认自己的结论", "who examined does not confirm it"});
    }
    std::int64_t passed = 0;
    for (auto const& one : standing(run, "received")) {
        auto const good = one.body["qualified"].boolean_or(false);
        passed += good ? 1 : 0;
        run.engine.move(run.tx, run.context, one.id, good ? "qualified" : "unqualified", "confirm");
    }
    run.answer.set("qualified", passed);
    store::update_prequalification(run.tx, run.object.id,
                                   body.set("qualified_count", passed).set("confirmed_on", run.today().iso()));
    return {};
}

Result<void> send_back(StepRun&) {
    return {};
}

Result<void> end(StepRun& run) {
    auto body = store::prequalification(run.tx, run.object.id);
    for (auto const* state : {"submitted", "received"}) {
        for (auto const& one : standing(run, state)) {
            run.engine.move(run.tx, run.context, one.id, "returned", "end");
        }
    }
    store::update_prequalification(run.tx, run.object.id, body.set("end_reason", run.form.text("reason")));
    return {};
}

// Before the confirmation nobody outside learns how many applied, and who they are is told before the award to nobody.
Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto body = store::prequalification(tx, object.id);
    body.erase("examiner");
    if (object.state == "announced") {
        body.set("open_until", body["apply_until"]);
        return body;
    }
    if (!engine.concerned(tx, object, context)) {
        body.erase("applicants");
        body.erase("examined_by");
        return body;
    }
    Value all = Value::list();
    for (auto const& one : store::applications(tx, object.id)) {
        auto const about = engine.find(tx, one.id);
        if (!about || about->state == "withdrawn" || about->state == "submitted") {
            continue;
        }
        auto row = Value::object().set("application", one.id).set("provider_name", name_of(tx, one.provider));
        if (one.body.has("qualified")) {
            row.set("qualified", one.body["qualified"]).set("reason", one.body["reason"]);
        }
        all.push(row);
    }
    return body.set("received", all);
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const drafter{{"buyer.document_drafter", Relation::owner}};
    std::vector<Actor> const head{{"buyer.head", Relation::owner}};
    return {{.name = "announce",
             .title = {"发布资格预审公告", "announce the prequalification"},
             .from = {},
             .to = "announced",
             .who = drafter,
             .input = &announce_fields(),
             .clauses = {clause::LP_063, clause::LP_069, clause::LP_073, clause::LP_083, clause::LP_084, clause::LP_085,
                         clause::LP_086},
             .apply = announce,
             .parent = "project",
             .parent_kind = "project",
             .shown_publicly = true,
             .expected = false},
            {.name = "clarify",
             .title = {"澄清资格预审文件", "clarify"},
             .from = {"announced"},
             .who = drafter,
             .input = &clarify_fields(),
             .clauses = {clause::LP_070},
             .apply = clarify,
             .shown_publicly = true,
             .expected = false},
            {.name = "close",
             .title = {"截止申请", "close"},
             .from = {"announced"},
             .to = "examining",
             .who = drafter,
             .apply = close,
             .shown_publicly = true},
            {.name = "examine",
             .title = {"审查申请", "examine"},
             .from = {"examining"},
             .to = "examined",
             .who = {{"buyer.document_checker", Relation::owner}},
             .input = &examine_fields(),
             .clauses = {clause::LP_073},
             .apply = examine},
            {.name = "send_back",
             .title = {"退回重新审查", "examine again"},
             .from = {"examined"},
             .to = "examining",
             .who = head,
             .input = &opinion_fields(),
             .apply = send_back,
             .expected = false},
            {.name = "confirm",
             .title = {"确认名单并告知申请人", "confirm, and tell who applied"},
             .from = {"examined"},
             .to = "confirmed",
             .who = head,
             .input = &opinion_fields(),
             .clauses = {clause::LP_073},
             .apply = confirm,
             .shown_publicly = true},
            {.name = "end",
             .title = {"终止资格预审", "end"},
             .from = {"announced", "examining", "examined"},
             .to = "ended",
             .who = head,
             .input = &reason_fields(),
             .apply = end,
             .shown_publicly = true,
             .expected = false}};
}

}  // namespace

std::string name_of(db::Tx& tx, std::int64_t organisation) {
    auto const found = identity::organisation(tx, organisation);
    return found ? found->name : std::string();
}

Result<tender::Inviting> looking(StepRun& run, std::int64_t tender, std::string_view way) {
    auto const about = TRY(run.engine.get(run.tx, tender, "tender"));
    auto const asked = tender::inviting(run.tx, tender);
    if (!asked || asked->from != way) {
        return api::conflict("invitation.other_way",
                             {"本采购活动的供应商不以此方式产生", "this purchase does not find its suppliers so"},
                             {"请按选择采购方式时写明的产生方式办理", "go by the way that its choice states"});
    }
    if (asked->settled || (about.state != "method_chosen" && about.state != "drafted" && about.state != "checked")) {
        return api::conflict(
            "invitation.not_now",
            {"采购方式尚未批准，或供应商已经产生", "its method is not approved, or its suppliers are found"},
            {"请在方式确定后、公告发出前办理", "do it between the choice and the notice"});
    }
    return *asked;
}

void end_with_purchase(db::Tx& tx, workflow::Engine const& engine, Context const& context,
                       workflow::Object const& purchase) {
    for (auto const& one : engine.of_project(tx, purchase.project, "prequalification")) {
        auto const of_it = store::prequalification(tx, one.id)["tender"] == Value(purchase.id);
        if (!of_it || one.state == "confirmed" || one.state == "ended") {
            continue;
        }
        for (auto const& application : store::applications(tx, one.id)) {
            auto const object = engine.find(tx, application.id);
            if (object && (object->state == "submitted" || object->state == "received")) {
                engine.move(tx, context, application.id, "returned", "purchase_ended");
            }
        }
        engine.move(tx, context, one.id, "ended", "purchase_ended");
    }
    for (auto const& list : engine.children(tx, purchase.id, "invitation")) {
        if (list.state != "invited" && list.state != "void") {
            engine.move(tx, context, list.id, "void", "purchase_ended");
        }
    }
}

std::vector<std::int64_t> qualified(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender) {
    std::vector<std::int64_t> all;
    auto const about = engine.find(tx, tender);
    ENSURE(about.has_value());
    for (auto const& one : engine.of_project(tx, about->project, "prequalification")) {
        if (one.state != "confirmed" || store::prequalification(tx, one.id)["tender"] != Value(tender)) {
            continue;
        }
        for (auto const& application : store::applications(tx, one.id)) {
            auto const object = engine.find(tx, application.id);
            if (object && object->state == "qualified") {
                all.push_back(application.provider);
            }
        }
    }
    return all;
}

workflow::Procedure prequalification_procedure(workflow::Engine& engine) {
    return {.kind = "prequalification",
            .plural = "prequalifications",
            .title = {"资格预审", "prequalification"},
            .states = {{"announced", {"公告中", "announced"}},
                       {"examining", {"审查中", "under examination"}},
                       {"examined", {"审查结论待确认", "examined, to be confirmed"}},
                       {"confirmed", {"名单已确定", "list confirmed"}, /*final=*/true},
                       {"ended", {"已终止", "ended"}, /*final=*/true}},
            .steps = steps(),
            .shows = &prequalification_shown(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(engine, tx, object, context); },
            .public_in = {"announced", "examining", "examined", "confirmed", "ended"}};
}

}  // namespace qiyue::invitation
