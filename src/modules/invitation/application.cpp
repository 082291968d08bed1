#include "modules/invitation/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/api.hpp"

#include <algorithm>

// What a supplier applies with: 已提交 submitted, which nobody else reads until the time is over -> 审查中 received -> 通过 qualified
// or 未通过 unqualified, with the reason.
namespace qiyue::invitation {

namespace {

using workflow::Relation;
using workflow::StepRun;

Result<Value> open_one(StepRun& run) {
    auto const about = run.engine.find(run.tx, run.object.parent);
    auto body = store::prequalification(run.tx, run.object.parent);
    if (!about || about->state != "announced" ||
        run.context.now > Instant::parse(body["apply_until"].text_or({})).value()) {
        return api::conflict("prequalification.closed",
                             {"资格预审现不接受申请，或申请截止时间已过", "it takes no applications now, or no more"},
                             {"请查看公告的时间安排", "look at the dates of its notice"});
    }
    return body;
}

// One answer to each condition of the notice.
Result<void> answers_all(StepRun& run, Value const& announced) {
    auto const conditions = std::ssize(announced["conditions"].items());
    std::vector<std::int64_t> answered;
    std::size_t place = 0;
    for (auto const& row : run.form.list("statements")) {
        auto const number = row.integer("condition");
        if (number > conditions || std::ranges::find(answered, number) != answered.end()) {
            return api::invalid("prequalification.no_such_condition",
                                "statements." + std::to_string(place) + ".condition",
                                {"没有这一条件，或重复答复", "there is no such condition, or it is answered twice"},
                                {"请按公告的条件逐条答复，每条一次", "answer each condition of the notice, once"});
        }
        answered.push_back(number);
        ++place;
    }
    if (std::ssize(answered) != conditions) {
        return api::invalid("prequalification.unanswered", "statements",
                            {"公告有 " + std::to_string(conditions) + " 项条件，尚未逐条答复",
                             "the notice has " + std::to_string(conditions) + " conditions, not all answered"},
                            {"请逐条答复", "answer each"});
    }
    return {};
}

Result<void> apply(StepRun& run) {
    auto const announced = TRY(open_one(run));
    auto const provider = run.context.caller.organisation;
    for (auto const& other : store::applications(run.tx, run.object.parent)) {
        auto const object = run.engine.find(run.tx, other.id);
        if (other.provider == provider && object && object->state != "withdrawn") {
            return api::conflict("prequalification.already_applied", {"你单位已提交申请", "you have applied already"},
                                 {"请在原申请上办理", "go on with the one you have"});
        }
    }
    TRY(answers_all(run, announced));
    credit::judge_taking_part(run.tx, run.judge, provider, run.today(), credit::Purchase::procurement);
    auto body = run.form.value();
    body.set("applied_at", run.context.now.iso());
    store::insert(
        run.tx,
        Application{.id = run.object.id, .prequalification = run.object.parent, .provider = provider, .body = body});
    run.object.party = provider;
    auto const about = run.engine.find(run.tx, run.object.parent);
    run.object.title = run.context.caller.organisation_name + " · " + about->title;
    return {};
}

Result<void> replace(StepRun& run) {
    auto const announced = TRY(open_one(run));
    TRY(answers_all(run, announced));
    auto kept = store::application(run.tx, run.object.id);
    ENSURE(kept.has_value());
    kept->body = run.form.value();
    kept->body.set("applied_at", run.context.now.iso());
    store::update(run.tx, *kept);
    return {};
}

Result<void> withdraw(StepRun& run) {
    TRY(open_one(run));
    return {};
}

// The outcome is told with its confirmation, not before.
Value view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const found = store::application(tx, object.id);
    if (!found) {
        return Value::object();
    }
    auto body = found->body;
    body.set("provider_name", name_of(tx, found->provider));
    auto const announced = store::prequalification(tx, found->prequalification);
    body.set("conditions", announced["conditions"]);
    if (object.state == "submitted") {
        body.set("open_until", announced["apply_until"]);
    }
    auto const told = object.state == "qualified" || object.state == "unqualified";
    if (!told && context.caller.organisation == found->provider) {
        body.erase("qualified");
        body.erase("reason");
    }
    return body;
}

}  // namespace

workflow::Procedure application_procedure() {
    std::vector<workflow::Actor> const applicant{{"provider.manager", Relation::party}};
    return {.kind = "prequalification_application",
            .plural = "prequalification-applications",
            .title = {"资格预审申请", "application to a prequalification"},
            .states = {{"submitted", {"已提交", "submitted"}, /*final=*/false, /*hidden=*/true},
                       {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true, /*hidden=*/true},
                       {"received", {"审查中", "under examination"}},
                       {"qualified", {"通过资格预审", "qualified"}, /*final=*/true},
                       {"unqualified", {"未通过资格预审", "not qualified"}, /*final=*/true},
                       {"returned", {"已退回", "returned"}, /*final=*/true}},
            .steps = {{.name = "apply",
                       .title = {"申请参加资格预审", "apply"},
                       .from = {},
                       .to = "submitted",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &apply_fields(),
                       .clauses = {clause::LP_069, clause::LP_091, clause::LP_309},
                       .apply = apply,
                       .parent = "prequalification",
                       .parent_kind = "prequalification"},
                      {.name = "replace",
                       .title = {"修改申请", "replace it"},
                       .from = {"submitted"},
                       .who = applicant,
                       .input = &replace_fields(),
                       .apply = replace,
                       .expected = false},
                      {.name = "withdraw",
                       .title = {"撤回申请", "take it back"},
                       .from = {"submitted"},
                       .to = "withdrawn",
                       .who = applicant,
                       .apply = withdraw,
                       .expected = false}},
            .shows = &application_shown(),
            .view = view};
}

}  // namespace qiyue::invitation
