#include "modules/review/fields.hpp"
#include "modules/review/opinions.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>
#include <array>

// The closing review 结项评审: a committee of its own, drawn anew (PF-process-37), looks at what the project came to. Each
// expert says by himself what he finds; nobody reads another before all have said it (PF-process-7); what the committee says
// is computed from that.
namespace qiyue::review {

namespace {

Result<void> open(StepRun& run) {
    auto const about = TRY(run.engine.get(run.tx, run.form.integer("draw"), "expert_draw"));
    auto const draw = store::draw(run.tx, about.id);
    ENSURE(draw.has_value());
    // PF-process-37 组成立项和结项专家评审委员会: the committee of the approval is not that of the closing.
    auto const own = committee_of(*draw) == "closing";
    run.judge.require(
        clause::PF_process_37,
        law::Facts().with("drawn_for_closing", own).with("draw_of_project", about.project == run.object.project),
        own && about.project == run.object.project, "closing.draw_of_its_own", "draw",
        {"结项评审委员会须另行抽取，不得沿用立项评审委员会",
         "the closing committee is drawn on its own; that of the approval will not do"},
        {"请“申请抽取结项专家”", "ask for a draw for the closing"});
    TRY(run.judge.verdict());
    // Where no rule says so it holds all the same: nothing of another project's or purpose's draw can be used.
    if (!own || about.project != run.object.project || about.state != "complete") {
        return api::conflict("closing.draw_not_complete",
                             {"须引用本项目已到齐的结项专家抽取", "name the completed draw for this project's closing"},
                             {"请待被抽取专家全部答复", "wait until all drawn experts have accepted"});
    }
    Closing closing{.id = run.object.id, .draw = draw->id, .body = run.form.value()};
    closing.body.set("members", seated(run, draw->id));
    store::insert(run.tx, closing);
    auto const project = TRY(run.engine.get(run.tx, run.object.project, "project"));
    run.object.title = project.title + " · 结项评审";
    return {};
}

Result<void> judge(StepRun& run) {
    auto closing = stored_closing(run);
    return say(run, closing, run.form.value().set("on", run.today().iso()));
}

// The mean of the marks, and the verdict that most gave; where two are as many, the stricter.
void sum_up(Closing& closing) {
    constexpr std::array<char const*, 3> strictest_first{"fail", "rectify", "pass"};
    auto const& members = closing.body["members"].items();
    std::int64_t sum = 0;
    for (auto const& one : members) {
        sum += one["said"]["score"].integer();
    }
    std::string verdict;
    std::ptrdiff_t most = 0;
    for (auto const* one : strictest_first) {
        auto const votes = std::ranges::count_if(
            members, [&](Value const& member) { return member["said"]["verdict"].text() == one; });
        if (votes > most) {
            most = votes;
            verdict = one;
        }
    }
    auto const n = static_cast<std::int64_t>(members.size());
    closing.body.set("score", (2 * sum + n) / (2 * n)).set("verdict", verdict);
}

Result<void> conclude(StepRun& run) {
    auto closing = stored_closing(run);
    sum_up(closing);
    closing.body.set("conclusion", run.form.text("conclusion")).set("concluded_on", run.today().iso());
    store::update(run.tx, closing);
    run.answer.set("score", closing.body["score"]).set("verdict", closing.body["verdict"]);
    run.afterwards.emplace_back([&run, draw = closing.draw]() -> Result<void> {
        run.engine.move(run.tx, run.context, draw, "published", "conclude");
        return {};
    });
    return {};
}

Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const closing = store::closing(tx, object.id);
    auto value = Value::object();
    if (!closing) {
        return value;
    }
    auto const named =
        names_shown(engine.judge(context, object.rules), object.state == "concluded" ? "published" : "", context);
    auto const open = all_said(*closing);
    for (auto const* key : {"report", "score", "verdict", "conclusion", "concluded_on"}) {
        if (!closing->body[key].is_null()) {
            value.set(key, closing->body[key]);
        }
    }
    Value opinions = Value::list();
    for (auto const& one : closing->body["members"].items()) {
        auto const own = context.caller.signed_in() && one["person"].integer() == context.caller.person;
        auto line = member_line(one, named, context);
        // PF-process-7: nobody reads another before all have said it.
        if (one["said"].is_object() && (open || own)) {
            line.set("score", one["said"]["score"])
                .set("verdict", one["said"]["verdict"])
                .set("reason", one["said"]["reason"])
                .set("digest", one["digest"]);
        }
        opinions.push(std::move(line));
    }
    return value.set("opinions", opinions).set("opinions_in", opinions_in(*closing));
}

}  // namespace

workflow::Procedure closing_procedure(workflow::Engine& engine) {
    using workflow::Relation;
    return {.kind = "closing_review",
            .plural = "closing_reviews",
            .title = {"结项评审", "closing review"},
            .states = {{"open", {"评审中", "under review"}},
                       {"judged", {"意见已齐", "all have said it"}},
                       {"concluded", {"已形成结论", "concluded"}, /*final=*/true}},
            .steps = {{.name = "open",
                       .title = {"组成结项评审委员会", "form the closing committee"},
                       .from = {},
                       .to = "open",
                       .who = {{"buyer.opener", Relation::owner}},
                       .input = &closing_open_fields(),
                       .clauses = {clause::PF_process_37},
                       .apply = open,
                       .parent = "project",
                       .parent_kind = "project",
                       .expected = false},
                      {.name = "judge",
                       .title = {"提交结项评审意见", "say what you find"},
                       .from = {"open"},
                       .who = {{"experts.member", Relation::participant}},
                       .input = &closing_judge_fields(),
                       .clauses = {clause::PF_process_7, clause::PF_process_37},
                       .apply = judge},
                      {.name = "conclude",
                       .title = {"形成结项评审结论", "conclude"},
                       .from = {"judged"},
                       .to = "concluded",
                       .who = {{"buyer.opener", Relation::owner}},
                       .input = &closing_conclude_fields(),
                       .clauses = {clause::PF_process_37},
                       .apply = conclude,
                       .shown_publicly = true}},
            .shows = &closing_shown(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(engine, tx, object, context); },
            .public_in = {"concluded"},
            .names_secret =
                [&engine](workflow::Object const& object, Context const& context) {
                    return !names_shown(engine.judge(context, object.rules),
                                        object.state == "concluded" ? "published" : "", context);
                }};
}

}  // namespace qiyue::review
