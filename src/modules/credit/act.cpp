#include "modules/credit/fields.hpp"
#include "modules/credit/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/api.hpp"

#include <algorithm>

// Good and bad acts 信用行为 beside sanctions and results, each with its source; and the score that all of them give, with
// its sum for everybody to follow. SH-2.5-7, SH-1.2-3b, LA-V.2.6-b, LA-III.4-b.
namespace qiyue::credit {

namespace {

using workflow::StepRun;

std::vector<Option> const acts{{"commended", {"表彰、诚信示范", "commended"}},
                               {"defaulted", {"其他失信行为", "another default"}}};

Fields const act_fields{
    field::reference("provider", {"承接主体", "provider"}, "organisation:provider"),
    field::choice("credit_act", {"行为", "act"}, acts),
    field::day("happened_on", {"认定日期", "found on"}),
    field::text("source", {"认定机关、文书及文号", "who found it, and in which document"}),
    field::prose("facts", {"内容", "what it was"}),
};

Result<void> enter(StepRun& run) {
    auto const provider = identity::organisation(run.tx, run.form.integer("provider"));
    if (!provider || provider->kind != "provider" || run.form.day("happened_on") > run.today()) {
        return api::invalid(
            "credit.no_such_act", "provider",
            {"没有这个承接主体，或日期晚于今天", "there is no such provider, or the day is still to come"},
            {"请核对", "check it"});
    }
    store::insert_act(run.tx,
                      {.id = run.object.id,
                       .provider = provider->id,
                       .act = run.form.text("credit_act"),
                       .on = run.form.day("happened_on"),
                       .body = run.form.value()});
    run.object.party = provider->id;
    run.object.title = provider->name + " · " + run.form.chosen("credit_act").zh;
    return {};
}

Result<void> strike(StepRun& run) {
    store::strike_act(run.tx, run.object.id);
    return {};
}

Value view_act(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const found = store::act(tx, object.id);
    return found ? found->body : Value::object();
}

// What a sanction, a result or an act weighs by: the key of its weight.
Value acts_of(db::Tx& tx, std::int64_t provider) {
    std::vector<std::pair<Day, std::string>> all;
    for (auto const& one : store::of_provider(tx, provider)) {
        if (one.measure != "dropped" && !one.ended_on) {
            all.emplace_back(*one.from, one.measure);
        }
    }
    for (auto const& one : provider::results(tx, provider)) {
        if (!one.passed || one.excellent) {
            all.emplace_back(one.on, one.passed ? "excellent" : "failed");
        }
    }
    for (auto const& one : store::acts(tx, provider)) {
        all.emplace_back(one.on, one.act);
    }
    std::ranges::stable_sort(all, {}, &std::pair<Day, std::string>::first);
    auto list = Value::list();
    for (auto const& [day, act] : all) {
        list.push(Value::object().set("credit_act", act).set("from", day.iso()));
    }
    return list;
}

Value results_of(db::Tx& tx, std::int64_t provider) {
    auto list = Value::list();
    for (auto const& one : provider::results(tx, provider)) {
        list.push(Value::object().set("on", one.on.iso()).set("passed", one.passed).set("excellent", one.excellent));
    }
    return list;
}

}  // namespace

Value score(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day) {
    auto told = Value::object();
    for (auto const clause : {clause::SH_2_5_7, clause::LA_V_2_6_b}) {
        if (judge.applies(clause)) {
            told = judge.compute(clause, law::Facts().with("acts", acts_of(tx, provider)).with("today", day));
            told.set("clause", clause.id);
        }
    }
    for (auto const clause : {clause::SH_1_2_3b, clause::LA_III_4_b}) {
        if (judge.applies(clause)) {
            auto const standing = judge.compute(clause, law::Facts().with("results", results_of(tx, provider)));
            told.set("standing", standing["standing"]).set("changes", standing["changes"]);
        }
    }
    return told;
}

// SH-3.2-7 不断健全守信激励和失信惩戒机制
Value effects(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day) {
    if (!judge.applies(clause::SH_3_2_7)) {
        return Value::object();
    }
    auto const level = score(tx, judge, provider, day)["credit_level"].text_or({});
    if (level.empty()) {
        return Value::object();
    }
    return judge.compute(clause::SH_3_2_7, law::Facts().with("credit_level", level));
}

workflow::Procedure act_procedure() {
    return {.kind = "credit_act",
            .plural = "credit-acts",
            .title = {"信用行为记录", "credit record"},
            .states = {{"recorded", {"已记录", "recorded"}}, {"struck", {"已更正删除", "struck"}, /*final=*/true}},
            .steps = {{.name = "enter",
                       .title = {"记录守信、失信行为", "record a good or bad act"},
                       .from = {},
                       .to = "recorded",
                       .who = {{"finance.procurement", workflow::Relation::anyone}},
                       .input = &act_fields,
                       .clauses = {clause::SH_2_5_7, clause::LA_V_2_6_b},
                       .apply = enter,
                       .shown_publicly = true,
                       .expected = false},
                      {.name = "strike",
                       .title = {"更正删除", "strike"},
                       .from = {"recorded"},
                       .to = "struck",
                       .who = {{"finance.procurement", workflow::Relation::owner}},
                       .input = &withdraw_fields(),
                       .apply = strike,
                       .expected = false}},
            .shows = &act_fields,
            .view = view_act,
            .public_in = {"recorded"}};
}

}  // namespace qiyue::credit
