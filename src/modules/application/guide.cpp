#include "modules/application/api.hpp"
#include "modules/application/fields.hpp"
#include "modules/application/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/mode/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// 申报指南: 申报中 published -> 评审中 reviewing -> 公示中 noticed -> 已立项 concluded; or 已终止 stopped. The buyer's planner announces and ranks,
// drawn experts mark, everybody may object, the head decides.
namespace qiyue::application {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

constexpr std::int64_t whole = 10'000;  // a hundred points

Result<void> whole_points(StepRun& run) {
    std::int64_t sum = 0;
    for (auto const& part : run.form.given("factors") ? run.form.list("factors") : std::vector<Form>()) {
        sum += part.integer("weight");
    }
    if (run.form.given("factors") && sum != whole) {
        return api::invalid("application.points_not_whole", "factors",
                            {"各项分值合计须为 100 分", "the points of all parts make a hundred"},
                            {"请调整分值", "adjust them"});
    }
    return {};
}

Result<void> publish(StepRun& run) {
    for (auto const& other : run.engine.of_project(run.tx, run.object.project, "project_guide")) {
        if (other.state != "stopped") {
            return api::conflict("application.already_guided", {"本项目已有申报指南", "this project has its guide"},
                                 {"需要另发的，请先终止", "stop that one first"});
        }
    }
    // PF-project-11 直接“采购”项目模式……按照程序直接公开招投标立项和实施: what is bought directly is not applied for.
    auto const mode = mode::initiation(run.tx, run.engine, run.object.project);
    run.judge.require(clause::PF_project_11, law::Facts().with("initiation", mode.empty() ? "not_declared" : mode),
                      mode == "application", "application.not_its_mode", "project",
                      {mode.empty() ? "本项目尚未公布立项方式" : "本项目的立项方式是直接采购，不按指南申报",
                       mode.empty() ? "how this project is initiated was not published"
                                    : "this project is bought directly: nobody applies for it"},
                      {"请先在“购买形式与途径”中公布申报立项；直接采购的，公开招标",
                       "publish it as one by application; what is bought directly is tendered"});
    TRY(run.judge.verdict());
    TRY(whole_points(run));
    store::insert_guide(run.tx, run.object.id, run.form.value());
    auto const about = project::find(run.tx, run.object.project);
    run.object.title = (about ? about->name : std::string()) + " · 申报指南";
    return {};
}

Result<void> conclude(StepRun& run) {
    auto guide = store::guide(run.tx, run.object.id);
    auto const until = guide["notice_until"].text();
    if (run.today().iso() <= until) {
        return api::conflict("application.notice_running",
                             {"公示至 " + until + "，期满前不能立项", "the notice runs until " + until},
                             {"请在公示期满后办理", "come back after that day"});
    }
    // PF-process-10 社会公示: none of the objections is left undecided.
    auto const open = open_objections(run.tx, run.engine, run.object.id);
    run.judge.require(clause::PF_process_10, law::Facts().with("open_objections", open), open == 0,
                      "application.objection_open", {},
                      {"还有 " + std::to_string(open) + " 件公示异议没有处理",
                       std::to_string(open) + " objections are not decided yet"},
                      {"请先处理异议", "decide on them first"});
    store::update_guide(run.tx, run.object.id, guide.set("opinion", run.form.text("opinion")));
    return {};
}

Result<void> stop(StepRun& run) {
    auto guide = store::guide(run.tx, run.object.id);
    store::update_guide(run.tx, run.object.id, guide.set("reason", run.form.text("reason")));
    return {};
}

// What the panel reads: who applied, with what, part by part as the sheet asks for it.
Value applications_of(db::Tx& tx, Value const& guide, std::int64_t id) {
    Value all = Value::list();
    for (auto const& one : store::applications(tx, id)) {
        Value answers = Value::list();
        std::int64_t number = 0;
        for (auto const& part : guide["factors"].items()) {
            ++number;
            for (auto const& row : one.body["parts"].is_list() ? one.body["parts"].items() : Value::List{}) {
                if (row["part"] == part["name"]) {
                    answers.push(Value::object().set("factor", number).set("text", row["text"]));
                }
            }
        }
        auto const provider = identity::organisation(tx, one.provider);
        all.push(Value::object()
                     .set("bid", one.id)
                     .set("bidder", provider ? provider->name : std::string())
                     .set("price", one.body["amount"])
                     .set("content", Value::object().set("term", one.body["name"]).set("answers", answers)));
    }
    return all;
}

bool on_panel(Value const& guide, Context const& context) {
    auto const people = panel(guide);
    return std::ranges::find(people, context.caller.person) != people.end();
}

Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const guide = store::guide(tx, object.id);
    auto value = guide;
    value.erase("draw");
    value.set("objections", public_objections(tx, engine, object.id));
    if (object.state != "published") {
        value.set("applications", static_cast<std::int64_t>(store::applications(tx, object.id).size()));
    }
    if (guide["draw"].is_object()) {
        value.set("experts", static_cast<std::int64_t>(panel(guide).size()));
        value.set("sheets", static_cast<std::int64_t>(store::sheets(tx, object.id).size()));
        if (object.state != "reviewing") {
            value.set("seed", guide["draw"]["seed"]);
        }
    }
    if (on_panel(guide, context) || context.caller.organisation == object.owner) {
        value.set("bids", applications_of(tx, guide, object.id));
    }
    return value;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const planner{{"buyer.planner", Relation::owner}};
    std::vector<Actor> const head{{"buyer.head", Relation::owner}};
    std::vector<Actor> const member{{"experts.member", Relation::participant}};
    return {{.name = "publish",
             .title = {"发布申报指南", "announce a guide"},
             .from = {},
             .to = "published",
             .who = planner,
             .input = &guide_fields(),
             .clauses = {clause::PF_project_11, clause::PF_process_38, clause::PF_process_39, clause::PF_process_40,
                         clause::PF_process_10},
             .apply = publish,
             .parent = "project",
             .parent_kind = "project",
             .shown_publicly = true,
             .expected = false},
            {.name = "draw",
             .title = {"抽取评审专家", "draw the panel"},
             .from = {"published"},
             .to = "reviewing",
             .who = planner,
             .input = &draw_fields(),
             .clauses = {clause::PF_process_35, clause::PF_process_36},
             .apply = draw_experts},
            {.name = "recuse",
             .title = {"申请回避", "stand aside"},
             .from = {"reviewing"},
             .who = member,
             .input = &recuse_fields(),
             .clauses = {clause::PF_process_36},
             .apply = recuse,
             .expected = false},
            {.name = "score",
             .title = {"评审打分", "mark the applications"},
             .from = {"reviewing"},
             .who = member,
             .input = &score_fields(),
             .clauses = {clause::PF_process_39, clause::PF_process_40},
             .apply = score},
            {.name = "give_notice",
             .title = {"排序并公示", "rank, and give public notice"},
             .from = {"reviewing"},
             .to = "noticed",
             .who = planner,
             .clauses = {clause::PF_process_38, clause::PF_process_40, clause::PF_process_10},
             .apply = give_notice,
             .shown_publicly = true},
            {.name = "conclude",
             .title = {"批准立项", "approve the selection"},
             .from = {"noticed"},
             .to = "concluded",
             .who = head,
             .input = &conclude_fields(),
             .clauses = {clause::PF_process_10},
             .apply = conclude,
             .shown_publicly = true},
            {.name = "stop",
             .title = {"终止申报", "stop it"},
             .from = {"published", "reviewing", "noticed"},
             .to = "stopped",
             .who = head,
             .input = &reason_fields(),
             .apply = stop,
             .shown_publicly = true,
             .expected = false}};
}

}  // namespace

workflow::Procedure guide_procedure(workflow::Engine& engine) {
    return {.kind = "project_guide",
            .plural = "project_guides",
            .title = {"申报指南", "guide for applications"},
            .states = {{"published", {"申报中", "open for applications"}},
                       {"reviewing", {"评审中", "under review"}},
                       {"noticed", {"公示中", "public notice"}},
                       {"concluded", {"已立项", "selected"}, /*final=*/true},
                       {"stopped", {"已终止", "stopped"}, /*final=*/true}},
            .steps = steps(),
            .shows = &guide_shown(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(engine, tx, object, context); },
            .public_in = {"published", "reviewing", "noticed", "concluded", "stopped"},
            // Who marks is told with the result, not before.
            .names_secret = [](workflow::Object const& object, Context const&) { return object.state == "reviewing"; }};
}

workflow::Module module(workflow::Engine& engine) {
    return {.name = "application",
            .migrations = migrations(),
            .procedures = {guide_procedure(engine), application_procedure(), objection_procedure()},
            .operations = {objection_lookup(engine)}};
}

}  // namespace qiyue::application
