#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"

// What every query has, whatever it is about: its time, the day of its answer, and that it may be taken back.
namespace qiyue::remedy {

using workflow::Relation;

workflow::Opens reply_duty(std::string replier) {
    return {"query.reply",
            {"答复质疑", "answer the query"},
            "query_reply_due",
            clause::LP_232,
            {std::move(replier), Relation::owner}};
}

// CD-39-1 相关供应商可以按规定就有关事项提出询问、质疑和投诉: within the seven working days of the law's art. 52.
void judge_in_time(StepRun& run, Window const& window, Day filed, Text const& remedy) {
    auto const days = law::Facts().with("known_on", window.start).with("last_day", window.last).with("filed_on", filed);
    for (auto const clause : {clause::CD_39_1, clause::LP_230}) {
        run.judge.require(clause, days, filed <= window.last, "remedy.query_late", {},
                          {"质疑应在 " + window.last.iso() + "（含当日）以前提出，已逾期",
                           "the last day for this query was " + window.last.iso()},
                          remedy);
    }
}

Value kept_query(StepRun& run, Window const& window, Day received) {
    auto body = run.form.value();
    body.set("last_day", window.last.iso()).set("reply_due", run.judge.deadline("query_reply_due", received).due.iso());
    run.answer.set("last_day", body["last_day"]).set("reply_due", body["reply_due"]);
    return body;
}

workflow::Step withdraw_query() {
    return {.name = "withdraw",
            .title = {"撤回质疑", "withdraw"},
            .from = {"filed"},
            .to = "withdrawn",
            .who = {{"provider.manager", Relation::party}},
            .closes = {"query.reply"},
            .apply = nothing_more,
            .expected = false};
}

}  // namespace qiyue::remedy
