#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// A third party 第三方专业机构 assists the review: it checks forms and facts and says what it found. The members read that; it
// has no vote itself (PF-process-31).
namespace qiyue::review {

namespace {

Value const* named(Review const& review, std::int64_t organisation) {
    if (!review.body["assistants"].is_list()) {
        return nullptr;
    }
    auto const& all = review.body["assistants"].items();
    auto const found =
        std::ranges::find(all, organisation, [](Value const& one) { return one["organisation"].integer(); });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

Result<void> name_assistant(StepRun& run) {
    auto review = stored(run);
    auto const id = run.form.integer("organisation");
    auto const organisation = identity::organisation(run.tx, id);
    if (!organisation || organisation->kind != "assessor") {
        return api::invalid("review.no_third_party", "organisation",
                            {"不是登记的第三方机构", "no registered third party"},
                            {"请从第三方机构中选择", "choose a registered one"});
    }
    if (named(review, id) != nullptr) {
        return api::conflict("review.assists_already", {"该机构已在协助本次评审", "it assists already"},
                             {"无需重复办理", "nothing is left to do"});
    }
    auto all = review.body["assistants"].is_list() ? review.body["assistants"] : Value::list();
    all.push(Value::object().set("organisation", id).set("task", run.form.text("task")).set("opinions", Value::list()));
    review.body.set("assistants", all);
    store::update(run.tx, review);
    for (auto const& person : identity::holders(run.tx, id, "assessor.member")) {
        run.new_participants.push_back({.person = person.id, .organisation = id, .role = "assistant"});
    }
    return {};
}

Result<void> assist(StepRun& run) {
    auto review = stored(run);
    auto const mine = run.context.caller.organisation;
    Value all = Value::list();
    for (auto one : review.body["assistants"].is_list() ? review.body["assistants"].items() : Value::List{}) {
        if (one["organisation"].integer() == mine) {
            auto opinions = one["opinions"];
            opinions.push(Value::object()
                              .set("kind", run.form.text("kind"))
                              .set("opinion", run.form.text("opinion"))
                              .set("on", run.today().iso()));
            one.set("opinions", opinions);
        }
        all.push(std::move(one));
    }
    review.body.set("assistants", all);
    store::update(run.tx, review);
    return {};
}

Result<void> judge_no_vote(StepRun& run) {
    auto const mine = run.context.caller.organisation;
    auto const assists = named(stored(run), mine) != nullptr;
    // PF-process-31 引入第三方专业机构协助立项评审: it assists, the experts decide.
    run.judge.require(clause::PF_process_31, law::Facts().with("assists", assists), !assists, "review.no_vote", {},
                      {"第三方机构协助评审，不打分", "a third party assists; it gives no marks"},
                      {"请办理“提出协助评审意见”", "say what you checked instead"});
    return run.judge.verdict();
}

Value assistance_of(db::Tx& tx, Review const& review) {
    Value all = Value::list();
    for (auto const& one : review.body["assistants"].items()) {
        auto const line = Value::object()
                              .set("organisation_name", name_of_organisation(tx, one["organisation"].integer()))
                              .set("task", one["task"]);
        if (one["opinions"].size() == 0) {
            all.push(line);
        }
        for (auto const& opinion : one["opinions"].items()) {
            auto told = line;
            all.push(told.set("kind", opinion["kind"]).set("opinion", opinion["opinion"]).set("on", opinion["on"]));
        }
    }
    return all;
}

}  // namespace qiyue::review
