#include "law/clauses.gen.hpp"
#include "modules/appraisal/fields.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/identity/api.hpp"
#include "modules/performance/api.hpp"

#include <algorithm>

// The life of an evaluation: 已启动 planned -> 已定指标 ready (three parties evaluate) -> 待审定 reported -> 已确定 final; where
// finance evaluates again it is 再评价中 under_review in between, and its result prevails.
namespace qiyue::appraisal {

namespace {

using workflow::Actor;
using workflow::Relation;

Value label(Text const& text) {
    return Value::object().set("zh", text.zh).set("en", text.en);
}

// A title that ends with the kind's own name ("居家养老 · 评审") has that name in both languages.
Value title_of(workflow::Object const& object, workflow::Procedure const& procedure) {
    auto const ending = " · " + procedure.title.zh;
    if (!object.title.ends_with(ending)) {
        return label({object.title, object.title});
    }
    auto const begins = object.title.substr(0, object.title.size() - ending.size());
    return label({object.title, begins + " · " + procedure.title.en});
}

// CD-32-3: method, dates, objections and failures of the purchase, from the record.
Value process_facts(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    static std::vector<std::string> const kinds{"tender",     "review",    "query",     "complaint", "contract",
                                                "assessment", "objection", "deviation", "breach",    "acceptance"};
    Value list = Value::list();
    for (auto const& object : engine.of_project(tx, project)) {
        if (std::ranges::find(kinds, object.kind) != kinds.end()) {
            auto const& procedure = engine.procedure(object.kind);
            auto const state = std::ranges::find(procedure.states, object.state, &workflow::State::name);
            ENSURE(state != procedure.states.end());
            list.push(Value::object()
                          .set("kind", object.kind)
                          .set("kind_label", label(procedure.title))
                          .set("title", object.title)
                          .set("title_label", title_of(object, procedure))
                          .set("state", object.state)
                          .set("state_label", label(state->label)));
        }
    }
    return list;
}

void take(Value& into, Value const& from, std::vector<std::string> const& names) {
    for (auto const& name : names) {
        if (from.has(name)) {
            into.set(name, from[name]);
        }
    }
}

// Those for whom the service is find the survey of an evaluation that runs; its figures are not theirs to see yet.
bool surveyed(workflow::Object const& object, Context const& context) {
    return context.caller.holds("residents.member") && (object.state == "planned" || object.state == "ready");
}

Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const e = store::find(tx, object.id);
    if (!e) {
        return Value::object();
    }
    auto const provider = identity::organisation(tx, e->provider);
    auto value = Value::object();
    value.set("contract", e->contract)
        .set("year", e->year)
        .set("provider_name", provider ? provider->name : std::string());
    if (surveyed(object, context)) {
        return value;
    }
    take(value, e->body["self"], {"content_within_duties", "process", "need"});
    if (!context.off(clause::CD_32_3)) {
        value.set("process_facts", process_facts(tx, engine, e->project));
    }
    // CD-32-9 其它内容: each with its weight, and with marks and opinion once there are some.
    if (!context.off(clause::CD_32_9) && e->body.has("others")) {
        value.set("others", other_contents(e->body["others"], e->body.at_path("self.others")));
    }
    take(value, e->body, {"indicators"});
    take(value, e->body["facts"],
         {"rounds_planned", "rounds_held", "rounds_rate", "budget", "paid", "paid_rate", "chain", "answers",
          "satisfied_rate"});
    auto const now = parts(tx, *e);
    auto const rename = [&](std::string const& part, std::string const& name) {
        if (now.has(part)) {
            value.set(name, now.integer(part));
        }
    };
    rename("buyer", "buyer_score");
    rename("user", "user_score");
    rename("third_party", "third_score");
    value.set("third_opinion", e->body.at_path("third.opinion"));
    if (e->first) {
        value.set("first", *e->first).set("score", e->score());
    }
    if (e->again) {
        value.set("again", *e->again)
            .set("difference", e->first.value_or(0) - *e->again)
            .set("again_reason", e->body.at_path("again.reason"));
    }
    if (e->final_on) {
        value.set("grade", e->grade).set("final_on", e->final_on->iso());
    }
    value.set("key", e->key);
    return value;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const evaluator{{"buyer.evaluator", Relation::owner}};
    std::vector<Actor> const head{{"buyer.head", Relation::owner}};
    std::vector<Actor> const third{{"assessor.member", Relation::participant, clause::CD_32_1}};
    std::vector<Actor> const finance{{"finance.evaluation", Relation::finance}};
    return {
        {.name = "open",
         .title = {"启动绩效评价", "open the evaluation"},
         .from = {},
         .to = "planned",
         .who = evaluator,
         .input = &open_fields(),
         .clauses = {clause::CD_31_1, clause::CD_31_2},
         .apply = open,
         .parent = "project",
         .parent_kind = "project"},
        {.name = "set_indicators",
         .title = {"设定绩效指标", "set the indicators"},
         .from = {"planned", "ready"},
         .to = "ready",
         .who = evaluator,
         .input = &indicator_fields(),
         .clauses = {clause::CD_31_1, clause::CD_31_4, clause::CD_32_9},
         .apply = set_indicators,
         .shown_publicly = true},
        {.name = "mandate",
         .title = {"委托第三方评价", "mandate a third party"},
         .from = {"planned", "ready"},
         .who = evaluator,
         .input = &mandate_fields(),
         .clauses = {clause::CD_32_1, clause::CD_26_6},
         .apply = mandate},
        {.name = "self_evaluate",
         .title = {"购买主体评价", "the buyer evaluates"},
         .from = {"planned", "ready"},
         .who = evaluator,
         .input = &self_fields(),
         .clauses = {clause::CD_31_1, clause::CD_32_2, clause::CD_32_3, clause::CD_32_4, clause::CD_32_9},
         .apply = self_evaluate},
        {.name = "third_report",
         .title = {"第三方评价", "the third party evaluates"},
         .from = {"planned", "ready"},
         .who = third,
         .input = &third_fields(),
         .clauses = {clause::CD_31_1, clause::CD_32_1},
         .apply = third_report},
        {.name = "conclude",
         .title = {"形成评价结果", "conclude"},
         .from = {"ready"},
         .to = "reported",
         .who = evaluator,
         .clauses = {clause::CD_32_1, clause::CD_32_5, clause::CD_32_6, clause::CD_32_7, clause::CD_32_8,
                     clause::CD_32_9},
         .apply = conclude},
        {.name = "mark_key",
         .title = {"列为重点项目再评价", "mark for re-evaluation"},
         .from = {"planned", "ready", "reported", "final"},
         .who = finance,
         .input = &key_fields(),
         .clauses = {clause::CD_31_3},
         .apply = mark_key,
         .expected = false},
        {.name = "approve",
         .title = {"审定结果", "approve the result"},
         .from = {"reported"},
         .to = "final",
         .who = head,
         .input = &opinion_fields(),
         .clauses = {clause::CD_31_1, clause::CD_33_1, clause::CD_33_2},
         .apply = approve,
         .shown_publicly = true},
        {.name = "reevaluate",
         .title = {"财政再评价", "evaluate again"},
         .from = {"under_review"},
         .to = "final",
         .who = finance,
         .input = &again_fields(),
         .clauses = {clause::CD_31_3},
         .apply = reevaluate,
         .shown_publicly = true},
    };
}

workflow::Procedure evaluation_procedure(workflow::Engine const& engine) {
    return {.kind = "evaluation",
            .plural = "evaluations",
            .title = {"绩效评价", "evaluation"},
            .states = {{"planned", {"已启动", "planned"}},
                       {"ready", {"评价中", "being evaluated"}},
                       {"reported", {"待审定", "reported"}},
                       {"under_review", {"财政再评价中", "under re-evaluation"}},
                       {"final", {"结果确定", "final"}}},
            .steps = steps(),
            .shows = &page_fields(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(engine, tx, object, context); },
            .readable = surveyed,
            .public_reading = false,
            .public_in = {"final"}};
}

// What one person answered is shown to nobody; only counts and the mean are.
workflow::Procedure answer_procedure() {
    return {.kind = "evaluation_answer",
            .plural = "evaluation-answers",
            .title = {"满意度调查", "survey answer"},
            .states = {{"given", {"已参加", "given"}, /*final=*/true}},
            .steps = {{.name = "send",
                       .title = {"参加满意度调查", "answer the survey"},
                       .from = {},
                       .to = "given",
                       .who = {{"residents.member", Relation::anyone}},
                       .input = &answer_fields(),
                       .clauses = {clause::CD_32_8},
                       .apply = send_answer,
                       .parent = "evaluation",
                       .parent_kind = "evaluation"}},
            .view = [](db::Tx&, workflow::Object const&, Context const&) { return Value::object(); }};
}

}  // namespace

// A project whose service was accepted is finished and owes an evaluation.
void listen(workflow::Engine& engine) {
    engine.ports().bus.on<performance::AcceptanceDone>([&engine](
                                                           db::Tx& tx, Context const& context,
                                                           performance::AcceptanceDone const& event) -> Result<void> {
        auto const project = engine.find(tx, event.project);
        if (event.passed && project && !context.off(clause::CD_31_2)) {
            store::note_finished(
                tx,
                {.project = project->id, .buyer = project->owner, .region = project->region, .day = context.today()});
        }
        return {};
    });
}

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    return {.name = "appraisal",
            .migrations = migrations(),
            .procedures = {evaluation_procedure(engine), answer_procedure()},
            .operations = operations(engine)};
}

}  // namespace qiyue::appraisal
