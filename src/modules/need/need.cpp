#include "modules/need/fields.hpp"
#include "modules/need/kinds.hpp"

#include "law/clauses.gen.hpp"
#include "modules/participation/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// The life of a need: 编制中 draft <-> 征求意见中 consulting, draft -> 内部审核中 submitted -> (退回 back to draft) ->
// 审核通过 approved -> 已定稿 frozen -> (修订 back to draft, for the next version). While the public is asked nobody edits.
namespace qiyue::need {

namespace {

Value list_of(std::vector<Value> const& values) {
    Value list = Value::list();
    for (auto const& value : values) {
        list.push(value);
    }
    return list;
}

Value standard_value(db::Tx& tx, store::Need const& need, Context const& context, Day today) {
    auto id = need.standard;
    // CD-16-3 …不断完善服务项目的需求标准: a running project keeps the version with which it started.
    if (context.off(clause::CD_16_3)) {
        auto const project = project::find(tx, need.project);
        id = project ? standard_for(tx, project->catalogue_item, project->buyer, today) : 0;
    }
    auto const standard = store::standard(tx, id);
    if (!standard) {
        return {};
    }
    auto value = Value::object();
    value.set("id", standard->id)
        .set("version", standard->version)
        .set("title", standard->body["title"])
        .set("valid_from", standard->valid_from.iso())
        .set("requirements", standard->body["requirements"]);
    return value;
}

// Whoever works on the need or watches over it sees how it came about, with names.
bool inside(workflow::Object const& object, Context const& context) {
    auto const& caller = context.caller;
    return caller.signed_in() &&
        (caller.organisation == object.owner || caller.organisation_kind == "audit" ||
         (caller.organisation_kind == "finance" && caller.region == object.region));
}

Value view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context) {
    auto const need = store::find(tx, object.id);
    if (!need) {
        return Value::object();
    }
    auto value = content_of(tx, *need, context, context.today());
    if (auto const version = store::newest_version(tx, need->id)) {
        value.set("version", version->version).set("frozen", version->frozen.iso());
        // While the next version is drafted the digest is still the last one's, so it is not shown beside the draft.
        if (object.state == "frozen") {
            value.set("digest", version->digest);
        }
    }
    auto const arguments = store::records(tx, need->id, "argument");
    // CD-14-3 其他政府购买服务项目可以参照执行: whether it was done is said either way.
    if (!context.off(clause::CD_14_3)) {
        value.set("argument", arguments.empty() ? "not_carried_out" : "carried_out");
    }
    auto heard = participation::record(tx, engine, need->id);
    value.set("consultations", heard["consultations"]);
    if (inside(object, context)) {
        value.set("arguments", list_of(arguments));
        value.set("advice", heard["advice"]);
        value.set("warnings", need->warnings);
        // LP-056 调查、确定、编制、审查形成书面记录并存档
        if (!context.off(clause::LP_056)) {
            value.set("research", list_of(store::records(tx, need->id, "research")))
                .set("returned", list_of(store::records(tx, need->id, "return")))
                .set("reviews", list_of(store::records(tx, need->id, "review")))
                .set("approvals", list_of(store::records(tx, need->id, "freeze")))
                .set("revisions", list_of(store::records(tx, need->id, "revise")));
        }
    }
    return value;
}

}  // namespace

Value content_of(db::Tx& tx, store::Need const& need, Context const& context, Day today) {
    auto content = need.body;
    auto const standard = standard_value(tx, need, context, today);
    if (!standard.is_null()) {
        content.set("standard", standard);
    }
    return content;
}

workflow::Procedure need_procedure(workflow::Engine const& engine) {
    auto steps = drafting_steps();
    for (auto& step : review_steps()) {
        steps.push_back(std::move(step));
    }
    return {.kind = "need",
            .plural = "needs",
            .title = {"采购需求", "need"},
            .states = {{"draft", {"编制中", "draft"}},
                       {"consulting", {"征求意见中", "consulting"}},
                       {"submitted", {"内部审核中", "under review"}},
                       {"approved", {"审核通过", "approved"}},
                       {"frozen", {"已定稿", "frozen"}}},
            .steps = std::move(steps),
            .shows = &need_page_fields(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(tx, engine, object, context); },
            .public_reading = false,
            .public_in = {"frozen"}};
}

}  // namespace qiyue::need
