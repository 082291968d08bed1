#include "modules/framework/api.hpp"
#include "modules/remedy/fields.hpp"
#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"

// 投诉 about the call of a framework agreement or about who is admitted. While finance suspends it nobody signs; upheld, the
// round ends and its agreements fall, unless orders are being performed under them.
namespace qiyue::remedy {

namespace {

std::string stage_name(framework::Reached reached) {
    switch (reached) {
    case framework::Reached::nothing: return "none";
    case framework::Reached::announced: return "awarded";
    case framework::Reached::agreed: return "signed";
    case framework::Reached::performed: return "performed";
    }
    ENSURE(false);
}

// There is no next candidate: who was eliminated is no nearer to an agreement when the ranking was unlawful.
Result<law::Facts> situation_of_framework(StepRun& run, Case const& one) {
    return law::Facts()
        .with("about", one.body["about"])
        .with("stage", stage_name(framework::reached(run.tx, run.engine, one.tender)))
        .with("qualified_enough", false)
        .with("candidates_left", 0);
}

void set_right(StepRun& run, workflow::Engine& engine, std::string const& way) {
    if (way != "restart") {
        return;
    }
    run.afterwards.emplace_back(
        [&run, &engine, framework = run.object.parent, because = "投诉成立：" + run.form.text("answer")]() {
            return framework::undo_round(run.tx, run.context, engine, framework, because);
        });
}

Result<void> send_to_agent(StepRun& run) {
    TRY(note_copies(run));
    run.afterwards.emplace_back([&run]() -> Result<void> {
        run.engine.open_duty(run.tx, run.context, run.object,
                             explanation_duty(framework::agent_post(run.tx, run.object.owner)), run.today());
        return {};
    });
    return {};
}

Result<void> file(StepRun& run);

Subject const& agreement() {
    static Subject const about{.kind = "framework_complaint",
                               .plural = "framework-complaints",
                               .title = {"框架协议投诉", "complaint about a framework agreement"},
                               .parent = "framework",
                               .query = "framework_query",
                               .respondents = framework::agents(workflow::Relation::owner),
                               .filed = framework_complaint_fields,
                               .decided = framework_decision_fields,
                               .shown = shown_framework_complaint_fields,
                               .file = file,
                               .send_copies = send_to_agent,
                               .situation = situation_of_framework,
                               .carry_out = set_right};
    return about;
}

Result<void> file(StepRun& run) {
    return file_complaint(run, agreement());
}

}  // namespace

workflow::Procedure framework_complaints(workflow::Engine& engine) {
    return complaint_procedure(engine, agreement());
}

}  // namespace qiyue::remedy
