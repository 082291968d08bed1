#include "law/clauses.gen.hpp"
#include "modules/budget/past_result.hpp"
#include "modules/budget/store.hpp"

#include <algorithm>
#include <array>

namespace qiyue::budget {

namespace {

// CD-33-2 作为以后年度编制购买服务预算……的参考依据 · SY-3.2-i 作为以后年度编制部门预算 · LA-II.5-f 作为以后年度编制……预算……的重要参考依据
constexpr std::array shown_under{clause::CD_33_2, clause::SY_3_2_i, clause::LA_II_5_f};

// What the rule makes of it is counted from what the item had last; from what is entered, where that is not known.
Money had_last(db::Tx& tx, PastResult const& last, Money entered) {
    auto const table = released(tx, last.project, last.year);
    return table ? table->amount : entered;
}

law::Facts facts_of(db::Tx& tx, PastResult const& last, Money entered) {
    return law::Facts().with("last_grade", last.grade).with("last_amount", had_last(tx, last, entered));
}

}  // namespace

Value past_result(db::Tx& tx, law::Judge& judge, project::Project const& about, Money entered) {
    auto const last = store::last_result(tx, about.buyer, about.catalogue_item);
    if (!last || std::ranges::none_of(shown_under, [&](Clause one) { return judge.applies(one); })) {
        return {};
    }
    auto const before = project::find(tx, last->project);
    auto value = Value::object()
                     .set("project_name", before ? before->name : std::string())
                     .set("year", last->year)
                     .set("grade", last->grade)
                     .set("day", last->day.iso());
    if (judge.applies(clause::SY_3_2_i)) {
        auto const computed = judge.compute(clause::SY_3_2_i, facts_of(tx, *last, entered));
        if (computed["cut"].boolean()) {
            value.set("proposed", computed["proposed"]);
        }
    }
    return value;
}

void judge_past_result(workflow::StepRun& run, project::Project const& about, Form const& row, Money entered,
                       std::string const& at) {
    auto const last = store::last_result(run.tx, about.buyer, about.catalogue_item);
    auto const answered = row.given("result_response");
    run.judge.require(
        clause::CD_33_2,
        law::Facts().with("last_grade", last ? Value(last->grade) : Value("none")).with("result_answered", answered),
        !last || last->grade != "poor" || answered, "budget.result_unanswered", at + ".result_response",
        {"同类项目上次绩效评价为不合格，再次安排预算须作说明",
         "the last evaluation of this item was poor; a new budget must answer it"},
        {"请填写对上次评价结果的说明", "say what was learnt and what changes"});
    if (last) {
        run.judge.ask(clause::SY_3_2_i,
                      facts_of(run.tx, *last, entered)
                          .with("amount", entered)
                          .with("result_answered", answered)
                          .with("field", at + ".result_response"));
    }
}

}  // namespace qiyue::budget
