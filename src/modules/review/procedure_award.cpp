#include "modules/review/fields.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"

// The second half of a review's table: from the report over the award to the notice, and what may undo it.
namespace qiyue::review {

namespace {

using workflow::Actor;
using workflow::Relation;

// The award falls; where the head wants to begin anew, the purchase ends with it.
Result<void> after_refusal(StepRun& run, workflow::Engine& engine) {
    auto const tender = run.object.parent;
    auto const because = "中标(成交)人拒绝签订合同：" + run.form.text("reason");
    TRY(void_award(run.tx, run.context, engine, tender, {}, because));
    return run.form.text("then") == "restart" ? tender::fail(run.tx, run.context, engine, tender, "cancelled", because)
                                              : Result<void>();
}

workflow::Opens publish_duty() {
    return {"result.publish",
            {"公告结果并发出中标(成交)通知书", "publish the result and send the award letter"},
            "result_notice_due",
            clause::LP_180,
            {"buyer.opener", Relation::owner}};
}

// What the committee leaves, and what is said of it.
std::vector<workflow::Step> reporting_steps() {
    std::vector<Actor> const opener{{"buyer.opener", Relation::owner}};
    return {
        {.name = "report",
         .title = {"送交评审报告", "deliver the report"},
         .from = {"ranked"},
         .to = "reported",
         .who = opener,
         .input = &report_fields(),
         .clauses = {clause::LP_177, clause::LP_178},
         .opens = {confirm_duty()},
         .closes = {"report.delivery"},
         .apply = report,
         .activity = tender::purchasing},
        {.name = "record_duties",
         .title = {"记录专家履职情况", "record the experts' duty"},
         .from = {"ranked", "reported", "awarded", "published"},
         .who = opener,
         .input = &duties_fields(),
         .clauses = {clause::LP_125},
         .closes = {"experts.record"},
         .apply = record_duties,
         .expected = false},
        {.name = "rate_buyer",
         .title = {"评价采购人履职情况", "say how the buyer did its duty"},
         .from = {"scored", "ranked", "reported", "awarded", "published"},
         .who = {{"experts.member", Relation::participant}},
         .input = &rate_buyer_fields(),
         .clauses = {clause::LP_125},
         .apply = rate_buyer,
         .expected = false},
        {.name = "dissent",
         .title = {"对评审结论提出不同意见", "dissent from the conclusion"},
         .from = {"ranked"},
         .who = judges(),
         .input = &dissent_fields(),
         .clauses = {clause::LP_154},
         .apply = dissent,
         .expected = false},
    };
}

// The winner is settled, told, or falls.
std::vector<workflow::Step> deciding_steps(workflow::Engine& engine) {
    std::vector<Actor> const opener{{"buyer.opener", Relation::owner}};
    std::vector<Actor> const head{{"buyer.head", Relation::owner}};
    return {
        {.name = "drop",
         .title = {"取消候选", "drop a candidate"},
         .from = {"reported"},
         .who = head,
         .input = &drop_fields(),
         .clauses = {clause::CD_18_6},
         .apply = drop,
         .expected = false,
         .activity = tender::purchasing},
        {.name = "confirm",
         .title = {"定标", "confirm the award"},
         .from = {"reported"},
         .to = "awarded",
         .who = head,
         .input = &confirm_fields(),
         .clauses = {clause::CD_18_6, clause::LP_178, clause::LP_309, clause::SY_3_1_4_3_a, clause::SY_3_1_4_3_b},
         .opens = {publish_duty()},
         .closes = {"award.confirm"},
         .apply = confirm,
         .activity = tender::purchasing},
        {.name = "deem_confirmed",
         .title = {"视同确定中标人", "deem the first candidate confirmed"},
         .from = {"reported"},
         .to = "awarded",
         .who = {{"buyer.opener", Relation::owner}, {"buyer.supervisor", Relation::owner}},
         .input = &deem_fields(),
         .clauses = {clause::LP_179},
         .opens = {publish_duty()},
         .closes = {"award.confirm"},
         .apply = deem_confirmed,
         .expected = false,
         .activity = tender::purchasing},
        {.name = "void_opinion",
         .title = {"认定评审意见无效", "declare a member's opinion void"},
         .from = {"scored", "ranked", "reported", "awarded"},
         .to = "qualified",
         .who = {{"finance.procurement", Relation::finance}, {"buyer.supervisor", Relation::owner}},
         .input = &void_fields(),
         .clauses = {clause::CD_14_4, clause::LP_122, clause::LP_153},
         .closes = {"report.delivery", "award.confirm", "result.publish", "experts.record"},
         .apply = void_opinion,
         .expected = false},
        {.name = "winner_refused",
         .title = {"中标(成交)人拒绝签订合同", "the winner refuses to sign"},
         .from = {"published"},
         .who = head,
         .input = &refused_fields(),
         .clauses = {clause::LP_186},
         .apply = [&engine](StepRun& run) -> Result<void> {
             TRY(winner_refused(run));
             run.afterwards.emplace_back([&run, &engine]() { return after_refusal(run, engine); });
             return {};
         },
         .expected = false,
         .activity = tender::purchasing},
        {.name = "notify",
         .title = {"公告结果并发出通知书", "publish the result"},
         .from = {"awarded"},
         .to = "published",
         .who = opener,
         .clauses = {clause::CD_18_6, clause::LP_180, clause::LP_181, clause::LP_182, clause::LP_183},
         .closes = {"result.publish"},
         .apply = notify,
         .shown_publicly = true,
         .activity = tender::purchasing},
    };
}

}  // namespace

workflow::Opens confirm_duty() {
    return {"award.confirm",
            {"确定中标(成交)人", "confirm the winner"},
            "award_confirm",
            clause::LP_178,
            {"buyer.head", Relation::owner}};
}

void close_award_duties(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t review) {
    for (auto const* duty : {"report.delivery", "award.confirm", "result.publish"}) {
        engine.close_duty(tx, context, review, duty);
    }
}

std::vector<workflow::Step> award_steps(workflow::Engine& engine) {
    auto all = reporting_steps();
    for (auto& step : deciding_steps(engine)) {
        all.push_back(std::move(step));
    }
    return all;
}

}  // namespace qiyue::review
