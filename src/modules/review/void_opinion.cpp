#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// A tie of a member with a bidder that comes out when the marks are given: his opinion is void, and with it what was
// computed from it. Until the result notice; after it the purchase is ended on its ground (tender.fail), or a complaint
// decides.
namespace qiyue::review {

namespace {

void remember(StepRun& run, Review& review, Member const& whose) {
    auto all = review.body["voided"].is_list() ? review.body["voided"] : Value::list();
    all.push(Value::object()
                 .set("person", whose.person)
                 .set("name", whose.name)
                 .set("kind", run.form.text("kind"))
                 .set("decision_number", run.form.text("decision_number"))
                 .set("on", run.today().iso()));
    review.body.set("voided", all);
}

}  // namespace

void forget_ranking(Review& review) {
    for (auto const* key : {"ranking", "bands", "deductions", "outlying", "report", "reported_on", "award", "deemed",
                            "chair", "dissents"}) {
        review.body.erase(key);
    }
}

Result<void> void_opinion(StepRun& run) {
    auto review = stored(run);
    auto const bids = store::bids(run.tx, review.id);
    auto const bidder = std::ranges::any_of(
        bids, [&](ReviewedBid const& bid) { return bid.provider == run.form.integer("organisation") && bid.valid(); });
    // CD-14-4: who has an interest in a bidder takes no part in review or scoring.
    run.judge.require(clause::CD_14_4, law::Facts().with("bidder_of_purchase", bidder), bidder, "committee.no_bidder",
                      "organisation", {"该单位不是本项目的有效投标人", "it is no valid bidder of this purchase"},
                      {"请填写与评委存在利害关系的投标人", "name the bidder to whom the member is tied"});
    // PF-process-36: found after the marks, he is replaced and his marks are void.
    run.judge.require(clause::PF_process_36, law::Facts().with("bidder_of_purchase", bidder), bidder,
                      "committee.no_party", "organisation",
                      {"该单位不是本项目的申报单位", "it did not apply in this purchase"},
                      {"请填写与评委存在利害关系的单位", "name the one to whom the member is tied"});
    // LP-153 重新评审须书面报告本级财政部门
    auto const reported = run.form.given("report");
    run.judge.require(clause::LP_153, law::Facts().with("report_given", reported), reported, "review.no_report",
                      "report",
                      {"重新评审须书面报告本级财政部门", "an evaluation is repeated with a written report to finance"},
                      {"请上传书面报告", "attach the report"});
    // Before anything is said of the person: who does not know the names is to learn none by asking (LP-115).
    TRY(run.judge.verdict());
    auto const whose = member(store::members(run.tx, review.id), run.form.integer("person"));
    if (!whose) {
        return api::invalid("committee.not_a_member", "person", {"不是本项目的评委", "not a member of this committee"},
                            {"请核对人员", "look again who it was"});
    }
    remember(run, review, *whose);
    expert::found_tie(run.tx, whose->person,
                      {.organisation = run.form.integer("organisation"), .kind = run.form.text("kind"), .until = {}});
    forget_ranking(review);
    auto const drawn = document_of(run.tx, review.tender).drawn_committee;
    // LP-122 缺席、回避致人数不符应及时补抽;无法补足应停止评审、重新组建: without him the number is even, and all score anew.
    if (drawn && run.judge.applies(clause::LP_122)) {
        store::dissolve(run.tx, review.id);
        redraw(run, review, whose->person, run.form.text("reason"));
        run.to = "qualified";
    } else {
        store::remove_member(run.tx, review.id, whose->person);
        run.to = store::members(run.tx, review.id).empty() ? "qualified" : "scored";
    }
    store::update(run.tx, review);
    run.answer.set("members", static_cast<std::int64_t>(store::members(run.tx, review.id).size()));
    return {};
}

}  // namespace qiyue::review
