#include "modules/credit/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/fields.hpp"
#include "modules/identity/api.hpp"

// Up to the decision: proposed with its evidence, told to the provider, who is heard.
namespace qiyue::credit {

using workflow::StepRun;

Sanction stored(StepRun& run) {
    auto found = store::find(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

void leave(StepRun& run, Sanction& sanction) {
    auto const given = run.form.value();
    for (auto const& [name, value] : given.members()) {
        sanction.body.set(name, value);
    }
}

void ask_of_procedure(StepRun& run, law::Facts const& facts, bool holds, std::string code, std::string field, Text says,
                      Text remedy) {
    run.judge.require(procedure_clause(run.judge), facts, holds, std::move(code), std::move(field), std::move(says),
                      std::move(remedy));
}

Result<void> propose(StepRun& run) {
    auto const provider = identity::organisation(run.tx, run.form.integer("provider"));
    if (!provider || provider->kind != "provider") {
        return api::invalid("credit.no_such_provider", "provider", {"没有这个承接主体", "there is no such provider"},
                            {"请从登记的承接主体中选择", "choose a registered provider"});
    }
    if (run.form.day("happened_on") > run.today()) {
        return api::invalid("credit.not_yet", "happened_on", {"发生日期晚于今天", "it is of a day to come"},
                            {"请填写实际发生的日期", "give the day on which it happened"});
    }
    Sanction made{.id = run.object.id,
                  .provider = provider->id,
                  .proposed_by = run.context.caller.person,
                  .ground = run.form.text("ground"),
                  .measure = {},
                  .provider_name = provider->name,
                  .credit_code = provider->credit_code};
    leave(run, made);
    made.body.erase("provider");
    store::insert(run.tx, made);
    run.object.title = provider->name + " · " + run.form.chosen("ground").zh;
    return {};
}

Result<void> withdraw(StepRun& run) {
    auto sanction = stored(run);
    leave(run, sanction);
    store::update(run.tx, sanction);
    return {};
}

// From now on the provider reads the case; until the last day it may answer.
Result<void> notify(StepRun& run) {
    auto sanction = stored(run);
    leave(run, sanction);
    auto const until = run.judge.deadline("sanction_statement", run.today()).due;
    sanction.body.set("notified_on", run.today().iso()).set("statement_until", until.iso());
    store::update(run.tx, sanction);
    run.object.party = sanction.provider;
    run.answer.set("statement_until", until.iso());
    run.afterwards.emplace_back([&run]() -> Result<void> {
        run.engine.open_duty(run.tx, run.context, run.object,
                             {.duty = "credit_sanction.state",
                              .title = {"陈述、申辩或要求听证", "state the case or ask for a hearing"},
                              .deadline = "sanction_statement",
                              .clause = procedure_clause(run.judge),
                              .holder = {"provider.manager", workflow::Relation::party}},
                             run.today());
        return {};
    });
    return {};
}

Result<void> state(StepRun& run) {
    auto sanction = stored(run);
    auto const until = Day::parse(sanction.body["statement_until"].text()).value();
    ask_of_procedure(run, law::Facts().with("statement_until", until).with("today", run.today()), run.today() <= until,
                     "credit.statement_late", {},
                     {"陈述、申辩的期限 " + until.iso() + " 已过", "the case could be stated until " + until.iso()},
                     {"对处理决定不服的，可依法申请行政复议或提起诉讼",
                      "who disagrees with the decision may have it reviewed or go to court"});
    auto const& answer = run.form.text("answer");
    if (answer == "statement" && !run.form.given("statement")) {
        return api::invalid("credit.nothing_said", "statement", {"没有填写陈述、申辩内容", "nothing is said"},
                            {"请填写，或选择放弃", "say it, or choose that there is nothing to say"});
    }
    leave(run, sanction);
    store::update(run.tx, sanction);
    run.to = answer == "hearing" ? "hearing" : "heard";
    return {};
}

Result<void> hold_hearing(StepRun& run) {
    auto sanction = stored(run);
    auto const same = run.context.caller.person == sanction.proposed_by;
    ask_of_procedure(run, law::Facts().with("done_by_same_person", same), !same, "credit.proposer_presides", {},
                     {"提出处理建议的人不得主持听证", "who proposed it does not preside"},
                     {"请由其他人员主持", "let another person preside"});
    if (run.form.day("held_on") > run.today()) {
        return api::invalid("credit.not_yet", "held_on", {"听证日期晚于今天", "the hearing is of a day to come"},
                            {"请在听证后登记", "record it when it was held"});
    }
    leave(run, sanction);
    store::update(run.tx, sanction);
    return {};
}

}  // namespace qiyue::credit
