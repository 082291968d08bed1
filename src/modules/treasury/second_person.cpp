#include "law/clauses.gen.hpp"
#include "modules/treasury/steps.hpp"

// What comes to be booked by hand, a file of results or money that came back, is brought by one person and confirmed or rejected by
// another.
namespace qiyue::treasury {

// CD-29-1 根据财政国库管理的规定; SY-3.1.7-d 按照……国库集中支付管理制度: who brings it in does not alone decide that it counts.
Result<void> judge_second(workflow::StepRun& run, Value const& body) {
    auto const same = run.context.caller.person == body[first_person].integer();
    for (auto const clause : {clause::CD_29_1, clause::SY_3_1_7_d}) {
        run.judge.require(clause, law::Facts().with("done_by_same_person", same), !same, "treasury.same_person", {},
                          {"前一步由您办理，不能自己复核", "who did the step before does not confirm it"},
                          {"请由另一人复核", "let another person confirm it"});
    }
    return run.judge.verdict();
}

Result<void> reject(workflow::StepRun& run) {
    auto body = store::kept(run.tx, run.object.id);
    TRY(judge_second(run, body));
    store::keep(run.tx, run.object.id, body.set("rejected_because", run.form.text("rejected_because")));
    return {};
}

Value shown_body(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto body = store::kept(tx, object.id);
    if (body.is_null()) {
        return Value::object();
    }
    body.erase(first_person);
    return body;
}

}  // namespace qiyue::treasury
