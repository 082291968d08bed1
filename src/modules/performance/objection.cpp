#include "modules/performance/fields.hpp"
#include "modules/performance/steps.hpp"

#include "law/clauses.gen.hpp"

// The life of an objection 异议: 已提出 filed -> 已核实 verified -> 成立 upheld or 不成立 rejected, within the days of
// article 27. An upheld one corrects the result; the old one stays readable.
namespace qiyue::performance {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Result<void> file(StepRun& run) {
    auto const assessment = store::assessment(run.tx, run.object.parent);
    auto const object = TRY(run.engine.get(run.tx, run.object.parent, "assessment"));
    ENSURE(assessment.has_value());
    auto const until = objection_until(run.engine, run.context, run.object.rules, *assessment);
    auto const evidence = run.form.given("evidence") ? run.form.list("evidence").size() : 0;
    // CD-27-3 承接主体对通报的考核结果有异议的,应及时书面向购买主体提出异议并提供相应证据。
    run.judge.ask(clause::CD_27_3,
                  law::Facts()
                      .with("party", run.context.caller.organisation == object.party)
                      .with("evidence", static_cast<std::int64_t>(evidence))
                      .with("filed", run.today())
                      .with("due", until.value_or(run.today())));
    TRY(run.judge.verdict());
    if (object.state != "received") {
        return api::conflict(
            "objection.not_open", {"该考核结果现不能提出异议", "this result can't be objected to now"},
            {"请在签收通报之后、结果生效之前提出", "after the bulletin was received, before the result stands"});
    }
    auto body = run.form.value();
    body.set("filed_at", run.context.now.iso()).set("score", assessment->score);
    store::insert_paper(run.tx, run.object.id, assessment->id, "objection", body);
    run.object.party = run.context.caller.organisation;
    run.object.title = object.title;
    run.afterwards.emplace_back([&run, id = assessment->id]() -> Result<void> {
        run.engine.move(run.tx, run.context, id, "objected", "objection.file");
        return {};
    });
    return {};
}

Result<void> verify(StepRun& run) {
    auto body = extended(store::paper(run.tx, run.object.id), run.form.value());
    body.set("verified_at", run.context.now.iso()).set("verified_by", run.context.caller.person_name);
    store::update_paper(run.tx, run.object.id, body);
    return {};
}

// CD-27-5 如发现有误,应予以修正: a corrected result replaces the old one, and a new bulletin the old bulletin.
Result<void> correct(StepRun& run, Assessment& a) {
    auto const terms = contract::terms(run.tx, run.engine, a.contract);
    auto const before = a.score;
    auto const corrected = TRY(mark(run, *terms, run.form.list("corrected"), "corrected"));
    run.judge.require(clause::CD_27_5, law::Facts().with("score_before", before).with("score_corrected", corrected),
                      corrected != before, "objection.nothing_corrected", "corrected",
                      {"异议成立，但修正后的得分与原得分相同", "upheld, but the corrected score is the same"},
                      {"请修正有误的指标得分，或决定不成立", "correct the marks, or reject the objection"});
    a.body.set("first_items", a.body["items"]).set("first_score", before).set("items", run.form.value()["corrected"]);
    a.score = corrected;
    issue_bulletin(run, a, run.form.given("reason") ? run.form.text("reason") : "");
    store::update(run.tx, a);
    run.answer.set("before", before).set("score", corrected);
    run.raise(AssessmentCorrected{.assessment = a.id,
                                  .contract = a.contract,
                                  .project = run.object.project,
                                  .instalment = a.instalment,
                                  .before = before,
                                  .score = corrected});
    return {};
}

Result<void> reply(StepRun& run) {
    auto body = store::paper(run.tx, run.object.id);
    auto const upheld = run.form.text("decision") == "upheld";
    // CD-27-6 建立……考核结果通报、告知制度: no reply without the record of what was verified.
    run.judge.require(clause::CD_27_6, law::Facts().with("objection_verified", body.has("verified_at")),
                      body.has("verified_at"), "objection.not_verified", {},
                      {"回复前须有核实记录", "a reply needs the record of the verification"},
                      {"请先“登记核实情况”", "record it first"});
    auto a = store::assessment(run.tx, run.object.parent);
    ENSURE(a.has_value());
    run.to = upheld ? "upheld" : "rejected";
    body = extended(body, run.form.value());
    body.set("replied_at", run.context.now.iso()).set("signer", run.context.caller.person_name);
    store::update_paper(run.tx, run.object.id, body);
    run.afterwards.emplace_back([&run, id = a->id]() -> Result<void> {
        run.engine.move(run.tx, run.context, id, "final", "objection.reply");
        return {};
    });
    if (upheld && !run.context.off(clause::CD_27_5)) {
        run.judge.require(clause::CD_27_5,
                          law::Facts()
                              .with("decision", law::words(run.form.chosen("decision")))
                              .with("correction_given", run.form.given("corrected")),
                          run.form.given("corrected"), "objection.no_correction", "corrected",
                          {"异议成立的，应予以修正", "an upheld objection corrects the result"},
                          {"请填写修正后的各项得分", "give the corrected marks"});
        TRY(run.judge.verdict());
        TRY(correct(run, *a));
    }
    run.raise(AssessmentFinal{.assessment = a->id,
                              .contract = a->contract,
                              .project = run.object.project,
                              .instalment = a->instalment,
                              .score = a->score});
    return {};
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const buyer{{"buyer.acceptor", Relation::owner}, {"buyer.supervisor", Relation::owner}};
    return {
        // Any provider reaches this step, so that who is not the contract's hears why (CD-27-3).
        {.name = "file",
         .title = {"提出异议", "object"},
         .from = {},
         .to = "filed",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &objection_fields(),
         .clauses = {clause::CD_27_3, clause::CD_27_4},
         .opens = {{.duty = "objection.reply",
                    .title = {"核实并回复异议", "verify and reply"},
                    .deadline = "objection_reply",
                    .clause = clause::CD_27_4,
                    .holder = {"buyer.acceptor", Relation::owner}}},
         .apply = file,
         .parent = "assessment",
         .parent_kind = "assessment",
         .expected = false},
        {.name = "verify",
         .title = {"登记核实情况", "record the verification"},
         .from = {"filed"},
         .to = "verified",
         .who = buyer,
         .input = &verify_fields(),
         .clauses = {clause::CD_27_4, clause::CD_27_6},
         .apply = verify},
        {.name = "reply",
         .title = {"回复异议", "reply"},
         .from = {"filed", "verified"},
         .who = buyer,
         .input = &reply_fields(),
         .clauses = {clause::CD_27_4, clause::CD_27_5, clause::CD_27_6},
         .closes = {"objection.reply"},
         .apply = reply},
    };
}

}  // namespace

workflow::Procedure objection_procedure() {
    return {
        .kind = "objection",
        .plural = "objections",
        .title = {"考核异议", "objection"},
        .states = {{"filed", {"已提出", "filed"}},
                   {"verified", {"已核实", "verified"}},
                   {"upheld", {"异议成立", "upheld"}, /*final=*/true},
                   {"rejected", {"异议不成立", "rejected"}, /*final=*/true}},
        .steps = steps(),
        .shows = &objection_page_fields(),
        .view = [](db::Tx& tx, workflow::Object const& object, Context const&) { return store::paper(tx, object.id); }};
}

}  // namespace qiyue::performance
