#include "modules/contract/steps.hpp"

#include "modules/credit/api.hpp"

#include <algorithm>

// 退出: the provider of a running contract was barred. The sanction says what is to become of the contract; the buyer, whose
// contract it is, decides, and says why where it departs from that.
namespace qiyue::contract {

namespace {

using workflow::Engine;

bool runs(std::optional<workflow::Object> const& object) {
    return object && (object->state == "signed" || object->state == "published" || object->state == "suspended");
}

Result<void> tell_running(db::Tx& tx, Engine const& engine, credit::RunningAsked const& about) {
    for (auto const id : store::of_provider(tx, about.provider)) {
        if (runs(engine.find(tx, id))) {
            about.found->push_back({.contract = id, .number = store::find(tx, id)->number});
        }
    }
    return {};
}

Result<void> ask_buyers(db::Tx& tx, Context const& context, Engine const& engine, credit::Barred const& done) {
    for (auto const& fate : done.fates) {
        auto const object = engine.find(tx, fate.contract);
        ENSURE(object.has_value());
        store::insert_record(tx, engine.ports().ids.next(), fate.contract, "exit_asked",
                             Value::object()
                                 .set("sanction", done.sanction)
                                 .set("day", context.today().iso())
                                 .set("fate", fate.what)
                                 .set("reason", fate.reason));
        engine.open_duty(tx, context, *object,
                         {.duty = "contract.settle_exit",
                          .title = {"决定合同如何处理（承接主体已被禁止参加）",
                                    "decide what becomes of the contract: its provider is barred"},
                          .deadline = "exit_decision",
                          .clause = credit::procedure_clause(engine.judge(context, object->rules)),
                          .holder = {"buyer.head", workflow::Relation::owner}},
                         context.today());
    }
    return {};
}

}  // namespace

Result<void> settle_exit(workflow::StepRun& run) {
    if (store::records(run.tx, run.object.id, "exit_asked").empty()) {
        return api::conflict(
            "contract.no_exit", {"本合同的承接主体没有被禁止参加", "its provider is not barred"},
            {"无须办理；终止合同请办理“终止合同”", "there is nothing to settle; to end it, terminate it"});
    }
    if (run.form.text("fate") == "hand_over" && !(run.form.given("successor") && run.form.given("handed_over"))) {
        return api::invalid("contract.nothing_handed_over", "handed_over",
                            {"移交的，须写明移交给谁、移交哪些事项", "a hand-over says to whom, and what"},
                            {"请填写接收单位和移交清单", "name who takes over, and list what"});
    }
    keep_record(run, "exit", run.form.value());
    return {};
}

void listen_to_bans(Engine& engine) {
    engine.ports().bus.on<credit::RunningAsked>(
        [&engine](db::Tx& tx, Context const&, credit::RunningAsked const& about) {
            return tell_running(tx, engine, about);
        });
    engine.ports().bus.on<credit::Barred>([&engine](db::Tx& tx, Context const& context, credit::Barred const& done) {
        return ask_buyers(tx, context, engine, done);
    });
}

}  // namespace qiyue::contract
