#include "law/clauses.gen.hpp"
#include "modules/expert/fields.hpp"
#include "modules/expert/steps.hpp"
#include "modules/expert/store.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// How the pool renews itself: a public call 征集公告, an application, the keeper's check, a training, and each year a look
// at how he was rated, from which he stays or is proposed to leave (LA-V.2.2-c 加强购买服务专家库建设).
namespace qiyue::expert {

namespace {

std::int64_t poor_ratings(db::Tx& tx, std::int64_t entry) {
    auto const by_buyers = std::ranges::count(store::sittings(tx, entry), "poor", &Sitting::rating);
    auto const by_agencies = std::ranges::count_if(store::notes(tx, entry, "rating"),
                                                   [](Value const& one) { return one["rating"].text() == "poor"; });
    return by_buyers + by_agencies;
}

Result<void> publish(StepRun& run) {
    if (run.form.day("until") < run.today()) {
        return api::invalid("expert_call.over", "until", {"报名截止日已过", "that day is past"},
                            {"请填写今天或以后的日期", "give today or a later day"});
    }
    store::insert_call(run.tx, run.object.id, run.form.value());
    run.object.title = run.form.text("title");
    return {};
}

Result<void> nothing_kept(StepRun&) {
    return {};
}

Value view_of_call(db::Tx& tx, workflow::Object const& object, Context const&) {
    return store::call(tx, object.id).value_or(Value::object());
}

// The call that is applied to: open, its last day not past.
Result<void> open_call(StepRun& run) {
    auto const about = TRY(run.engine.get(run.tx, run.form.integer("call"), "expert_call"));
    auto const call = store::call(run.tx, about.id);
    ENSURE(call.has_value());
    auto const until = Day::parse((*call)["until"].text()).value();
    if (about.state != "open" || until < run.today()) {
        return api::conflict("expert_call.closed",
                             {"征集已于 " + until.iso() + " 截止", "this call closed on " + until.iso()},
                             {"请等待下一次征集", "wait for the next call"});
    }
    return {};
}

}  // namespace

Result<void> apply(StepRun& run) {
    TRY(open_call(run));
    if (store::of_person(run.tx, run.context.caller.person)) {
        return api::conflict("expert.already_entered", {"您已在库或已申请", "you are in the pool, or have applied"},
                             {"请在原有记录中办理", "go on with that entry"});
    }
    Expert e;
    e.id = run.object.id;
    e.person = run.context.caller.person;
    e.name = run.context.caller.person_name;
    e.resting = true;  // not to be drawn before he is checked and trained
    return take_in(run, e);
}

Result<void> check(StepRun& run) {
    store::insert_note(run.tx, run.ports().ids.next(), run.object.id, "check", run.form.value());
    if (!run.form.yes("passed")) {
        run.to = "refused";
    }
    return {};
}

Result<void> train(StepRun& run) {
    if (run.form.day("on") > run.today()) {
        return api::invalid("expert.training_not_yet", "on", {"培训日期晚于今天", "that training is still to come"},
                            {"请在培训后登记", "record it when it was held"});
    }
    store::insert_note(run.tx, run.ports().ids.next(), run.object.id, "training", run.form.value());
    if (run.to == "in_pool") {
        store::rest(run.tx, run.object.id, false);
    }
    return {};
}

Result<void> review_standing(StepRun& run) {
    auto const kept = run.form.text("result") == "stay";
    auto const poor = poor_ratings(run.tx, run.object.id);
    run.judge.ask(clause::LA_V_2_2_c, law::Facts().with("poor_ratings", poor).with("stays", kept));
    if (!kept) {
        run.to = "leaving_proposed";
        store::rest(run.tx, run.object.id, true);
    }
    run.answer.set("poor_ratings", poor);
    return {};
}

Result<void> rate(StepRun& run) {
    if (run.form.day("on") > run.today()) {
        return api::invalid("expert.rated_too_early", "on", {"评审日晚于今天", "that sitting is still to come"},
                            {"请在评审后评价", "rate him when it was held"});
    }
    auto note = run.form.value();
    note.set("by", run.context.caller.organisation_name);
    store::insert_note(run.tx, run.ports().ids.next(), run.object.id, "rating", note);
    return {};
}

void add_standing(db::Tx& tx, Expert const& e, Value& value) {
    auto const list = [&](char const* kind) {
        Value all = Value::list();
        for (auto const& one : store::notes(tx, e.id, kind)) {
            all.push(one);
        }
        return all;
    };
    for (auto const& check : store::notes(tx, e.id, "check")) {
        value.set("check_opinion", check["opinion"]);
    }
    value.set("trainings", list("training")).set("ratings", list("rating")).set("poor_ratings", poor_ratings(tx, e.id));
}

workflow::Procedure call_procedure() {
    using workflow::Relation;
    return {.kind = "expert_call",
            .plural = "expert_calls",
            .title = {"专家征集", "call for experts"},
            .states = {{"open", {"征集中", "open"}}, {"closed", {"已截止", "closed"}, /*final=*/true}},
            .steps = {{.name = "publish",
                       .title = {"发布征集公告", "publish a call"},
                       .from = {},
                       .to = "open",
                       .who = {{"experts.keeper", Relation::anyone}},
                       .input = &call_fields(),
                       .clauses = {clause::LA_V_2_2_c},
                       .apply = publish,
                       .shown_publicly = true,
                       .expected = false},
                      {.name = "close",
                       .title = {"截止", "close"},
                       .from = {"open"},
                       .to = "closed",
                       .who = {{"experts.keeper", Relation::owner}},
                       .apply = nothing_kept,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &call_fields(),
            .view = view_of_call,
            .public_in = {"open", "closed"}};
}

}  // namespace qiyue::expert
