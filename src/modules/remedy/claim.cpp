#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/remedy/fields.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>

// CD-39-4 受理供应商诉求的责任机构: what a supplier claims about a purchase outside government procurement goes to the body
// that the purchase document names. 待答复 filed -> 已答复 answered | 已撤回 withdrawn.
namespace qiyue::remedy {

namespace {

using workflow::Actor;
using workflow::Relation;

Result<void> file(StepRun& run) {
    auto const terms = tender::terms(run.tx, run.object.parent);
    if (!terms) {
        return api::not_found({"没有这个已发布的采购活动", "there is no such published purchase"});
    }
    if (terms->purchase_class != tender::PurchaseClass::other) {
        return api::conflict("remedy.is_procurement",
                             {"本项目属于政府采购项目", "this purchase is government procurement"},
                             {"请按规定提出询问、质疑或投诉", "use enquiry, query and complaint"});
    }
    auto body = run.form.value();
    auto const due = run.judge.deadline("other_remedy_reply", run.today()).due;
    body.set("body", terms->remedy_body).set("post", terms->remedy_post).set("reply_due", due.iso());
    start(run, "claim", body, run.context.caller.organisation);
    run.answer.set("body", terms->remedy_body).set("reply_due", due.iso());
    // Its task, at the post that the document names.
    run.afterwards.emplace_back([&run, post = terms->remedy_post]() -> Result<void> {
        run.engine.open_duty(run.tx, run.context, run.object,
                             {.duty = "claim.answer",
                              .title = {"答复供应商诉求", "answer the claim"},
                              .deadline = "other_remedy_reply",
                              .clause = clause::CD_39_4,
                              .holder = {post, Relation::owner}},
                             run.today());
        return {};
    });
    return {};
}

Result<void> answer_claim(StepRun& run) {
    auto const one = stored(run);
    auto const post = one.body["post"].text_or({});
    // CD-39-4 ……本部门(单位)受理供应商诉求的责任机构: it answers, and nobody in its place.
    run.judge.require(clause::CD_39_4,
                      law::Facts()
                          .with("claims_body", one.body["body"].text_or({}))
                          .with("holds_claims_post", post.empty() || run.context.caller.holds(post)),
                      post.empty() || run.context.caller.holds(post), "remedy.not_the_body", {},
                      {"本项目的诉求由“" + one.body["body"].text_or({}) + "”答复",
                       "claims of this purchase are answered by " + one.body["body"].text_or({})},
                      {"请由购买文件写明的责任机构办理", "leave it to the body that the document names"});
    TRY(run.judge.verdict());
    return answer(run);
}

}  // namespace

workflow::Procedure claims(workflow::Engine& engine) {
    std::vector<Actor> const bodies{{"buyer.supervisor", Relation::owner}, {"buyer.head", Relation::owner}};
    return {.kind = "claim",
            .plural = "claims",
            .title = {"供应商诉求", "supplier's claim"},
            .states = {{"filed", {"待答复", "filed"}},
                       {"answered", {"已答复", "answered"}, /*final=*/true},
                       {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true}},
            .steps = {{.name = "file",
                       .title = {"提出诉求", "file a claim"},
                       .from = {},
                       .to = "filed",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &claim_fields(),
                       .clauses = {clause::CD_39_4},
                       .apply = file,
                       .parent = "tender",
                       .parent_kind = "tender"},
                      {.name = "answer",
                       .title = {"答复诉求", "answer"},
                       .from = {"filed"},
                       .to = "answered",
                       .who = bodies,
                       .input = &claim_answer_fields(),
                       .clauses = {clause::CD_39_4},
                       .closes = {"claim.answer"},
                       .apply = answer_claim},
                      {.name = "withdraw",
                       .title = {"撤回", "withdraw"},
                       .from = {"filed"},
                       .to = "withdrawn",
                       .who = {{"provider.manager", Relation::party}},
                       .closes = {"claim.answer"},
                       .apply = nothing_more,
                       .expected = false}},
            .shows = &shown_fields(),
            .view = view_of(engine)};
}

}  // namespace qiyue::remedy
