#include "modules/delivery/fields.hpp"
#include "modules/delivery/steps.hpp"

#include "law/clauses.gen.hpp"

// PF-process-17 专项审计. The life of its report: 待处理 recorded while money is questioned -> 已处理 settled. Nothing is closed before.
namespace qiyue::delivery {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Result<void> record(StepRun& run) {
    auto const under = TRY(running_delivery(run));
    keep(run, under, "special_audit", run.form.text("auditor"), run.form.value());
    if (run.form.money("questioned").is_zero()) {
        run.to = "settled";
    }
    return {};
}

Result<void> settle(StepRun& run) {
    auto const questioned = Money::fen(stored(run).body["questioned"].integer());
    if (run.form.money("settled") != questioned) {
        return api::invalid("special_audit.not_all_settled", "settled",
                            {"有问题金额 " + questioned.in_yuan() + " 元须全部处理",
                             "all of the questioned " + questioned.in_yuan() + " yuan has to be settled"},
                            {"请在全部退回或查明后登记", "record it when all was given back or explained"});
    }
    extend(run, run.form.value());
    return {};
}

}  // namespace

workflow::Procedure special_audit_procedure() {
    std::vector<Actor> const buyer{{"buyer.acceptor", Relation::owner}, {"buyer.head", Relation::owner}};
    std::vector<Clause> const article{clause::PF_process_17};
    return {.kind = "special_audit",
            .plural = "special-audits",
            .title = {"专项审计", "special audit"},
            .states = {{"recorded", {"待处理", "to be settled"}}, {"settled", {"已处理", "settled"}, /*final=*/true}},
            .steps = {{.name = "record",
                       .title = {"登记专项审计报告", "record the special audit"},
                       .from = {},
                       .to = "recorded",
                       .who = buyer,
                       .input = &special_audit_fields(),
                       .clauses = article,
                       .apply = record,
                       .parent = "delivery",
                       .parent_kind = "delivery"},
                      {.name = "settle",
                       .title = {"登记处理情况", "record how it was settled"},
                       .from = {"recorded"},
                       .to = "settled",
                       .who = buyer,
                       .input = &settle_audit_fields(),
                       .clauses = article,
                       .apply = settle}},
            .shows = &special_audit_page_fields(),
            .view = shown_paper};
}

}  // namespace qiyue::delivery
