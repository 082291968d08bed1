#include "law/clauses.gen.hpp"
#include "modules/mode/steps.hpp"

// 特殊事项: what may be bought directly for a set time. The department of the field lists it; after its last day it is
// put to tender like everything else (DGF-3-1e 部分特殊事项在一定时期内可以实行定向购买).
namespace qiyue::mode {

namespace {

using workflow::Relation;
using workflow::StepRun;

Result<void> list_matter(StepRun& run) {
    Matter const made{.id = run.object.id,
                      .title = run.form.text("title"),
                      .from = run.form.day("valid_from"),
                      .until = run.form.day("valid_until"),
                      .ground = run.form.text("ground")};
    if (made.until < made.from) {
        return api::invalid("directed_matter.ends_before_it_begins", "valid_until",
                            {"期限止日早于起日", "it ends before it begins"}, {"请更正起止日", "correct the two days"});
    }
    store::insert(run.tx, made);
    run.object.title = made.title;
    return {};
}

Result<void> end(StepRun&) {
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const found = store::matter(tx, object.id);
    auto value = Value::object();
    return found ? value.set("title", found->title)
                       .set("valid_from", found->from.iso())
                       .set("valid_until", found->until.iso())
                       .set("ground", found->ground)
                 : value;
}

}  // namespace

workflow::Procedure matter_procedure() {
    return {.kind = "directed_matter",
            .plural = "directed_matters",
            .title = {"定向购买特殊事项", "special matter for directed purchase"},
            .states = {{"listed", {"已列入", "listed"}}, {"ended", {"已终止", "ended"}, /*final=*/true}},
            .steps = {{.name = "enter",
                       .title = {"列入特殊事项", "list a special matter"},
                       .from = {},
                       .to = "listed",
                       .who = {{"line.officer", Relation::anyone}},
                       .input = &matter_fields(),
                       .clauses = {clause::DGF_3_1e},
                       .apply = list_matter,
                       .shown_publicly = true,
                       .expected = false},
                      {.name = "end",
                       .title = {"终止", "end"},
                       .from = {"listed"},
                       .to = "ended",
                       .who = {{"line.officer", Relation::owner}},
                       .input = &withdraw_fields(),
                       .apply = end,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &matter_fields(),
            .view = view,
            .public_in = {"listed", "ended"}};
}

}  // namespace qiyue::mode
