#include "modules/delivery/fields.hpp"
#include "modules/delivery/steps.hpp"

#include "law/clauses.gen.hpp"

// SY-3.1.6-d 开展相关调查. The life of an investigation: 调查中 open, with everybody who was heard -> 已结案 concluded. While it is open
// the service is not accepted.
namespace qiyue::delivery {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Result<void> open(StepRun& run) {
    auto const under = TRY(running_delivery(run));
    keep(run, under, "investigation", run.form.text("title"), run.form.value());
    return {};
}

Result<void> hear(StepRun& run) {
    store::update(run.tx, run.object.id, with_line(run, stored(run).body, "heard", run.form.value()));
    return {};
}

Result<void> conclude(StepRun& run) {
    auto const heard = stored(run).body["heard"].is_list();
    if (!heard) {
        return api::conflict("investigation.nobody_heard", {"还没有询问任何人", "nobody was heard yet"},
                             {"请先登记询问记录", "record who was heard"});
    }
    extend(run, run.form.value());
    return {};
}

}  // namespace

workflow::Procedure investigation_procedure() {
    std::vector<Actor> const investigators{{"buyer.supervisor", Relation::owner}, {"buyer.head", Relation::owner}};
    std::vector<Clause> const article{clause::SY_3_1_6_d};
    return {.kind = "investigation",
            .plural = "investigations",
            .title = {"履约调查", "investigation"},
            .states = {{"open", {"调查中", "open"}}, {"concluded", {"已结案", "concluded"}, /*final=*/true}},
            .steps = {{.name = "open",
                       .title = {"开展调查", "open an investigation"},
                       .from = {},
                       .to = "open",
                       .who = investigators,
                       .input = &investigate_fields(),
                       .clauses = article,
                       .apply = open,
                       .parent = "delivery",
                       .parent_kind = "delivery"},
                      {.name = "hear",
                       .title = {"登记询问", "record who was heard"},
                       .from = {"open"},
                       .who = investigators,
                       .input = &hear_fields(),
                       .clauses = article,
                       .apply = hear,
                       .expected = false},
                      {.name = "conclude",
                       .title = {"结案", "conclude"},
                       .from = {"open"},
                       .to = "concluded",
                       .who = investigators,
                       .input = &conclude_fields(),
                       .clauses = article,
                       .apply = conclude}},
            .shows = &investigation_page_fields(),
            .view = shown_paper};
}

}  // namespace qiyue::delivery
