#include "modules/framework/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/identity/api.hpp"

// What comes before the call: whether a framework agreement fits at all, of which kind, and who has to agree.
namespace qiyue::framework {

using workflow::StepRun;

namespace {

bool petty(std::string const& scope) {
    return scope == "petty_catalogue" || scope == "petty_consulting";
}

law::Facts facts_of(StepRun& run, catalogue::Item const& item, Money threshold) {
    auto const& form = run.form;
    auto const asked = [&](char const* name) { return static_cast<std::int64_t>(form.list(name).size()); };
    return law::Facts()
        .with("framework_kind", form.text("kind"))
        .with("open_ground", form.given("open_ground") ? form.text("open_ground") : std::string())
        .with("framework_scope", form.text("scope"))
        .with("in_central_catalogue", item.central)
        .with("consulting", form.yes("consulting"))
        .with("reaches_threshold", form.money("yearly_amount") >= threshold)
        .with("for_outside_users", form.yes("for_outside_users"))
        .with("users_choose", form.yes("users_choose"))
        .with("suppliers_possible", form.integer("suppliers_possible"))
        .with("basis_given", form.given("basis"))
        .with("uniform_fee", form.yes("uniform_fee"))
        .with("elimination_fits", form.yes("elimination_fits"))
        .with("buyers_asked", asked("buyers_asked"))
        .with("suppliers_asked", asked("suppliers_asked"));
}

// LP-279 协议供货、定点采购不再执行
void judge_old_lists(StepRun& run) {
    auto const taken = run.form.yes("takes_over_list");
    run.judge.require(clause::LP_279, law::Facts().with("list_taken_over", taken), !taken, "framework.old_list",
                      "takes_over_list",
                      {"协议供货、定点采购已不再执行，不能沿用其供应商名单",
                       "agreed and designated supply are ended: their lists are not taken over"},
                      {"请公开征集，由响应的供应商重新入围", "call openly and let suppliers be admitted anew"});
}

Result<void> judge_plan(StepRun& run) {
    auto const item = catalogue::item(run.tx, run.form.integer("catalogue_item"));
    if (!item || !item->in_force(run.today()) || !item->covers(run.object.region)) {
        return api::invalid("framework.no_such_item", "catalogue_item",
                            {"没有这个现行的目录事项", "there is no such item in force"},
                            {"请从本级现行目录中选择", "choose an item of the catalogue in force here"});
    }
    auto const threshold = budget::procurement_threshold(run.judge, run.object.region);
    auto const facts = facts_of(run, *item, threshold);
    for (auto const clause : {clause::LP_276, clause::LP_277, clause::LP_293, clause::LP_295}) {
        run.judge.ask(clause, facts);
    }
    if (petty(run.form.text("scope"))) {
        auto const one = run.form.money("yearly_amount").times(1, run.form.integer("orders_a_year"), Rounding::half_up);
        run.judge.ask(
            clause::LP_278,
            law::Facts().with("frequent", run.form.yes("frequent")).with("amount", one).with("threshold", threshold));
    }
    judge_old_lists(run);
    return run.judge.verdict();
}

std::string cleared(Framework const& f) {
    return f.open() ? "cleared_open" : "cleared";
}

}  // namespace

Result<void> plan(StepRun& run) {
    TRY(judge_plan(run));
    run.object.title = run.form.text("name");
    store::insert(run.tx, Framework{.id = run.object.id, .plan = run.form.value(), .announced = {}, .concluded = {}});
    return {};
}

Result<void> change_plan(StepRun& run) {
    TRY(judge_plan(run));
    auto f = stored(run);
    f.plan = run.form.value();
    run.object.title = run.form.text("name");
    store::update(run.tx, f);
    return {};
}

// LP-280 集中采购机构方案报财政审核,主管预算单位方案备案
Result<void> report_plan(StepRun& run) {
    auto const owner = identity::organisation(run.tx, run.object.owner);
    auto const reviewed = owner && owner->kind == "central";
    run.to = reviewed ? "reviewing" : cleared(stored(run));
    run.answer.set("reviewed_by_finance", reviewed);
    return {};
}

Result<void> approve_plan(StepRun& run) {
    auto f = stored(run);
    f.results.set("opinion", run.form.text("opinion"));
    store::update(run.tx, f);
    run.to = cleared(f);
    return {};
}

Result<void> return_plan(StepRun& run) {
    auto f = stored(run);
    f.results.set("opinion", run.form.text("opinion"));
    store::update(run.tx, f);
    return {};
}

}  // namespace qiyue::framework
