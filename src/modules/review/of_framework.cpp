#include "modules/framework/api.hpp"
#include "modules/review/fields.hpp"
#include "modules/review/opinions.hpp"

#include "law/clauses.gen.hpp"
#include "law/scoring.hpp"

#include <algorithm>

// The committee of a framework agreement 框架协议评审: drawn from the pool like that of a purchase, each member looks at every
// offer by himself; what the committee found is counted from that. Ranking and elimination stay the framework's (ADR 37).
namespace qiyue::review {

namespace {

using workflow::Relation;

Result<framework::Round> opened_round(StepRun& run, std::int64_t framework) {
    auto const round = framework::round_of(run.tx, run.engine, framework);
    if (!round || !round->opened || round->offers.empty()) {
        return api::conflict("draw.not_opened",
                             {"响应文件开启后才能抽取专家、组成评审委员会",
                              "a committee is drawn and formed after the offers are opened"},
                             {"请先开启响应文件", "open the offers first"});
    }
    return *round;
}

// As of an open tender, whose rules a closed agreement follows.
void judge_size(StepRun& run, std::int64_t experts) {
    auto const facts = law::Facts()
                           .with("experts", experts)
                           .with("drawn", experts)
                           .with("representatives", 0)
                           .with("budget", Money())
                           .with("panel", "tender")
                           .with("threshold", Money::fen(run.judge.number("open_tender_threshold")))
                           .with("complex", false)
                           .with("large", false);
    run.judge.ask(clause::CD_18_4, facts);
    run.judge.ask(clause::LP_109, facts);
}

Result<void> form_committee(StepRun& run) {
    auto const round = TRY(opened_round(run, run.object.parent));
    auto const about = TRY(run.engine.get(run.tx, run.form.integer("draw"), "expert_draw"));
    if (about.parent != run.object.parent || about.state != "complete") {
        return api::invalid("committee.draw_not_complete", "draw",
                            {"须引用本次征集已到齐的专家抽取", "name the completed draw of this call"},
                            {"请待被抽取专家全部答复", "wait until all drawn experts have accepted"});
    }
    if (store::closing_of_draw(run.tx, about.id)) {
        return api::conflict(
            "draw.in_use", {"已据此组成评审委员会", "a committee was formed from it"},
            {"请办理该评审；确需另组的，先作废再另行抽取", "go on with that review, or void it and draw anew"});
    }
    auto members = seated(run, about.id);
    // Each reads the offers that he is to assess.
    for (auto const& one : members.items()) {
        for (auto const offer : round.offers) {
            run.engine.name_participant(run.tx, offer,
                                        {.person = one["person"].integer(), .organisation = 0, .role = "judge"});
        }
    }
    judge_size(run, static_cast<std::int64_t>(members.size()));
    TRY(run.judge.verdict());
    run.answer.set("members", static_cast<std::int64_t>(members.size()));
    Value offers = Value::list();
    for (auto const offer : round.offers) {
        offers.push(offer);
    }
    store::insert(run.tx,
                  Closing{.id = run.object.id,
                          .draw = about.id,
                          .body = Value::object()
                                      .set("members", std::move(members))
                                      .set("offers", std::move(offers))
                                      .set("by_quality", round.by_quality)});
    framework::committee_formed(run.tx, run.object.parent);
    auto const called = TRY(run.engine.get(run.tx, run.object.parent, "framework"));
    run.object.title = called.title + " · 框架协议评审";
    return {};
}

// Every offer once, and of quality-first with marks.
Result<Value> said_of_all(StepRun& run, Closing const& review) {
    Value said = Value::list();
    auto left = review.body["offers"].items();
    std::size_t place = 0;
    for (auto const& line : run.form.list("offers")) {
        auto const at = "offers." + std::to_string(place++);
        auto const known = std::ranges::find(left, Value(line.integer("offer")));
        if (known == left.end()) {
            return api::invalid("framework.unknown_offer", at + ".offer",
                                {"不是本次评审的响应文件，或重复填写", "no offer of this review, or named twice"},
                                {"请逐份填写，每份一次", "each offer once"});
        }
        left.erase(known);
        if (review.body["by_quality"].boolean_or(false) && !line.given("quality_score")) {
            return api::invalid("framework.no_marks", at + ".quality_score",
                                {"质量优先法须给出质量得分", "quality-first needs marks for quality"},
                                {"请填写质量得分", "give the marks"});
        }
        said.push(line.value());
    }
    if (!left.empty()) {
        return api::invalid("framework.offers_left_out", "offers",
                            {"还有 " + std::to_string(left.size()) + " 份响应文件没有评审意见",
                             std::to_string(left.size()) + " offers are not assessed"},
                            {"请逐份填写", "say it of each"});
    }
    return said;
}

Result<void> judge(StepRun& run) {
    auto review = stored_closing(run);
    // CD-14-4, LP-120: who has an interest takes no part.
    auto const free = run.form.yes("no_interest");
    for (auto const clause : {clause::CD_14_4, clause::LP_120}) {
        run.judge.require(clause, law::Facts().with("no_interest", free), free, "committee.interest", "no_interest",
                          {"与供应商有利害关系的，不得参加评审", "who has an interest in a supplier takes no part"},
                          {"请告知抽取的单位，作废后另行抽取", "tell whoever drew you: another draw is made"});
    }
    TRY(run.judge.verdict());
    return say(run, review, TRY(said_of_all(run, review)));
}

// Responsive as more than half of the members found; the marks are the mean of theirs, rounded half up once.
framework::Assessed found_of(Closing const& review, std::int64_t offer, std::int64_t& votes) {
    framework::Assessed found{.offer = offer, .responsive = false, .quality_score = {}, .reason = {}};
    std::vector<std::int64_t> marks;
    votes = 0;
    for (auto const& member : review.body["members"].items()) {
        for (auto const& line : member["said"].items()) {
            if (line["offer"] != Value(offer)) {
                continue;
            }
            votes += line["responsive"].boolean_or(false) ? 1 : 0;
            if (line["quality_score"].is_integer()) {
                marks.push_back(line["quality_score"].integer());
            }
            found.reason += (found.reason.empty() ? "" : "\n") + line["reason"].text_or({});
        }
    }
    found.responsive = votes * 2 > static_cast<std::int64_t>(review.body["members"].size());
    if (!marks.empty()) {
        found.quality_score = law::mean_points(marks);
    }
    return found;
}

Result<void> conclude(StepRun& run) {
    auto review = stored_closing(run);
    // What was ranked, announced or signed since is not looked at again.
    auto const round = TRY(opened_round(run, run.object.parent));
    if (!std::ranges::all_of(review.body["offers"].items(), [&](Value const& one) {
            return std::ranges::find(round.offers, one.integer()) != round.offers.end();
        })) {
        return api::conflict("framework.round_went_on",
                             {"本次评审的响应文件已经另行办理", "the offers of this review went on without it"},
                             {"请作废本次评审", "void this review"});
    }
    std::vector<framework::Assessed> all;
    Value lines = Value::list();
    for (auto const& offer : review.body["offers"].items()) {
        std::int64_t votes = 0;
        auto found = found_of(review, offer.integer(), votes);
        auto const object = TRY(run.engine.get(run.tx, found.offer, "framework_offer"));
        auto line = Value::object()
                        .set("supplier", name_of_organisation(run.tx, object.party))
                        .set("responsive", found.responsive)
                        .set("votes", votes);
        if (found.quality_score) {
            line.set("quality_score", *found.quality_score);
        }
        lines.push(std::move(line));
        all.push_back(std::move(found));
    }
    review.body.set("found", lines)
        .set("conclusion", run.form.text("conclusion"))
        .set("concluded_on", run.today().iso());
    store::update(run.tx, review);
    run.answer.set("found", lines);
    run.afterwards.emplace_back([&run, all]() -> Result<void> {
        framework::assess_by_committee(run.tx, run.context, run.engine, all);
        return {};
    });
    return {};
}

// A member with an interest, or one who does not answer: another committee is drawn, and this one decides nothing.
Result<void> give_up(StepRun& run) {
    auto review = stored_closing(run);
    review.body.set("void_reason", run.form.text("void_reason"));
    store::update(run.tx, review);
    framework::committee_gone(run.tx, run.object.parent);
    return {};
}

// LP-115: who sits there is secret until the result is announced; nobody reads another's opinion before all have said theirs.
Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const review = store::closing(tx, object.id);
    auto value = Value::object();
    if (!review) {
        return value;
    }
    auto const draw = engine.find(tx, review->draw);
    auto const named = draw && names_shown(engine.judge(context, object.rules), draw->state, context);
    auto const& members = review->body["members"].items();
    Value committee = Value::list();
    for (auto const& one : members) {
        committee.push(member_line(one, named, context));
    }
    value.set("members", static_cast<std::int64_t>(members.size()))
        .set("opinions_in", opinions_in(*review))
        .set("committee", committee);
    for (auto const* key : {"found", "conclusion", "concluded_on", "void_reason"}) {
        if (!review->body[key].is_null()) {
            value.set(key, review->body[key]);
        }
    }
    return value;
}

}  // namespace

Result<void> demand_framework(StepRun& run) {
    auto const round = TRY(opened_round(run, run.object.parent));
    TRY(only_running_draw(run));
    auto const pool = avoid(run, round.suppliers, round.catalogue_item);
    auto const all = lots(run.form, pool.eligible);
    judge_fields(run, all);
    judge_size(run, seats_in(all));
    TRY(run.judge.verdict());
    TRY(enough_in_each_field(all));
    auto const about = TRY(run.engine.get(run.tx, run.object.parent, "framework"));
    run.object.title = about.title + " · 专家抽取";
    auto body = run.form.value();
    body.set("committee", "framework").set("representatives", 0);
    commit_to_list(run, {.id = run.object.id, .tender = about.id, .body = std::move(body)}, pool, all);
    return {};
}

// The names are public with the result.
void listen_to_frameworks(workflow::Engine& engine) {
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) -> Result<void> {
            if (done.object.kind != "framework" || (done.step != "announce" && done.step != "fail")) {
                return {};
            }
            for (auto const& draw : engine.children(tx, done.object.id, "expert_draw")) {
                if (draw.state == "complete") {
                    engine.move(tx, context, draw.id, "published", done.step);
                }
            }
            return {};
        });
}

workflow::Procedure framework_review(workflow::Engine& engine) {
    auto const agents = framework::agents(Relation::owner);
    return {.kind = "framework_review",
            .plural = "framework-reviews",
            .title = {"框架协议评审", "review of offers to a framework agreement"},
            .states = {{"open", {"评审中", "under review"}},
                       {"judged", {"意见已齐", "all have said it"}},
                       {"concluded", {"已形成结论", "concluded"}, /*final=*/true},
                       {"void", {"已作废", "void"}, /*final=*/true}},
            .steps = {{.name = "form",
                       .title = {"组成框架协议评审委员会", "form the committee"},
                       .from = {},
                       .to = "open",
                       .who = agents,
                       .input = &framework_form_fields(),
                       .clauses = {clause::LP_109, clause::LP_116, clause::CD_18_4},
                       .apply = form_committee,
                       .parent = "framework",
                       .parent_kind = "framework",
                       .expected = false},
                      {.name = "judge",
                       .title = {"提交评审意见", "say what you find"},
                       .from = {"open"},
                       .who = {{"experts.member", Relation::participant}},
                       .input = &framework_judge_fields(),
                       .clauses = {clause::CD_14_4, clause::LP_120, clause::LP_284},
                       .apply = judge},
                      {.name = "conclude",
                       .title = {"形成评审结论", "conclude"},
                       .from = {"judged"},
                       .to = "concluded",
                       .who = agents,
                       .input = &framework_conclude_fields(),
                       .clauses = {clause::LP_282, clause::LP_284},
                       .apply = conclude},
                      {.name = "give_up",
                       .title = {"作废本次评审", "void this review"},
                       .from = {"open", "judged"},
                       .to = "void",
                       .who = agents,
                       .input = &framework_void_fields(),
                       .clauses = {clause::LP_120},
                       .apply = give_up,
                       .expected = false}},
            .shows = &framework_review_shown(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(engine, tx, object, context); },
            .names_secret =
                [&engine](workflow::Object const& object, Context const& context) {
                    return !names_shown(engine.judge(context, object.rules), object.state, context);
                }};
}

}  // namespace qiyue::review
