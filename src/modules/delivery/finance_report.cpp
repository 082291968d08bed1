#include "modules/delivery/fields.hpp"
#include "modules/delivery/periods.hpp"

#include "law/clauses.gen.hpp"

#include <map>

// SY-4.5-e 健全财务报告制度. The life of a financial report: 已报送 filed -> 已审计 audited, with what the certified accountant says. Its
// figures come from the project's account and are never typed.
namespace qiyue::delivery {

namespace {

using workflow::Engine;
using workflow::Relation;
using workflow::StepRun;

Value figures_of(db::Tx& tx, std::int64_t delivery, Day from, Day to) {
    Money income;
    Money spent;
    Money balance;
    std::map<std::string, Money> kinds;
    for (auto const& one : store::entries(tx, delivery)) {
        if (one.day <= to) {
            balance += one.income ? one.effect() : -one.effect();
        }
        if (one.day < from || one.day > to) {
            continue;
        }
        (one.income ? income : spent) += one.effect();
        if (!one.income) {
            kinds[one.cost] += one.effect();
        }
    }
    Value lines = Value::list();
    for (auto const& [cost, sum] : kinds) {
        lines.push(Value::object().set("cost", cost).set("spent", sum.in_fen()));
    }
    return Value::object()
        .set("income", income.in_fen())
        .set("spent", spent.in_fen())
        .set("balance", balance.in_fen())
        .set("lines", lines);
}

Result<void> file(StepRun& run) {
    auto const under = TRY(of_the_provider(run));
    TRY(period_is_over(run));
    auto const from = run.form.day("from");
    auto const to = run.form.day("to");
    auto const whole = from <= under.terms.from && to >= under.terms.to;
    if (run.form.yes("final") && !whole) {
        return api::invalid(
            "finance_report.not_the_whole", "final",
            {"项目决算报告的期间须为合同服务期全程，自 " + under.terms.from.iso() + " 至 " + under.terms.to.iso(),
             "the final report covers the whole service, from " + under.terms.from.iso() + " to " +
                 under.terms.to.iso()},
            {"请填写全程，或不注明决算", "give the whole of it, or leave it an ordinary report"});
    }
    auto body = run.form.value();
    for (auto const& [name, value] : figures_of(run.tx, under.delivery.id, from, to).members()) {
        body.set(name, value);
    }
    body.set("filed_on", run.today().iso());
    keep(run, under, "finance_report", from.iso() + " — " + to.iso(), body);
    auto const object = TRY(run.engine.get(run.tx, under.delivery.id, "delivery"));
    auto const duty = open_period(run.tx, run.engine, object, "finance");
    if (duty && to >= duty->opened) {
        run.afterwards.emplace_back([&run, object, end = duty->opened]() -> Result<void> {
            ask_next(run.tx, run.context, run.engine, object, "finance", end);
            return {};
        });
    }
    run.answer.set("balance", body["balance"]);
    return {};
}

// SY-4.5-f 由具有合法资质的注册会计师对财务报告进行审计
Result<void> audit(StepRun& run) {
    require_given(run, {clause::SY_4_5_f}, "firm_licence", {"执业证书编号", "licence of the firm"});
    require_given(run, {clause::SY_4_5_f}, "cpa_number", {"注册会计师证书编号", "number of the accountant"});
    require_given(run, {clause::SY_4_5_f}, "audit_report", {"审计报告", "report of the audit"});
    extend(run, run.form.value());
    auto const opinion = run.form.text("opinion");
    if (opinion == "adverse" || opinion == "disclaimer") {
        run.afterwards.emplace_back([&run]() -> Result<void> {
            if (run.judge.applies(clause::SY_4_5_f)) {
                run.engine.open_duty(run.tx, run.context, run.object,
                                     {.duty = "finance_report.look",
                                      .title = {"处理否定或无法表示的审计意见", "look into an adverse opinion"},
                                      .deadline = "adverse_opinion",
                                      .clause = clause::SY_4_5_f,
                                      .holder = {"finance.treasury", Relation::finance}},
                                     run.today());
            }
            return {};
        });
    }
    return {};
}

Result<void> look(StepRun& run) {
    extend(run, Value::object().set("finance_note", run.form.text("opinion")));
    return {};
}

}  // namespace

workflow::Procedure finance_report_procedure(Engine const&) {
    return {.kind = "finance_report",
            .plural = "finance-reports",
            .title = {"项目财务报告", "financial report"},
            .states = {{"filed", {"已报送", "filed"}}, {"audited", {"已审计", "audited"}, /*final=*/true}},
            .steps = {{.name = "file",
                       .title = {"报送财务报告", "file a financial report"},
                       .from = {},
                       .to = "filed",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &finance_report_fields(),
                       .clauses = {clause::SY_4_5_e, clause::LP_199},
                       .apply = file,
                       .parent = "delivery",
                       .parent_kind = "delivery"},
                      {.name = "audit",
                       .title = {"登记注册会计师审计", "record the accountant's audit"},
                       .from = {"filed"},
                       .to = "audited",
                       .who = {{"provider.manager", Relation::party}},
                       .input = &cpa_fields(),
                       .clauses = {clause::SY_4_5_f},
                       .apply = audit,
                       .expected = false},
                      {.name = "look",
                       .title = {"处理审计意见", "look into the opinion"},
                       .from = {"audited"},
                       .who = {{"finance.treasury", Relation::finance}},
                       .input = &opinion_fields(),
                       .clauses = {clause::SY_4_5_f},
                       .closes = {"finance_report.look"},
                       .apply = look,
                       .expected = false}},
            .shows = &finance_report_page_fields(),
            .view = shown_paper};
}

}  // namespace qiyue::delivery
