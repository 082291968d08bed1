#include "modules/invitation/api.hpp"
#include "modules/invitation/steps.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::invitation {

namespace {

// The record of a draw, by which anybody does it again: after the award everybody's.
Result<Value> record(workflow::Engine const& engine, api::Call& call) {
    auto const object = TRY(engine.get(call.tx, TRY(call.number("id")), "invitation"));
    auto const body = store::list(call.tx, object.id);
    if (!body["seed"].is_text()) {
        return api::conflict("draw.not_drawn", {"尚未抽取", "nothing is drawn yet"});
    }
    auto const about = engine.find(call.tx, object.parent);
    auto const inside = engine.concerned(call.tx, object, call.context) && !call.context.caller.holds("experts.member");
    if (!inside && (!about || about->state != "awarded")) {
        return api::forbidden({"受邀供应商名单在结果公告前保密", "who is invited is secret until the award"});
    }
    return draw_record(call.tx, body);
}

}  // namespace

workflow::Module module(workflow::Engine& engine) {
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) -> Result<void> {
            if (done.object.kind == "tender" && done.object.state == "cancelled") {
                end_with_purchase(tx, engine, context, done.object);
            }
            return {};
        });
    return {
        .name = "invitation",
        .migrations = migrations(),
        .procedures = {prequalification_procedure(engine), application_procedure(), list_procedure(engine),
                       letter_procedure(engine)},
        .operations = {api::reading("invitation.record", "/api/invitations/{id}/record",
                                    {"供应商抽取记录，可以重算", "the record of a draw of suppliers, to be done again"},
                                    api::Access::everyone, {clause::LP_072, clause::LP_075, clause::LP_076},
                                    [&engine](api::Call& call) { return record(engine, call); })}};
}

}  // namespace qiyue::invitation
