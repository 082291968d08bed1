#include "law/clauses.gen.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// The page of an evaluation: what was said and marked, what the record says beside it, and how the marks combine.
namespace qiyue::appraisal {

namespace {

Value label(Text const& text) {
    return Value::object().set("zh", text.zh).set("en", text.en);
}

// A title that ends with the kind's own name ("居家养老 · 评审") has that name in both languages.
Value title_of(workflow::Object const& object, workflow::Procedure const& procedure) {
    auto const ending = " · " + procedure.title.zh;
    if (!object.title.ends_with(ending)) {
        return label({object.title, object.title});
    }
    auto const begins = object.title.substr(0, object.title.size() - ending.size());
    return label({object.title, begins + " · " + procedure.title.en});
}

// CD-32-3: method, dates, objections and failures of the purchase, from the record.
Value process_facts(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    static std::vector<std::string> const kinds{"tender",     "review",    "query",     "complaint", "contract",
                                                "assessment", "objection", "deviation", "breach",    "acceptance"};
    Value list = Value::list();
    for (auto const& object : engine.of_project(tx, project)) {
        if (std::ranges::find(kinds, object.kind) != kinds.end()) {
            auto const& procedure = engine.procedure(object.kind);
            auto const state = std::ranges::find(procedure.states, object.state, &workflow::State::name);
            ENSURE(state != procedure.states.end());
            list.push(Value::object()
                          .set("kind", object.kind)
                          .set("kind_label", label(procedure.title))
                          .set("title", object.title)
                          .set("title_label", title_of(object, procedure))
                          .set("state", object.state)
                          .set("state_label", label(state->label)));
        }
    }
    return list;
}

void take(Value& into, Value const& from, std::vector<std::string> const& names) {
    for (auto const& name : names) {
        if (from.has(name)) {
            into.set(name, from[name]);
        }
    }
}

}  // namespace

bool surveyed(workflow::Object const& object, Context const& context) {
    return context.caller.holds("residents.member") && (object.state == "planned" || object.state == "ready");
}

Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const e = store::find(tx, object.id);
    if (!e) {
        return Value::object();
    }
    auto const provider = identity::organisation(tx, e->provider);
    auto value = Value::object();
    value.set("contract", e->contract)
        .set("year", e->year)
        .set("provider_name", provider ? provider->name : std::string());
    if (surveyed(object, context)) {
        return value;
    }
    take(value, e->body["self"], {"content_within_duties", "process", "need"});
    if (!context.off(clause::CD_32_3)) {
        value.set("process_facts", process_facts(tx, engine, e->project));
    }
    // CD-32-9 其它内容: each with its weight, and with marks and opinion once there are some.
    if (!context.off(clause::CD_32_9) && e->body.has("others")) {
        value.set("others", other_contents(e->body["others"], e->body.at_path("self.others")));
    }
    take(value, e->body, {"indicators"});
    take(value, e->body["facts"],
         {"rounds_planned", "rounds_held", "rounds_rate", "budget", "paid", "paid_rate", "chain", "answers",
          "satisfied_rate", "rating_mean"});
    take(value, e->body["self"], {"aspects", "no_interim_reason"});
    auto const now = parts(tx, engine, *e);
    auto const rename = [&](std::string const& part, std::string const& name) {
        if (now.has(part)) {
            value.set(name, now.integer(part));
        }
    };
    rename("buyer", "buyer_score");
    rename("user", "user_score");
    rename("third_party", "third_score");
    value.set("third_opinion", e->body.at_path("third.opinion"))
        .set("third_report", e->body.at_path("third.report"))
        .set("department_opinions", e->body["departments"]);
    take(value, e->body, {"uses", "reassessment"});
    // LA-4.2.2 形成绩效报告: what its marks are made of.
    if (!context.off(clause::LA_4_2_2)) {
        take(value, e->body, {"sides"});
    }
    if (e->body.has("money")) {
        value.set("money_parts", e->body["money"]);
    }
    if (e->first) {
        value.set("first", *e->first).set("score", e->score());
    }
    if (e->again) {
        value.set("again", *e->again)
            .set("difference", e->first.value_or(0) - *e->again)
            .set("again_reason", e->body.at_path("again.reason"));
    }
    if (e->final_on) {
        value.set("grade", e->grade).set("final_on", e->final_on->iso());
    }
    value.set("key", e->key);
    return value;
}

}  // namespace qiyue::appraisal
