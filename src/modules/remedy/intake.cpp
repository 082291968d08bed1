#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/review/api.hpp"

// From the complaint's arrival to the point where both sides were heard, with the time that does not count.
namespace qiyue::remedy {

namespace {

using workflow::Relation;

void begin_pause(StepRun& run, Case& one, std::string const& kind) {
    auto all = one.body["pauses"].is_list() ? one.body["pauses"] : Value::list();
    all.push(Value::object().set("pause_kind", kind).set("from", run.today().iso()));
    one.body.set("pauses", all);
}

void end_pause(StepRun& run, Case& one) {
    Value all = Value::list();
    for (auto pause : one.body["pauses"].items()) {
        if (!pause["to"].is_text()) {
            auto const from = Day::parse(pause["from"].text()).value();
            pause.set("to", run.today().iso())
                .set("working_days", std::int64_t{run.engine.calendar().working_days_between(from, run.today())});
        }
        all.push(std::move(pause));
    }
    one.body.set("pauses", all);
}

Day filed_on(Case const& one) {
    return Day::parse(one.body["filed_on"].text()).value();
}

void later(StepRun& run, workflow::Opens opens, Day start, std::int64_t holder = 0) {
    run.afterwards.emplace_back([&run, opens = std::move(opens), start, holder]() -> Result<void> {
        run.engine.open_duty(run.tx, run.context, run.object, opens, start, holder);
        return {};
    });
}

// LP-241 收到投诉后8个工作日内发答复通知书及副本: counted from the filing, not from when it was taken up.
void accept(StepRun& run, Case const& one) {
    later(run,
          {.duty = "complaint.send_copies",
           .title = {"发出答复通知书及投诉书副本", "send the parties copies"},
           .deadline = "complaint_copy_due",
           .clause = clause::LP_241,
           .holder = {"finance.procurement", Relation::finance}},
          filed_on(one));
}

Result<void> ask_to_correct(StepRun& run, Case& one) {
    if (!run.form.given("correct_by") || run.form.day("correct_by") <= run.today()) {
        return api::invalid("remedy.correct_by", "correct_by",
                            {"补正通知应当载明合理的补正期限", "the notice names a day by which to complete it"},
                            {"请填写今日以后的日期", "name a day after today"});
    }
    if (one.body["corrected"].boolean_or(false)) {
        return api::conflict("remedy.asked_to_correct_before",
                             {"补正通知只能一次性发出", "a complaint is sent back to be completed once"},
                             {"请受理，或决定不予受理", "take it up, or not"});
    }
    run.to = "correcting";
    begin_pause(run, one, "correction");
    run.afterwards.emplace_back([&run, due = run.form.day("correct_by")]() -> Result<void> {
        run.engine.open_duty_until(run.tx, run.context, run.object,
                                   {.duty = "complaint.correct",
                                    .title = {"补正投诉书", "complete the complaint"},
                                    .deadline = {},
                                    .clause = clause::LP_240,
                                    .holder = {"provider.manager", Relation::party}},
                                   due, run.object.party);
        return {};
    });
    return {};
}

}  // namespace

// LP-240 5个工作日内审查: taken up, sent back once to be completed, or not to be taken up.
Result<void> examine(StepRun& run) {
    auto one = stored(run);
    auto const& outcome = run.form.text("outcome");
    auto const correcting = run.object.state == "correcting";
    if (correcting && (outcome != "unfit" || run.today() <= Day::parse(one.body["correct_by"].text()).value())) {
        return api::conflict("remedy.being_corrected",
                             {"补正期限至 " + one.body["correct_by"].text_or({}) + "，尚未届满",
                              "it may be completed until " + one.body["correct_by"].text_or({})},
                             {"逾期未补正的，可以决定不予受理", "when that day has passed it need not be taken up"});
    }
    if (outcome != "accept" && !run.form.given("reason")) {
        return api::invalid("remedy.reason_needed", "reason",
                            {"补正、不予受理须说明理由", "say what is missing, or why it is not taken up"},
                            {"请写明须补正的事项或不予受理的理由", "write it down"});
    }
    if (outcome == "accept") {
        accept(run, one);
    } else if (outcome == "correct") {
        TRY(ask_to_correct(run, one));
    } else {
        run.to = "unfit";
        // LP-242 不符合条件或不属管辖的3个工作日内书面告知
        later(run,
              {.duty = "complaint.tell",
               .title = {"书面告知不予受理", "tell that it is not taken up"},
               .deadline = "complaint_reject_notice_due",
               .clause = clause::LP_242,
               .holder = {"finance.procurement", Relation::finance}},
              run.today());
    }
    add_given(run, one);
    store::update(run.tx, one);
    return {};
}

Result<void> correct(StepRun& run) {
    auto one = stored(run);
    auto const by = Day::parse(one.body["correct_by"].text()).value();
    if (run.today() > by) {
        return api::conflict("remedy.correction_late",
                             {"补正期限至 " + by.iso() + "，已逾期", "it was to be completed by " + by.iso()},
                             {"投诉期限内可以重新投诉", "complain anew while the days for it run"});
    }
    end_pause(run, one);
    one.body.set("corrected", true).set("correction", run.form.text("correction"));
    store::update(run.tx, one);
    move_decision(run, one);
    return {};
}

Result<void> note_copies(StepRun& run) {
    auto one = stored(run);
    if (one.body["copies_sent_on"].is_text()) {
        return api::conflict("remedy.copies_sent_already",
                             {"投诉书副本已于 " + one.body["copies_sent_on"].text() + " 发出",
                              "the copies were sent on " + one.body["copies_sent_on"].text()},
                             {"说明期限自该日起算，无需重复发出", "the days to explain count from then: send no more"});
    }
    one.body.set("copies_sent_on", run.today().iso());
    store::update(run.tx, one);
    return {};
}

workflow::Opens explanation_duty(std::string post) {
    return {.duty = "complaint.explain",
            .title = {"对投诉作出书面说明", "explain in writing"},
            .deadline = "respondent_reply_due",
            .clause = clause::LP_243,
            .holder = {std::move(post), Relation::owner}};
}

// The other party whom it concerns: the winner, who may explain too.
Result<void> send_copies(StepRun& run) {
    TRY(note_copies(run));
    auto const tender = stored(run).tender;
    if (auto const award = review::award_of_tender(run.tx, tender); award && award->provider != run.object.party) {
        for (auto const& person : identity::holders(run.tx, award->provider, "provider.manager")) {
            run.new_participants.push_back(
                {.person = person.id, .organisation = award->provider, .role = "respondent"});
        }
    }
    later(run, explanation_duty("buyer.head"), run.today());
    return {};
}

Result<void> explain(StepRun& run) {
    auto one = stored(run);
    if (!one.body["copies_sent_on"].is_text()) {
        return api::conflict("remedy.no_copies_yet",
                             {"财政部门尚未发出投诉书副本", "finance has not sent the copies yet"},
                             {"请待收到答复通知书后说明", "explain once you have received them"});
    }
    auto all = one.body["explanations"].is_list() ? one.body["explanations"] : Value::list();
    auto given = run.form.value();
    all.push(given.set("by", run.context.caller.organisation_name).set("on", run.today().iso()));
    one.body.set("explanations", all);
    store::update(run.tx, one);
    if (run.context.caller.organisation == run.object.owner) {
        run.engine.close_duty(run.tx, run.context, run.object.id, "complaint.explain");
    }
    return {};
}

Result<void> pause(StepRun& run) {
    auto one = stored(run);
    begin_pause(run, one, run.form.text("pause_kind"));
    one.body.set("pause_reason", run.form.text("reason"));
    store::update(run.tx, one);
    return {};
}

Result<void> resume(StepRun& run) {
    auto one = stored(run);
    end_pause(run, one);
    one.body.set("finding", run.form.text("finding"));
    store::update(run.tx, one);
    move_decision(run, one);
    return {};
}

// LP-245 检验、检测、鉴定、专家评审、补正所需时间不计入
void move_decision(StepRun& run, Case const& one) {
    Value pauses = Value::list();
    for (auto const& pause : one.body["pauses"].items()) {
        pauses.push(Value::object().set("working_days", pause["working_days"]));
    }
    auto const excluded =
        run.judge.compute(clause::LP_245, law::Facts().with("pauses", pauses))["excluded"].integer_or(0);
    auto const plain = run.judge.deadline("complaint_decision_due", filed_on(one)).due;
    auto const due = run.engine.calendar().after(plain, WorkingDays{static_cast<int>(excluded)}).due;
    run.answer.set("decision_due", due.iso());
    run.afterwards.emplace_back([&run, due, plain]() -> Result<void> {
        if (due == plain) {
            return {};
        }
        run.engine.close_duty(run.tx, run.context, run.object.id, decision_duty().duty);
        run.engine.open_duty_until(run.tx, run.context, run.object, decision_duty(), due,
                                   identity::finance_of(run.tx, run.object.region));
        return {};
    });
}

}  // namespace qiyue::remedy
