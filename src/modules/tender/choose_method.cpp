#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"
#include "modules/project/api.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/sources.hpp"

#include <algorithm>

namespace qiyue::tender {

namespace {

using workflow::StepRun;

// One purchase at a time; one that follows a failed purchase says which (CD-18-8).
Result<std::int64_t> link_to_failed(StepRun& run) {
    auto const& states = run.engine.procedure("tender").states;
    std::int64_t last_failed = 0;
    for (auto const& other : run.engine.of_project(run.tx, run.object.project, "tender")) {
        auto const state = std::ranges::find(states, other.state, &workflow::State::name);
        if (state == states.end() || !state->final || other.state == "awarded") {
            return api::conflict("tender.already_one", {"本项目已有采购活动", "this project has a purchase already"},
                                 {"请办理该采购活动,或先终止", "go on with that one, or end it first"});
        }
        last_failed = other.state == "failed" ? other.id : last_failed;
    }
    auto const named = run.form.integer("repeats");
    if (named != 0 && named != last_failed) {
        return api::invalid("tender.not_the_failed_one", "repeats",
                            {"所填不是本项目最近一次失败的采购活动", "that is not this project's last failed purchase"});
    }
    // CD-18-8 依法选择适合的采购方式: a repeated procedure keeps the link to the failed one.
    run.judge.require(clause::CD_18_8, last_failed == named, "tender.repeat_not_linked", "repeats",
                      {"本项目此前的采购活动失败,重新采购须写明承接哪一次", "an earlier purchase of this project failed; say that this repeats it"},
                      {"请选择失败的采购活动", "choose the failed purchase"});
    return named;
}

}  // namespace

Result<void> choose_method(StepRun& run) {
    auto const p = project::find(run.tx, run.object.project);
    if (!p) {
        return api::not_found({"没有这个项目", "there is no such project"});
    }
    // CD-9-3 应当按照批复的购买服务项目表组织实施; the ceiling itself is judged with the document.
    sources::judge_ceiling(run, p->id, Money());
    auto const budget = sources::budget_of(run.tx, p->id);
    Tender t;
    t.id = run.object.id;
    t.project = p->id;
    t.repeats = TRY(link_to_failed(run));
    t.method = run.form.text("method");
    t.complex = run.form.yes("complex");
    t.budget = budget.amount;
    t.purchase_class = budget.procurement ? PurchaseClass::procurement : PurchaseClass::other;

    run.judge.ask(clause::LP_039, law::Facts().with("method", t.method).with("category", "services"));
    run.judge.ask(clause::CD_11_4, law::Facts()
                                       .with("complex", t.complex)
                                       .with("need_final", sources::frozen_need(run.tx, run.engine, p->id).has_value())
                                       .with("method", t.method)
                                       .with("evaluation", run.form.text("evaluation")));

    auto const options = value_of(method_options({.procurement = t.purchase_class == PurchaseClass::procurement,
                                                  .budget = budget.amount,
                                                  .open_tender_threshold = budget::open_tender_threshold(run.judge),
                                                  .complex = t.complex}));
    t.choice = run.form.value();
    t.choice.set("options", options);
    store::insert(run.tx, t);
    run.object.title = p->name;
    run.answer.set("options", options)
        .set("purchase_class", t.purchase_class == PurchaseClass::other ? "other" : "procurement")
        .set("budget", t.budget.in_fen());
    return {};
}

}  // namespace qiyue::tender
