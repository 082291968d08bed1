#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/preferences.hpp"

// What the procurement law asks of the part of the document by which the bids are evaluated.
namespace qiyue::tender {

void judge_scoring(workflow::StepRun& run, Tender const& t, Value const& factors, Value const& qualifications) {
    auto const& method = *find_method(t.method);
    auto const& form = run.form;
    run.judge.ask(clause::LP_050, law::Facts().with("factors", factors));
    if (method.tendering) {
        auto const fixed = form.given("fixed_price") && form.yes("fixed_price");
        run.judge.ask(clause::LP_139, law::Facts().with("factors", factors));
        run.judge.ask(clause::LP_140, law::Facts().with("factors", factors).with("fixed_price", fixed));
        run.judge.ask(clause::LP_141, law::Facts().with("factors", factors).with("qualifications", qualifications));
    }
    if (method.evaluation != Evaluation::comprehensive || method.ordered_under.id.empty()) {
        return;
    }
    run.judge.ask(method.ordered_under, law::Facts().with("tie_rule", tie_rule_of(form)));
}

void judge_low_price_ratios(workflow::StepRun& run, Form const& form) {
    if (!form.given("low_price_ratios")) {
        return;
    }
    auto const ratios = form.group("low_price_ratios");
    for (auto const* name : {"average", "second", "ceiling"}) {
        if (ratios.given(name)) {
            run.judge.ask(clause::LP_147, law::Facts().with("test", name).with("ratio", ratios.integer(name)));
        }
    }
}

void judge_deductions(workflow::StepRun& run, Form const& form) {
    auto const reserved = form.given("reserved") && form.yes("reserved");
    for (auto const& [clause, field] :
         {std::pair{clause::LP_266, "small_deduction"}, std::pair{clause::LP_268, "consortium_deduction"}}) {
        auto const rate = form.given(field) ? form.integer(field) : 0;
        run.judge.ask(clause, law::Facts().with("rate", rate).with("reserved", reserved));
    }
}

}  // namespace qiyue::tender
