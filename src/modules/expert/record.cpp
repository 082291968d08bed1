#include "modules/expert/fields.hpp"
#include "modules/expert/steps.hpp"
#include "modules/expert/store.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// What is kept of an expert's work 履职记录: each sitting as the buyer recorded it, what he says to it, what he is paid
// for it; and the bad conduct 不良行为 that the finance department found.
namespace qiyue::expert {

namespace {

Value line_of(Sitting const& one) {
    return Value::object()
        .set("review", one.review)
        .set("title", one.title)
        .set("on", one.on.iso())
        .set("presence", one.presence)
        .set("minutes", one.minutes)
        .set("rating", one.rating)
        .set("note", one.note)
        .set("fee", one.fee ? Value(one.fee->in_fen()) : Value())
        .set("fee_sum", one.fee_sum)
        .set("explanation", one.explanation);
}

Value line_of(Conduct const& one) {
    return Value::object()
        .set("conduct", one.kind)
        .set("affected_result", one.affected_result)
        .set("decision_number", one.decision_number)
        .set("on", one.on.iso())
        .set("facts", one.facts)
        .set("barred", one.barred);
}

}  // namespace

Result<void> record_conduct(StepRun& run) {
    auto e = store::find(run.tx, run.object.id);
    ENSURE(e.has_value());
    Conduct made{.entry = e->id,
                 .kind = run.form.text("conduct"),
                 .affected_result = run.form.yes("affected_result"),
                 .decision_number = run.form.text("decision_number"),
                 .on = run.form.day("on"),
                 .facts = run.form.text("facts")};
    if (made.on > run.today()) {
        return api::invalid("expert.decision_not_yet", "on", {"认定日晚于今天", "the decision is of a day to come"},
                            {"请填写决定书上的日期", "give the day on the decision"});
    }
    auto const penalty = run.judge.compute(
        clause::LP_127, law::Facts().with("conduct", made.kind).with("affected_result", made.affected_result));
    made.barred = penalty["barred"].boolean_or(false);
    store::insert(run.tx, run.ports().ids.next(), made);
    e->barred = e->barred || made.barred;
    e->recorded_on = e->recorded_on ? std::max(*e->recorded_on, made.on) : made.on;
    store::update(run.tx, *e);
    run.answer.set("penalty", penalty);
    return {};
}

Result<void> explain(StepRun& run) {
    auto const all = store::sittings(run.tx, run.object.id);
    auto const found = std::ranges::find(all, run.form.integer("review"), &Sitting::review);
    if (found == all.end()) {
        return api::invalid("expert.no_such_sitting", "review",
                            {"没有这次评审的履职记录", "there is no record of such a sitting"},
                            {"请从履职记录中选取", "choose one of your record"});
    }
    store::explain(run.tx, run.object.id, found->review, run.form.text("explanation"));
    return {};
}

void add_record(db::Tx& tx, Expert const& e, Day today, Value& value) {
    Value sittings = Value::list();
    Money paid;
    std::int64_t lately = 0;
    for (auto const& one : store::sittings(tx, e.id)) {
        sittings.push(line_of(one));
        paid = paid + one.fee.value_or(Money());
        lately += one.on > today.plus_years(-1) ? 1 : 0;
    }
    Value conduct = Value::list();
    for (auto const& one : store::conduct(tx, e.id)) {
        conduct.push(line_of(one));
    }
    value.set("sittings_last_year", lately).set("fees", paid.in_fen()).set("sittings", sittings);
    if (conduct.size() > 0) {
        value.set("bad_conduct", conduct);
    }
}

void keep_sitting(db::Tx& tx, Sitting const& sitting) {
    store::keep(tx, sitting);
}

}  // namespace qiyue::expert
