#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"
#include "modules/tender/method_choice.hpp"
#include "modules/tender/methods.hpp"

// Between the choice of a method and its notice the budget may be adjusted, and other purchases be made of the same line
// and item: what the choice rested on is asked again whenever the document is drafted and before it goes out.
namespace qiyue::tender {

namespace {

using workflow::StepRun;

// Approved by finance, or let by what stands above the threshold: nothing has changed for them.
bool settled_above(StepRun& run, Tender const& t) {
    auto choice = MethodChoice{.emergency = t.choice["emergency"].text_or({})};
    return t.choice["sanctioned_on"].is_text() || t.choice["excepted_by"].is_object() ||
        freely_chosen(run.judge, choice);
}

// LA-2.1.1 凡达到公开招标数额标准的项目,应当采用公开招标方式
// LA-II.3.1-f 未达到公开招标数额标准以及经批准采用非招标方式采购的项目
// LP-028, LP-041: ……须在采购活动开始前获……批准
void judge_threshold(StepRun& run, Tender const& t, Method const& method, Money budget) {
    auto const threshold = budget::open_tender_threshold(run.judge);
    std::vector<Clause> asked{clause::LA_2_1_1, method.approval_under};
    if (!method.tendering) {
        asked.push_back(clause::LA_II_3_1_f);
    }
    for (auto const clause : asked) {
        if (clause.id.empty()) {
            continue;
        }
        run.judge.require(clause,
                          law::Facts()
                              .with("budget_when_chosen", t.budget)
                              .with("budget", budget)
                              .with("threshold", threshold)
                              .with("approved", false),
                          budget < threshold, "method.threshold_reached_since", {},
                          {"预算现为 " + budget.in_yuan() + " 元，已达公开招标数额标准 " + threshold.in_yuan() +
                               " 元，而" + method.label.zh + "未经财政部门批准",
                           "the budget is " + budget.in_yuan() +
                               " yuan by now and reaches the open-tender threshold of " + threshold.in_yuan() +
                               ", and finance did not approve another method"},
                          {"请取消本次采购活动，改用公开招标，或重新选择方式并报财政部门批准",
                           "cancel it and choose the open tender, or choose again and have finance approve it"});
    }
}

// LP-033 ……累计超过公开招标数额标准,属化整为零(预算调整或经批准除外)
void judge_year(StepRun& run, Tender const& t, Money budget) {
    auto const year = years_purchases(run.tx, run.engine, t.project);
    if (year.others.empty()) {
        return;
    }
    auto const facts = law::Facts()
                           .with("budget", budget)
                           .with("adjusted", year.adjusted)
                           .with("bought", value_of(year.others))
                           .with("threshold", budget::open_tender_threshold(run.judge));
    auto const computed = run.judge.compute(clause::LP_033, facts);
    auto const sum = Money::fen(computed["year_sum"].integer());
    auto const split = computed["splitting"].boolean();
    run.judge.require(
        clause::LP_032, law::Facts(facts).with("splitting", split).with("year_sum", sum), !split,
        "method.split_since_chosen", {},
        {"选择方式以后，本年度同一预算项目、同一品目以其他方式采购的累计已达 " + sum.in_yuan() +
             " 元，超过公开招标数额标准",
         "since the method was chosen the year's purchases of this line and item by other ways came to " +
             sum.in_yuan() + " yuan, above the open-tender threshold"},
        {"请取消本次采购活动，改用公开招标，或写明理由重新选择方式并报财政部门批准",
         "cancel it and choose the open tender, or choose again with a reason and let finance approve it"});
}

}  // namespace

void judge_choice_again(StepRun& run, Tender const& t, Money budget) {
    auto const& method = *find_method(t.method);
    if (t.purchase_class != PurchaseClass::procurement || open_to_all(method) || !method.procurement ||
        settled_above(run, t)) {
        return;
    }
    judge_threshold(run, t, method, budget);
    if (budget < budget::open_tender_threshold(run.judge)) {
        judge_year(run, t, budget);
    }
}

}  // namespace qiyue::tender
