#include "modules/delivery/fields.hpp"
#include "modules/delivery/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// The life of a ticket 往来事项: 办理中 open -> 已办结 answered. One kind for what the provider asks the buyer to coordinate, for what
// the buyer or the department asks the provider to hand in, and for a problem that somebody found.
namespace qiyue::delivery {

namespace {

using workflow::Actor;
using workflow::Opens;
using workflow::Relation;
using workflow::StepRun;

void begin(StepRun& run, Under const& under, std::string const& sort) {
    auto body = run.form.value();
    body.set("sort", sort);
    keep(run, under, "ticket", run.form.text("title"), body);
}

// Which rule asks for an answer here, and which of its days.
struct Asking {
    Clause clause;
    std::string deadline;
};

// Opens the duty under the first rule that holds here, counted from today.
void ask_for(StepRun& run, Text title, std::vector<Asking> const& rules) {
    auto const found = std::ranges::find_if(rules, [&](Asking const& one) { return run.judge.applies(one.clause); });
    if (found == rules.end()) {
        return;
    }
    run.afterwards.emplace_back([&run, title, rule = *found]() -> Result<void> {
        run.engine.open_duty(run.tx, run.context, run.object,
                             {.duty = "ticket.answer",
                              .title = title,
                              .deadline = rule.deadline,
                              .clause = rule.clause,
                              .holder = {"buyer.acceptor", Relation::owner}},
                             run.today());
        return {};
    });
}

// SY-3.1.6-e 积极帮助承接主体做好与相关政府部门、服务对象的沟通、协调
Result<void> ask(StepRun& run) {
    begin(run, TRY(of_the_provider(run)), "coordination");
    ask_for(run, {"答复协调事项", "answer what is to be coordinated"},
            {{clause::SY_3_1_6_e, "coordination_answer"}, {clause::LP_228, "ticket_answer"}});
    return {};
}

// SY-4.3-b 及时发现和解决实施过程中的问题
Result<void> log(StepRun& run) {
    begin(run, TRY(running_delivery(run)), "problem");
    ask_for(run, {"解决实施中的问题", "solve the problem"},
            {{clause::SY_4_3_b, "problem_solved"}, {clause::LP_228, "ticket_answer"}});
    return {};
}

// DG-11-5, DGF-5-3-4, LP-199 按要求提供项目执行情况的报告及有关材料: the day is the one that was asked for.
Result<void> request(StepRun& run) {
    auto const under = TRY(running_delivery(run));
    if (run.form.day("due") < run.today()) {
        return api::invalid("ticket.due_in_past", "due", {"提供期限不能早于今天", "the day can't lie in the past"},
                            {"请填写今天或以后的日期", "give today or a later day"});
    }
    begin(run, under, "materials");
    auto const rule = governing(run.judge, {clause::DG_11_5, clause::DGF_5_3_4, clause::LP_199});
    run.afterwards.emplace_back([&run, rule, provider = under.terms.provider]() -> Result<void> {
        if (!rule.id.empty()) {
            run.engine.open_duty_until(run.tx, run.context, run.object,
                                       {.duty = "ticket.answer",
                                        .title = {"提供报告或材料", "hand in the report or material"},
                                        .deadline = {},
                                        .clause = rule,
                                        .holder = {"provider.manager", Relation::party}},
                                       run.form.day("due"), provider);
        }
        return {};
    });
    return {};
}

Result<void> assign(StepRun& run) {
    extend(run, run.form.value());
    return {};
}

Result<void> answer(StepRun& run) {
    auto const of_provider = stored(run).body["sort"] == Value("materials");
    if ((run.context.caller.organisation == run.object.party) != of_provider) {
        return of_provider ? api::forbidden({"由承接主体提供", "it is for the provider to hand in"})
                           : api::forbidden({"由购买主体答复", "it is for the buyer to answer"});
    }
    auto given = run.form.value();
    extend(run, given.set("answered_at", run.context.now.iso()));
    return {};
}

std::vector<workflow::Step> steps() {
    auto const born = [](std::string name, Text title, std::vector<Actor> who, Fields const* input,
                         std::vector<Clause> clauses, Result<void> (*apply)(StepRun&)) {
        return workflow::Step{.name = std::move(name),
                              .title = std::move(title),
                              .from = {},
                              .to = "open",
                              .who = std::move(who),
                              .input = input,
                              .clauses = std::move(clauses),
                              .apply = apply,
                              .parent = "delivery",
                              .parent_kind = "delivery"};
    };
    auto requesters = watchers();
    requesters.push_back({"line.officer", Relation::city});
    auto answerers = watchers();
    answerers.push_back({"provider.manager", Relation::party});
    return {
        born("ask", {"提请协调", "ask to coordinate"}, {{"provider.manager", Relation::anyone}}, &ask_fields(),
             {clause::SY_3_1_6_e}, ask),
        born("request", {"要求提供报告或材料", "ask for a report or material"}, requesters, &request_fields(),
             {clause::DG_11_5, clause::DGF_5_3_4, clause::LP_199}, request),
        born("log", {"登记问题", "log a problem"}, watchers(), &problem_fields(), {clause::SY_4_3_b}, log),
        {.name = "assign",
         .title = {"交办", "assign"},
         .from = {"open"},
         .who = watchers(),
         .input = &assign_fields(),
         .clauses = {clause::SY_3_1_6_e, clause::SY_4_3_b},
         .apply = assign,
         .expected = false},
        {.name = "answer",
         .title = {"答复或办结", "answer"},
         .from = {"open"},
         .to = "answered",
         .who = answerers,
         .input = &answer_fields(),
         .clauses = {clause::SY_3_1_6_e, clause::SY_4_3_b, clause::DGF_5_3_4, clause::LP_199},
         .closes = {"ticket.answer"},
         .apply = answer},
    };
}

}  // namespace

workflow::Procedure ticket_procedure() {
    return {.kind = "ticket",
            .plural = "tickets",
            .title = {"往来事项", "ticket"},
            .states = {{"open", {"办理中", "open"}}, {"answered", {"已办结", "answered"}, /*final=*/true}},
            .steps = steps(),
            .shows = &ticket_page_fields(),
            .view = shown_paper};
}

}  // namespace qiyue::delivery
