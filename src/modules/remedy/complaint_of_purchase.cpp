#include "modules/remedy/fields.hpp"
#include "modules/remedy/ways.hpp"

// 投诉 about a purchase: the finance department's decision sets its award right, or ends it.
namespace qiyue::remedy {

namespace {

std::string stage_name(Situation const& found) {
    switch (found.contract) {
    case review::ContractFound::signed_only: return "signed";
    case review::ContractFound::performed: return "performed";
    case review::ContractFound::none: break;
    }
    return found.candidates.awarded ? "awarded" : "none";
}

Result<law::Facts> situation_of_purchase(StepRun& run, Case const& one) {
    auto const found = TRY(situation(run, invalid_bids(run.form)));
    return law::Facts()
        .with("about", one.body["about"])
        .with("stage", stage_name(found))
        .with("qualified_enough", found.enough)
        .with("candidates_left", found.candidates.left);
}

void set_right(StepRun& run, workflow::Engine& engine, std::string const& way) {
    carry_out(run, engine,
              {.name = way, .invalid = invalid_bids(run.form), .because = "投诉成立：" + run.form.text("answer")});
}

Result<void> file(StepRun& run);

Subject const& purchase() {
    static Subject const about{.kind = "complaint",
                               .plural = "complaints",
                               .title = {"投诉", "complaint"},
                               .parent = "tender",
                               .query = "query",
                               .respondents = {{"buyer.head", workflow::Relation::owner}},
                               .filed = complaint_fields,
                               .decided = decision_fields,
                               .shown = shown_complaint_fields,
                               .file = file,
                               .send_copies = send_copies,
                               .situation = situation_of_purchase,
                               .carry_out = set_right};
    return about;
}

Result<void> file(StepRun& run) {
    TRY(terms_of_procurement(run));
    return file_complaint(run, purchase());
}

}  // namespace

workflow::Procedure complaints(workflow::Engine& engine) {
    return complaint_procedure(engine, purchase());
}

}  // namespace qiyue::remedy
