#include "law/clauses.gen.hpp"
#include "modules/budget/procedures.hpp"
#include "modules/identity/api.hpp"

// The yearly round (财政布置): finance hands out its requirements and the purchase table, every buyer of its level is
// told, and the people's congress's approval is recorded here. 布置 open -> 人大批准 approved.
namespace qiyue::budget {

namespace {

using workflow::Relation;
using workflow::StepRun;

// CD-7-1 对购买服务相关预算安排提出明确要求: every buyer of the level has it in the inbox until the closing day.
Result<void> tell_buyers(StepRun& run, Day close_day) {
    workflow::Opens const asked{.duty = "budget.package",
                                .title = {"报送购买服务项目表", "submit the purchase table"},
                                .deadline = {},
                                .clause = clause::CD_7_1,
                                .holder = {"buyer.planner", Relation::owner}};
    for (auto const& buyer : identity::organisations(run.tx, "buyer", run.object.region)) {
        run.engine.open_duty_until(run.tx, run.context, run.object, asked, close_day, buyer.id);
    }
    return {};
}

Result<void> open(StepRun& run) {
    store::Round round;
    round.id = run.object.id;
    round.region = run.object.region;
    round.fiscal_year = static_cast<int>(run.form.integer("fiscal_year"));
    round.open_day = run.form.day("open_day");
    round.close_day = run.form.day("close_day");
    round.body = run.form.value();
    if (round.close_day < round.open_day) {
        return api::invalid("budget.window_reversed", "close_day",
                            {"截止日早于开始日", "the round closes before it opens"},
                            {"截止日不早于开始日", "close it on the opening day or later"});
    }
    if (!store::insert(run.tx, round)) {
        return api::conflict("budget.round_exists", {"本级该年度已布置预算编制", "your level has a round of that year"},
                             {"请在已布置的预算编制中办理", "go on with the round that is there"});
    }
    run.object.title = std::to_string(round.fiscal_year) + " 年度部门预算编制";
    run.afterwards.emplace_back([&run, day = round.close_day] { return tell_buyers(run, day); });
    return {};
}

Result<void> record_congress(StepRun& run) {
    store::set_congress(run.tx, run.object.id, run.form.value());
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const round = store::round(tx, object.id);
    if (!round) {
        return Value::object();
    }
    auto body = round->body;
    if (!round->congress.is_null()) {
        body.set("congress", round->congress);
    }
    return body;
}

}  // namespace

workflow::Procedure round_procedure() {
    return {.kind = "budget_round",
            .plural = "budget-rounds",
            .title = {"预算布置", "budget round"},
            .states = {{"open", {"已布置", "open"}},
                       {"approved", {"人大已批准", "approved by the people's congress"}, true}},
            .steps = {{.name = "open",
                       .title = {"布置预算编制", "open the round"},
                       .from = {},
                       .to = "open",
                       .who = {{"finance.budget", Relation::anyone}},
                       .input = &round_fields(),
                       .clauses = {clause::CD_7_1, clause::CD_7_2},
                       .apply = open,
                       .shown_publicly = true},
                      {.name = "record_congress",
                       .title = {"登记人大批准", "record the congress's approval"},
                       .from = {"open"},
                       .to = "approved",
                       .who = {{"finance.budget", Relation::owner}},
                       .input = &congress_fields(),
                       .clauses = {clause::CD_9_1},
                       .apply = record_congress,
                       .shown_publicly = true}},
            .shows = &round_fields(),
            .view = view,
            .public_in = {"open", "approved"}};
}

}  // namespace qiyue::budget
