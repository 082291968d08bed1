#include "law/clauses.gen.hpp"
#include "modules/budget/procedures.hpp"
#include "modules/ledger/api.hpp"

#include <algorithm>

// 财政审核: each row is approved, cut or returned with its reason; one row returned returns the whole package (CD-7-5).
namespace qiyue::budget {

namespace {

using workflow::StepRun;

// CD-8-1 对同级部门(单位)编报的政府购买服务项目支出预算进行审核
void judge_decision(StepRun& run, store::Row const& row, Form const* decision, std::string const& at) {
    run.judge.require(clause::CD_8_1,
                      law::Facts().with("requested", row.requested).with("decided", decision != nullptr),
                      decision != nullptr, "budget.row_undecided", "decisions",
                      {"有一行未提审核意见", "one row has no decision"}, {"请逐行提出意见", "decide on every row"});
    if (decision == nullptr) {
        return;
    }
    auto const& kind = decision->text("decision");
    run.judge.require(clause::CD_8_1,
                      law::Facts()
                          .with("decision", law::words(decision->chosen("decision")))
                          .with("reason_given", decision->given("reason")),
                      kind == "approve" || decision->given("reason"), "budget.decision_unexplained", at + ".reason",
                      {"核减或退回须说明理由", "a cut or a return needs its reason"},
                      {"请填写理由", "give the reason"});
    auto const amount = decision->money("amount");
    run.judge.require(
        clause::CD_8_1,
        law::Facts()
            .with("decision", law::words(decision->chosen("decision")))
            .with("requested", row.requested)
            .with("amount_after", amount),
        kind != "cut" || (amount > Money{} && amount < row.requested), "budget.no_cut", at + ".amount",
        {"核减后的金额应大于零、小于申报的 " + row.requested.in_yuan() + " 元",
         "the amount after a cut lies between nothing and the " + row.requested.in_yuan() + " yuan asked for"},
        {"请填写核定金额", "give the approved amount"});
}

}  // namespace

Result<void> review_package(StepRun& run) {
    auto const package = store::package(run.tx, run.object.id);
    ENSURE(package.has_value());
    auto rows = store::rows(run.tx, package->id, package->submission);
    auto const decisions = run.context.off(clause::CD_8_1) ? std::vector<Form>{} : run.form.list("decisions");
    bool returned = false;
    for (auto& row : rows) {
        auto const found = std::ranges::find_if(
            decisions, [&](Form const& decision) { return decision.integer("project") == row.project; });
        auto const* decision = found == decisions.end() ? nullptr : &*found;
        judge_decision(run, row, decision, "decisions." + std::to_string(found - decisions.begin()));
        row.decision = decision == nullptr ? "approve" : decision->text("decision");
        row.reason = decision == nullptr ? std::string() : decision->text("reason");
        row.approved = row.decision == "approve" ? row.requested
            : row.decision == "cut"              ? decision->money("amount")
                                                 : Money{};
        returned = returned || row.decision == "return";
    }
    TRY(run.judge.verdict());
    for (auto const& row : rows) {
        store::decide(run.tx, row, run.context.now);
    }
    // CD-7-5 与部门预算一并报送财政部门审核: as one package it came, as one it goes back.
    if (returned && run.judge.applies(clause::CD_7_5)) {
        run.to = "draft";
        for (auto const& row : rows) {
            TRY(ledger::void_reserved(run.tx, run.context, run.ports(), {"budget_package.review", row.id, row.project},
                                      row.reservation));
        }
    }
    return {};
}

}  // namespace qiyue::budget
