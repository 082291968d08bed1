#include "modules/framework/steps.hpp"

#include "law/clauses.gen.hpp"

// The call 征集: closed, for offers until a day; open, for applications at any time; and the supplement of a closed one.
namespace qiyue::framework {

using workflow::StepRun;

namespace {

// A framework agreement is called as an open tender is: notice and time for offers.
Result<void> judge_times(StepRun& run) {
    auto const deadline = run.form.instant("bid_deadline");
    if (deadline <= run.context.now) {
        return api::invalid("framework.deadline_passed", "bid_deadline",
                            {"提交截止时间已过", "the deadline lies in the past"},
                            {"请另定截止时间", "set a later deadline"});
    }
    auto const working = run.engine.calendar().working_days_between(run.today(), run.form.day("notice_until"));
    auto const facts = law::Facts()
                           .with("issued", run.today())
                           .with("bid_deadline", deadline.day())
                           .with("notice_working_days", std::int64_t{working});
    run.judge.ask(clause::LP_063, facts);
    run.judge.ask(clause::LP_066, facts);
    return {};
}

Result<void> judge_term(StepRun& run) {
    auto const from = run.form.day("term_from");
    auto const to = run.form.day("term_to");
    if (to < from || to < run.today()) {
        return api::invalid("framework.term_backwards", "term_to",
                            {"有效期结束早于开始或已经过去", "the term ends before it begins, or is over"},
                            {"请更正有效期", "correct the term"});
    }
    run.judge.ask(clause::LP_283, law::Facts().with("start", from).with("end", to));
    return {};
}

}  // namespace

Result<void> call(StepRun& run) {
    auto f = stored(run);
    auto const& form = run.form;
    TRY(judge_times(run));
    TRY(judge_term(run));
    auto const facts = law::Facts()
                           .with("stage_one", form.text("stage_one"))
                           .with("government_priced", form.yes("government_priced"))
                           .with("special_instruments", form.yes("special_instruments"))
                           .with("elimination", form.integer("elimination"));
    for (auto const clause : {clause::LP_284, clause::LP_285, clause::LP_287}) {
        run.judge.ask(clause, facts);
    }
    run.judge.ask(clause::LP_266, law::Facts().with("rate", form.integer("small_deduction")).with("reserved", false));
    TRY(run.judge.verdict());
    TRY(judge_key(run, f.round));
    f.call = form.value();
    store::update(run.tx, f);
    return {};
}

Result<void> call_open(StepRun& run) {
    auto f = stored(run);
    TRY(judge_term(run));
    auto const working = run.engine.calendar().working_days_between(run.today(), run.form.day("notice_until"));
    run.judge.ask(clause::LP_063, law::Facts().with("notice_working_days", std::int64_t{working}));
    f.call = run.form.value();
    f.call.set("stage_two", "direct");
    f.concluded = run.today();
    store::update(run.tx, f);
    return {};
}

// LP-292 补充征集: the terms stay those of the first call, only its days are new.
Result<void> supplement(StepRun& run) {
    auto f = stored(run);
    std::int64_t admitted = 0;
    for (auto const& offer : store::offers(run.tx, f.id)) {
        admitted += offer.body["admitted"].boolean_or(false) ? 1 : 0;
    }
    auto const remaining = offers_in(run.tx, run.engine, f.id, "signed").size();
    run.judge.ask(clause::LP_292,
                  law::Facts()
                      .with("admitted", admitted)
                      .with("remaining", static_cast<std::int64_t>(remaining))
                      .with("execution_suffers", run.form.yes("execution_suffers")));
    TRY(judge_times(run));
    TRY(run.judge.verdict());
    TRY(judge_key(run, f.round + 1));
    f.round += 1;
    f.call.set("notice_until", run.form.day("notice_until").iso())
        .set("bid_deadline", run.form.instant("bid_deadline").iso());
    f.results.set("reason", run.form.text("reason"));
    store::update(run.tx, f);
    return {};
}

}  // namespace qiyue::framework
