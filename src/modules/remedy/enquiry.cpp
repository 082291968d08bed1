#include "modules/remedy/fields.hpp"
#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"

// 询问: 待答复 asked -> 已答复 answered, within three working days.
namespace qiyue::remedy {

namespace {

using workflow::Relation;

Result<void> ask(StepRun& run) {
    TRY(terms_of_procurement(run));
    start(run, "enquiry", run.form.value(), run.context.caller.organisation);
    return {};
}

}  // namespace

workflow::Procedure enquiries(workflow::Engine& engine) {
    return {.kind = "enquiry",
            .plural = "enquiries",
            .title = {"询问", "enquiry"},
            .states = {{"asked", {"待答复", "asked"}}, {"answered", {"已答复", "answered"}, /*final=*/true}},
            .steps = {{.name = "ask",
                       .title = {"提出询问", "ask"},
                       .from = {},
                       .to = "asked",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &enquiry_fields(),
                       .clauses = {clause::CD_39_1, clause::LP_229},
                       .opens = {{"enquiry.reply",
                                  {"答复询问", "answer the enquiry"},
                                  "enquiry_reply_due",
                                  clause::LP_229,
                                  {"buyer.document_drafter", Relation::owner}}},
                       .apply = ask,
                       .parent = "tender",
                       .parent_kind = "tender"},
                      {.name = "answer",
                       .title = {"答复询问", "answer"},
                       .from = {"asked"},
                       .to = "answered",
                       .who = {{"buyer.document_drafter", Relation::owner}},
                       .input = &answer_fields(),
                       .clauses = {clause::CD_39_2},
                       .closes = {"enquiry.reply"},
                       .apply = answer}},
            .shows = &shown_fields(),
            .view = view_of(engine)};
}

}  // namespace qiyue::remedy
