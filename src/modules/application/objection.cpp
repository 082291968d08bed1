#include "modules/application/fields.hpp"
#include "modules/application/steps.hpp"

#include "law/clauses.gen.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>

// 公示期间的异议: 已收到 received -> 成立 upheld or 不成立 rejected. Anybody may object, signed in or not; each is answered and decided, and
// one that is upheld sends the selection back to its review, or stops it (PF-process-10).
namespace qiyue::application {

namespace {

using workflow::Relation;
using workflow::StepRun;

constexpr std::size_t receipt_bytes = 10;

Result<void> file(StepRun& run) {
    auto const guide = TRY(run.engine.get(run.tx, run.object.parent, "project_guide"));
    auto const until = store::guide(run.tx, guide.id)["notice_until"].text_or({});
    if (guide.state != "noticed" || run.today().iso() > until) {
        return api::conflict("application.no_notice", {"不在公示期内", "there is no notice running"},
                             {"请在公示期内提出", "object while the notice runs"});
    }
    auto const receipt = crypto::to_base32(run.ports().random.bytes(receipt_bytes));
    auto body = run.form.value();
    store::insert_objection(run.tx, run.object.id, receipt, body.set("receipt", receipt));
    run.object.title = "公示异议 " + receipt;
    run.object.party = run.context.caller.organisation;
    run.answer.set("receipt", receipt);
    return {};
}

// What follows for the selection.
void change(StepRun& run, std::string const& effect) {
    run.afterwards.emplace_back([&run, effect, guide = run.object.parent]() -> Result<void> {
        if (effect == "review_again") {
            store::clear_sheets(run.tx, guide);
            auto body = store::guide(run.tx, guide);
            body.erase("ranking");
            body.erase("notice_until");
            store::update_guide(run.tx, guide, body);
        }
        run.engine.move(run.tx, run.context, guide, effect == "stop" ? "stopped" : "reviewing", "objection_upheld");
        return {};
    });
}

Result<void> decide(StepRun& run) {
    auto const upheld = run.form.yes("upheld");
    auto const follows = run.form.given("effect");
    // PF-process-10 社会公示: an objection that holds is not answered with words alone.
    run.judge.require(clause::PF_process_10,
                      law::Facts().with("objection_upheld", upheld).with("effect_given", follows), !upheld || follows,
                      "application.no_effect", "effect",
                      {"异议成立的，须写明退回评审还是终止立项", "where it is upheld, say what follows"},
                      {"请选择后果", "choose what follows"});
    TRY(run.judge.verdict());
    auto const guide = TRY(run.engine.get(run.tx, run.object.parent, "project_guide"));
    if (upheld && guide.state != "noticed") {
        return api::conflict("application.not_noticed_now",
                             {"评审结果已经退回或终止，不能再改", "the selection was sent back or stopped already"},
                             {"请作不成立处理并说明已退回", "answer it as settled by that"});
    }
    auto body = store::objection(run.tx, run.object.id);
    for (auto const& [name, value] : run.form.value().members()) {
        body.set(name, value);
    }
    store::update_objection(run.tx, run.object.id, body.set("decided_on", run.today().iso()));
    run.to = upheld ? "upheld" : "rejected";
    if (upheld && follows && run.judge.applies(clause::PF_process_10)) {
        change(run, run.form.text("effect"));
    }
    return {};
}

// Who objects is known to whoever answers, and to nobody else of those it is about.
Value view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto body = store::objection(tx, object.id);
    if (!context.caller.holds("buyer.head")) {
        for (auto const* secret : {"name", "contact", "receipt"}) {
            body.erase(secret);
        }
    }
    return body;
}

}  // namespace

std::int64_t open_objections(db::Tx& tx, workflow::Engine const& engine, std::int64_t guide) {
    return std::ranges::count(engine.children(tx, guide, "selection_objection"), std::string("received"),
                              &workflow::Object::state);
}

Value public_objections(db::Tx& tx, workflow::Engine const& engine, std::int64_t guide) {
    Value all = Value::list();
    for (auto const& one : engine.children(tx, guide, "selection_objection")) {
        auto line = store::objection(tx, one.id);
        for (auto const* secret : {"name", "contact", "receipt", "guide", "upheld"}) {
            line.erase(secret);
        }
        all.push(line.set("outcome", engine.state_of(one).zh));
    }
    return all;
}

api::Operation objection_lookup(workflow::Engine const& engine) {
    return api::reading("selection_objection.lookup", "/api/objection-receipts/{receipt}",
                        {"凭回执号查询公示异议", "what became of an objection"}, api::Access::everyone,
                        {clause::PF_process_10},
                        [&engine](api::Call& call) -> Result<Value> {
                            auto const id = store::objection_of(call.tx, call.path.at("receipt"));
                            auto const object = id == 0 ? std::nullopt : engine.find(call.tx, id);
                            if (!object) {
                                return api::not_found({"没有这个回执号", "there is no such receipt"});
                            }
                            auto const body = store::objection(call.tx, id);
                            auto const label = engine.state_of(*object);
                            return Value::object()
                                .set("state", object->state)
                                .set("state_label", Value::object().set("zh", label.zh).set("en", label.en))
                                .set("received", object->created.day().iso())
                                .set("opinion", body["objection"])
                                .set("answer", body["answer"]);
                        })
        .by_words({"receipt"});
}

workflow::Procedure objection_procedure() {
    return {.kind = "selection_objection",
            .plural = "selection_objections",
            .title = {"公示异议", "objection to a notice"},
            .states = {{"received", {"已收到", "received"}},
                       {"upheld", {"异议成立", "upheld"}, /*final=*/true},
                       {"rejected", {"异议不成立", "not upheld"}, /*final=*/true}},
            .steps = {{.name = "file",
                       .title = {"对公示提出异议", "object to the notice"},
                       .from = {},
                       .to = "received",
                       .who = {{"public", Relation::anyone}},
                       .input = &objection_fields(),
                       .clauses = {clause::PF_process_10},
                       .opens = {{.duty = "selection_objection.decide",
                                  .title = {"答复公示异议", "decide on the objection"},
                                  .deadline = "selection_objection_reply",
                                  .clause = clause::PF_process_10,
                                  .holder = {"buyer.head", Relation::owner}}},
                       .apply = file,
                       .parent = "guide",
                       .parent_kind = "project_guide"},
                      {.name = "decide",
                       .title = {"处理异议", "decide on it"},
                       .from = {"received"},
                       .to = "rejected",
                       .who = {{"buyer.head", Relation::owner}},
                       .input = &decision_fields(),
                       .clauses = {clause::PF_process_10},
                       .closes = {"selection_objection.decide"},
                       .apply = decide,
                       .shown_publicly = true}},
            .shows = &objection_shown(),
            .view = view};
}

}  // namespace qiyue::application
