#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/method_choice.hpp"

#include <algorithm>

// What stands between the choice of a method and the work on its document: the publicity of a single source with its
// objections, and the approval of the finance department.
namespace qiyue::tender {

namespace {

using workflow::StepRun;

Value list_of(Value const& list) {
    return list.is_list() ? list : Value::list();
}

std::int64_t unanswered(Value const& objections) {
    std::int64_t open = 0;
    for (auto const& one : list_of(objections).items()) {
        open += one["answered_on"].is_text() ? 0 : 1;
    }
    return open;
}

workflow::Opens const& reargument() {
    static workflow::Opens const opens{"publicity.reargue",
                                       {"对异议组织补充论证", "argue the objection again"},
                                       "single_source_objection_due",
                                       clause::LP_173,
                                       {"buyer.document_drafter", workflow::Relation::owner}};
    return opens;
}

}  // namespace

std::string state_after_choice(StepRun& run, MethodChoice const& choice, Splitting const& splitting) {
    auto const before = beforehand(run.judge, choice, splitting);
    return !before.publicity.id.empty()     ? "publicity_due"
        : !before.approval.id.empty()       ? "method_referred"
        : !before.another_person.id.empty() ? "method_proposed"
                                            : "method_chosen";
}

// LP-172 公示含项目、说明、原因、唯一供应商、专业人员论证意见及姓名单位职称、期限、联系方式
Result<void> publicise(StepRun& run) {
    auto t = stored(run);
    auto const until = run.form.day("publicity_until");
    run.judge.ask(clause::LP_171,
                  law::Facts().with("publicity_working_days",
                                    std::int64_t{run.engine.calendar().working_days_between(run.today(), until)}));
    run.judge.ask(clause::LP_174,
                  law::Facts().with("professionals", static_cast<std::int64_t>(run.form.list("professionals").size())));
    auto publicity = run.form.value();
    t.choice.set("publicity", publicity.set("publicised_on", run.today().iso()));
    store::keep_choice(run.tx, t.id, t.choice);
    run.answer.set("earliest_until", run.judge.deadline("single_source_publicity_min", run.today()).sum);
    return {};
}

Result<void> raise_objection(StepRun& run) {
    auto t = stored(run);
    auto const until = Day::parse(t.choice["publicity"]["publicity_until"].text()).value();
    if (run.today() > until) {
        return api::conflict("method.publicity_over",
                             {"公示期至 " + until.iso() + " 已满", "the publicity ended on " + until.iso()},
                             {"对结果有异议的，可依法提出质疑", "who objects to the result may query it"});
    }
    auto objections = list_of(t.choice["objections"]);
    if (unanswered(objections) == 0 && run.judge.applies(clause::LP_173)) {
        // LP-173 收到异议后公示期满5个工作日内组织补充论证并告知异议人
        run.engine.open_duty(run.tx, run.context, run.object, reargument(), until);
    }
    auto objection = run.form.value();
    objections.push(objection.set("by", run.context.caller.organisation_name).set("at", run.context.now.iso()));
    t.choice.set("objections", objections);
    store::keep_choice(run.tx, t.id, t.choice);
    run.answer.set("objections", static_cast<std::int64_t>(objections.size()));
    return {};
}

Result<void> reargue(StepRun& run) {
    auto t = stored(run);
    if (unanswered(t.choice["objections"]) == 0) {
        return api::conflict("method.no_objection", {"没有待论证的异议", "there is no objection to argue"},
                             {"无需办理", "nothing is left to do"});
    }
    Value answered = Value::list();
    for (auto one : list_of(t.choice["objections"]).items()) {
        if (!one["answered_on"].is_text()) {
            one.set("answered_on", run.today().iso()).set("answer", run.form.text("argument"));
        }
        answered.push(std::move(one));
    }
    t.choice.set("objections", answered);
    store::keep_choice(run.tx, t.id, t.choice);
    if (run.form.yes("founded")) {
        store::keep_end(run.tx, t.id, run.form.text("argument"));
        run.to = "cancelled";  // there are others: another method
    }
    return {};
}

Result<void> refer_method(StepRun& run) {
    auto const t = stored(run);
    auto const until = Day::parse(t.choice["publicity"]["publicity_until"].text()).value();
    // LP-171 公示不少于5个工作日: it has to run out first.
    run.judge.require(clause::LP_171, law::Facts().with("today", run.today()).with("publicity_until", until),
                      run.today() > until, "method.publicity_running", {},
                      {"公示期至 " + until.iso() + " 方满", "the publicity runs until " + until.iso()},
                      {"请待公示期满后报批", "refer it when the period has run out"});
    auto const open = unanswered(t.choice["objections"]);
    // LP-173 ……组织补充论证并告知异议人
    run.judge.require(clause::LP_173, law::Facts().with("objections_open", open), open == 0,
                      "method.objection_unanswered", {},
                      {"尚有异议未组织补充论证", "an objection was raised and not argued again"},
                      {"请先办理“补充论证”并告知异议人", "argue it again first, and tell who objected"});
    return {};
}

// LP-041 ……报设区的市以上财政部门批准
Result<void> sanction_method(StepRun& run) {
    auto t = stored(run);
    t.choice.set("sanctioned_by", run.context.caller.organisation_name)
        .set("sanctioned_on", run.today().iso())
        .set("sanction_number", run.form.text("number"))
        .set("sanction", run.form.text("opinion"));
    store::keep_choice(run.tx, t.id, t.choice);
    return {};
}

Result<void> decline_method(StepRun& run) {
    store::keep_end(run.tx, run.object.id, run.form.text("opinion"));
    return {};
}

}  // namespace qiyue::tender
