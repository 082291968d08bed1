#include "modules/petition/api.hpp"
#include "modules/petition/fields.hpp"
#include "modules/petition/store.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>
#include <map>

// 已收到 received -> 已受理 accepted -> 已查明 inquired -> 已决定 decided -> 已办结 closed; or 不予受理 not_accepted. Anybody may send one, without
// account or name; the finance department of the project's own level handles it, each part within its days.
namespace qiyue::petition {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

constexpr std::size_t receipt_bytes = 10;

// The days of both kinds differ.
struct Times {
    char const* acceptance;
    char const* answer;
};

Times const& times_of(std::string const& kind) {
    static std::map<std::string, Times> const all{
        {"petition", {"petition_acceptance", "petition_answer"}},
        {"complaint", {"complaint_case_acceptance", "complaint_case_answer"}}};
    return all.at(kind);
}

std::vector<Actor> const& handler() {
    static std::vector<Actor> const all{{"finance.procurement", Relation::owner}};
    return all;
}

void owe(StepRun& run, std::string duty, Text title, std::string deadline) {
    if (!run.judge.applies(clause::LA_V_2_4_d)) {
        return;  // a place without the sentence has no days for it
    }
    run.afterwards.emplace_back(
        [&run, duty = std::move(duty), title = std::move(title), deadline = std::move(deadline)]() -> Result<void> {
            run.engine.open_duty(run.tx, run.context, run.object,
                                 {.duty = duty,
                                  .title = title,
                                  .deadline = deadline,
                                  .clause = clause::LA_V_2_4_d,
                                  .holder = {"finance.procurement", Relation::owner}},
                                 run.today());
            return {};
        });
}

Case stored(StepRun const& run) {
    auto found = store::find(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *std::move(found);
}

Result<void> keep(StepRun& run) {
    auto body = stored(run).body;
    for (auto const& [name, value] : run.form.value().members()) {
        body.set(name, value);
    }
    store::set_body(run.tx, run.object.id, body);
    return {};
}

Result<void> file(StepRun& run) {
    auto const finance = identity::finance_of(run.tx, run.object.region);
    if (finance == 0) {
        return api::conflict("petition.no_finance", {"项目所在地没有财政部门受理", "no finance department is there"});
    }
    Case const made{.id = run.object.id,
                    .receipt = crypto::to_base32(run.ports().random.bytes(receipt_bytes)),
                    .kind = run.form.text("kind"),
                    .body = run.form.value()};
    store::insert(run.tx, made);
    run.object.owner = finance;
    run.object.party = run.context.caller.organisation;
    run.object.title = run.form.chosen("kind").zh + " " + made.receipt;
    run.answer.set("receipt", made.receipt);
    owe(run, "petition.accept", {"决定是否受理", "decide whether to take it up"}, times_of(made.kind).acceptance);
    return {};
}

Result<void> decide_acceptance(StepRun& run) {
    TRY(keep(run));
    if (!run.form.given("accepted") || !run.form.yes("accepted")) {
        run.to = "not_accepted";
        return {};
    }
    owe(run, "petition.answer", {"办结并答复", "decide and answer"}, times_of(stored(run).kind).answer);
    return {};
}

// LA-V.2.4-d 按规定处理信访、投诉案件: nothing is closed before its sender has an answer.
Result<void> close(StepRun& run) {
    auto const answered = run.form.given("answer") && run.form.given("way");
    run.judge.require(clause::LA_V_2_4_d, law::Facts().with("answer_given", answered), answered, "petition.no_answer",
                      run.form.given("answer") ? "way" : "answer",
                      {"没有答复信访人、投诉人，不能办结", "it can't be closed before its sender is answered"},
                      {"请写明书面答复和送达方式", "write the answer, and how it is sent"});
    TRY(run.judge.verdict());
    TRY(keep(run));
    auto body = stored(run).body;
    store::set_body(run.tx, run.object.id, body.set("answered_on", run.today().iso()));
    return {};
}

// Who sent it is for those who answer him.
Value view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const found = store::find(tx, object.id);
    if (!found) {
        return Value::object();
    }
    auto value = found->body;
    if (context.caller.organisation != object.owner) {
        value.erase("name");
        value.erase("contact");
    }
    return value.set("receipt", found->receipt);
}

std::vector<workflow::State> states() {
    return {{"received", {"已收到", "received"}},
            {"accepted", {"已受理", "taken up"}},
            {"inquired", {"已查明", "inquired into"}},
            {"decided", {"已决定", "decided"}},
            {"closed", {"已办结", "closed"}, /*final=*/true},
            {"not_accepted", {"不予受理", "not taken up"}, /*final=*/true}};
}

std::vector<workflow::Step> steps() {
    std::vector<Clause> const under{clause::LA_V_2_4_d};
    return {{.name = "file",
             .title = {"提出信访、投诉", "send a petition or complaint"},
             .from = {},
             .to = "received",
             .who = {{"public", Relation::anyone}},
             .input = &file_fields(),
             .clauses = under,
             .apply = file,
             .parent = "project",
             .parent_kind = "project",
             .expected = false},
            {.name = "accept",
             .title = {"决定是否受理", "decide whether to take it up"},
             .from = {"received"},
             .to = "accepted",
             .who = handler(),
             .input = &acceptance_fields(),
             .clauses = under,
             .closes = {"petition.accept"},
             .apply = decide_acceptance},
            {.name = "inquire",
             .title = {"登记调查", "record the inquiry"},
             .from = {"accepted"},
             .to = "inquired",
             .who = handler(),
             .input = &inquiry_fields(),
             .clauses = under,
             .apply = keep},
            {.name = "decide",
             .title = {"作出处理决定", "decide"},
             .from = {"inquired"},
             .to = "decided",
             .who = handler(),
             .input = &decision_fields(),
             .clauses = under,
             .apply = keep},
            {.name = "close",
             .title = {"答复并办结", "answer and close"},
             .from = {"decided"},
             .to = "closed",
             .who = handler(),
             .input = &answer_fields(),
             .clauses = under,
             .closes = {"petition.answer"},
             .apply = close}};
}

api::Operation lookup(workflow::Engine const& engine) {
    return api::reading("petition.lookup", "/api/petition-receipts/{receipt}",
                        {"凭回执号查询信访、投诉", "what became of a petition"}, api::Access::everyone,
                        {clause::LA_V_2_4_d},
                        [&engine](api::Call& call) -> Result<Value> {
                            auto const found = store::by_receipt(call.tx, call.path.at("receipt"));
                            auto const object = found ? engine.find(call.tx, found->id) : std::nullopt;
                            if (!object) {
                                return api::not_found({"没有这个回执号", "there is no such receipt"});
                            }
                            auto const label = engine.state_of(*object);
                            auto const* said = object->state == "not_accepted" ? "acceptance" : "answer";
                            return Value::object()
                                .set("kind", found->kind)
                                .set("state", object->state)
                                .set("state_label", Value::object().set("zh", label.zh).set("en", label.en))
                                .set("received", object->created.day().iso())
                                .set("opinion", found->body["said"])
                                .set("answer", found->body[said]);
                        })
        .by_words({"receipt"});
}

}  // namespace

workflow::Module module(workflow::Engine& engine) {
    return {.name = "petition",
            .migrations = migrations(),
            .procedures = {{.kind = "petition_case",
                            .plural = "petition_cases",
                            .title = {"信访、投诉案件", "petition or complaint"},
                            .states = states(),
                            .steps = steps(),
                            .shows = &shown_fields(),
                            .view = view}},
            .operations = {lookup(engine)}};
}

}  // namespace qiyue::petition
