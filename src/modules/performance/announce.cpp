#include "modules/need/api.hpp"
#include "modules/performance/fields.hpp"
#include "modules/performance/score.hpp"
#include "modules/performance/rounds.hpp"

#include "law/clauses.gen.hpp"

// From the bulletin to the result that stands, and the page of a round.
namespace qiyue::performance {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

AssessmentFinal final_of(StepRun const& run, Assessment const& a) {
    return {.assessment = a.id,
            .contract = a.contract,
            .project = run.object.project,
            .instalment = a.instalment,
            .score = a.score};
}

// CD-27-1 购买主体应当及时出具考核检查情况通报
Result<void> bulletin(StepRun& run) {
    auto a = stored(run);
    auto const issued = issue_bulletin(run, a, run.form.text("summary"));
    // The window of CD-27-3 opens with the receipt; were no receipt asked for (CD-27-2), with the bulletin.
    if (run.context.off(clause::CD_27_2)) {
        a.body.set("received_on", run.today().iso());
    }
    store::update(run.tx, a);
    run.answer.set("score", a.score).set("digest", issued["digest"]);
    run.raise(AssessmentAnnounced{.assessment = a.id,
                                  .contract = a.contract,
                                  .project = run.object.project,
                                  .instalment = a.instalment,
                                  .score = a.score});
    return {};
}

// CD-27-2 ……书面告知承接主体。 Opened by the provider, or delivered in another way with a proof.
Result<void> receive(StepRun& run) {
    auto a = stored(run);
    if (!run.context.off(clause::CD_27_2)) {
        a.body.set("received_at", run.context.now.iso()).set("received_on", run.today().iso());
    }
    if (run.step.name == "deliver") {
        a.body.set("delivery", run.form.value());
    }
    store::update(run.tx, a);
    auto const until = objection_until(run.engine, run.context, run.object.rules, a);
    run.answer.set("objection_until", until ? Value(until->iso()) : Value());
    return {};
}

Result<void> confirm(StepRun& run) {
    run.raise(final_of(run, stored(run)));
    return {};
}

Result<void> finalise(StepRun& run) {
    auto const a = stored(run);
    auto const until = objection_until(run.engine, run.context, run.object.rules, a);
    // CD-27-3 承接主体对通报的考核结果有异议的,应及时……提出异议: the result stands once the days have passed.
    run.judge.require(
        clause::CD_27_3,
        law::Facts()
            .with("objections_until", until ? Value(until->iso()) : law::words({"无", "none"}))
            .with("today", run.today()),
        !until || run.today() > *until, "performance.objection_period", {},
        {"异议期尚未届满", "objections may still be filed"},
        {until ? until->iso() + " 之后方可确认结果生效" : "", until ? "wait until after " + until->iso() : ""});
    run.raise(final_of(run, a));
    return {};
}

std::vector<std::string> names_in(Value const& list) {
    std::vector<std::string> names;
    for (std::size_t i = 0; list.is_list() && i < list.size(); ++i) {
        names.push_back(list.items()[i]["name"].text());
    }
    return names;
}

// Drawn again from what is public: everybody can see that nobody chose.
Value draw_page(Value drawn) {
    auto const size = drawn["size"].integer_or(0);
    auto const again = draw(drawn["seed"].text_or({}), names_in(drawn["population"]), static_cast<std::size_t>(size));
    auto agrees = again.size() == drawn["sample"].size();
    for (std::size_t i = 0; agrees && i < again.size(); ++i) {
        agrees = drawn["sample"].items()[i]["place"] == Value(static_cast<std::int64_t>(again[i]));
    }
    drawn.set("agrees", agrees);
    return drawn;
}

void add_ratings(Value& page, db::Tx& tx, std::int64_t assessment) {
    auto const ratings = store::ratings(tx, assessment);
    std::int64_t sum = 0;
    for (auto const& rating : ratings) {
        sum += rating.score;
    }
    auto const count = static_cast<std::int64_t>(ratings.size());
    page.set("rating_count", count);
    if (count > 0) {
        page.set("rating_average", scale(sum, 1, count, Rounding::half_up));
    }
}

// CD-26-4: the reports that this round has to answer.
void add_reports(Value& page, db::Tx& tx, workflow::Engine const& engine, Assessment const& a) {
    Value open = Value::list();
    for (auto const& report : engine.children(tx, a.contract, "public_report")) {
        if (report.state == "verified") {
            open.push(Value::object().set("id", report.id).set("title", report.title));
        }
    }
    page.set("reports_to_answer", open);
}

// What is marked, as the frozen need has it: nobody types the indicators again.
void add_indicators(Value& page, db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    auto const need = need::frozen(tx, engine, project);
    if (need && need->content["indicators"].is_list()) {
        page.set("indicators", need->content["indicators"]);
    }
}

// Who is asked to rate a round finds it and sees what is assessed, and no marks while they are being made.
bool rates(workflow::Object const& object, Context const& context) {
    auto const asked = context.caller.holds("residents.member") || context.caller.holds("experts.member");
    return asked && (object.state == "planned" || object.state == "scored");
}

Value view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context) {
    auto const a = store::assessment(tx, object.id);
    if (!a) {
        return Value::object();
    }
    auto page = a->body;
    if (rates(object, context)) {
        auto shown = Value::object();
        for (auto const* name : {"form", "title", "held", "scope"}) {
            shown.set(name, page[name]);
        }
        return shown;
    }
    page.set("third_party", a->third_party);
    if (a->score >= 0) {
        page.set("score", a->score);
    }
    if (page.has("draw")) {
        page.set("draw", draw_page(page["draw"]));
    }
    if (auto const until = objection_until(engine, context, object.rules, *a)) {
        page.set("objection_until", until->iso());
    }
    add_ratings(page, tx, a->id);
    if (object.state == "planned" || object.state == "scored") {
        add_reports(page, tx, engine, *a);
    }
    if (object.state == "planned" || object.state == "scored" || object.state == "objected") {
        add_indicators(page, tx, engine, object.project);
    }
    return page;
}

std::vector<workflow::Step> announcing() {
    std::vector<Actor> const acceptor{{"buyer.acceptor", Relation::owner}};
    std::vector<Actor> const provider{{"provider.manager", Relation::party}};
    return {
        {.name = "bulletin",
         .title = {"出具考核通报", "issue the bulletin"},
         .from = {"closed"},
         .to = "announced",
         .who = acceptor,
         .input = &bulletin_fields(),
         .clauses = {clause::CD_27_1, clause::CD_27_2},
         .closes = {"assessment.bulletin"},
         .apply = bulletin,
         .shown_publicly = true},
        {.name = "acknowledge",
         .title = {"签收通报", "acknowledge receipt"},
         .from = {"announced"},
         .to = "received",
         .who = provider,
         .clauses = {clause::CD_27_2, clause::CD_27_3},
         .apply = receive},
        {.name = "deliver",
         .title = {"登记其他方式送达", "record another delivery"},
         .from = {"announced"},
         .to = "received",
         .who = acceptor,
         .input = &deliver_fields(),
         .clauses = {clause::CD_27_2},
         .apply = receive,
         .expected = false},
        {.name = "confirm",
         .title = {"认可结果", "accept the result"},
         .from = {"received"},
         .to = "final",
         .who = provider,
         .clauses = {clause::CD_27_3},
         .apply = confirm,
         .shown_publicly = true},
        {.name = "finalise",
         .title = {"异议期满，结果生效", "let the result stand"},
         .from = {"received"},
         .to = "final",
         .who = acceptor,
         .clauses = {clause::CD_27_3},
         .apply = finalise,
         .shown_publicly = true,
         .expected = false},
    };
}

}  // namespace

workflow::Procedure assessment_procedure(workflow::Engine const& engine) {
    auto steps = round_steps();
    for (auto& step : announcing()) {
        steps.push_back(std::move(step));
    }
    return {.kind = "assessment",
            .plural = "assessments",
            .title = {"履约考核", "assessment"},
            .states = {{"planned", {"已安排", "planned"}},
                       {"scored", {"已打分", "marked"}},
                       {"closed", {"已完成", "closed"}},
                       {"announced", {"已通报", "announced"}},
                       {"received", {"已送达", "received"}},
                       {"objected", {"异议核实中", "objected to"}},
                       {"final", {"结果生效", "final"}, /*final=*/true},
                       {"cancelled", {"已取消", "cancelled"}, /*final=*/true}},
            .steps = std::move(steps),
            .shows = &round_page_fields(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(tx, engine, object, context); },
            .readable = rates,
            .public_in = {"final"}};
}

}  // namespace qiyue::performance
