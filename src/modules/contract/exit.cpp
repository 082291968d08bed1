#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/api.hpp"

#include <algorithm>

// 退出: the provider of a running contract was barred, asks to leave, or failed again and again. The buyer, whose contract it is,
// decides within days: finished, handed over or ended; a sanction says what it would have, and the buyer why it departs from
// that. What is handed over is a list, and each of it is received.
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

// SH-2.5-13 形成完善的政府购买服务退出机制; elsewhere the clause by which the sanction was imposed.
Clause exit_rule(law::Judge const& judge) {
    return judge.applies(clause::SH_2_5_13) ? Clause(clause::SH_2_5_13) : credit::procedure_clause(judge);
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
                          .clause = exit_rule(engine.judge(context, object->rules)),
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
    auto const list = run.form.given("items") ? run.form.list("items").size() : 0;
    auto const over = run.form.text("fate") == "hand_over";
    // SH-2.5-13 ……退出机制: what is handed over is written down, thing by thing.
    run.judge.require(clause::SH_2_5_13,
                      law::Facts()
                          .with("fate", law::words(run.form.chosen("fate")))
                          .with("handed_items", static_cast<std::int64_t>(list)),
                      !over || list > 0, "contract.no_hand_over_list", "items",
                      {"移交的，须逐项列出移交清单", "what is handed over is listed, thing by thing"},
                      {"请填写移交清单", "fill in the list"});
    keep_record(run, "exit", run.form.value());
    run.afterwards.emplace_back([&run, over]() -> Result<void> {
        if (over && run.judge.applies(clause::SH_2_5_13)) {
            run.engine.open_duty(run.tx, run.context, run.object,
                                 {.duty = "contract.hand_over",
                                  .title = {"按清单移交服务", "hand the service over by the list"},
                                  .deadline = "exit_hand_over",
                                  .clause = clause::SH_2_5_13,
                                  .holder = {"provider.manager", workflow::Relation::party}},
                                 run.today());
        }
        return {};
    });
    return {};
}

bool open_duty(workflow::StepRun& run, std::string const& name) {
    return std::ranges::any_of(
        run.engine.duties(run.tx, run.object.project, /*only_open=*/true),
        [&](workflow::Duty const& one) { return one.object == run.object.id && one.name == name; });
}

// SH-2.5-13: it asks to leave, or the buyer finds that it failed again and again.
Result<void> ask_exit(workflow::StepRun& run) {
    auto const ground = run.form.text("ground");
    auto const provider = run.context.caller.organisation == run.object.party;
    if ((ground == "withdrawal") != provider) {
        return provider ? api::forbidden({"承接主体只能申请自行退出", "a provider asks to leave by itself"})
                        : api::forbidden({"自行退出由承接主体申请", "it is for the provider to ask to leave"});
    }
    if (!run.judge.applies(clause::SH_2_5_13)) {
        return api::conflict(
            "contract.no_exit_rule",
            {"本地规则没有合同履行中的退出程序", "no rule of this place lets a provider leave a contract"},
            {"请协商变更或终止合同", "agree on a change or an end of the contract"});
    }
    if (open_duty(run, "contract.settle_exit")) {
        return api::conflict("contract.exit_asked_already",
                             {"退出事项已提出，待购买主体决定", "it was asked before and waits for the buyer"},
                             {"请先作出决定", "let that be decided first"});
    }
    auto const failures = std::ssize(run.engine.children(run.tx, run.object.id, "deviation"));
    auto const enough = run.judge.number("exit_failures_min");
    run.judge.require(clause::SH_2_5_13,
                      law::Facts()
                          .with("exit_ground", law::words(run.form.chosen("ground")))
                          .with("failures", failures)
                          .with("failures_needed", enough),
                      provider || failures >= enough, "contract.not_failing", "ground",
                      {"只发现 " + std::to_string(failures) + " 次履约偏离，不足 " + std::to_string(enough) + " 次",
                       std::to_string(failures) + " deviations were found, and it takes " + std::to_string(enough)},
                      {"请先登记并责令纠正履约偏离", "record each deviation and have it corrected first"});
    keep_record(run, "exit_asked", run.form.value().set("day", run.today().iso()));
    run.afterwards.emplace_back([&run]() -> Result<void> {
        run.engine.open_duty(
            run.tx, run.context, run.object,
            {.duty = "contract.settle_exit",
             .title = {"决定合同如何处理（承接主体退出）", "decide what becomes of the contract: its provider leaves"},
             .deadline = "exit_decision",
             .clause = clause::SH_2_5_13,
             .holder = {"buyer.head", workflow::Relation::owner}},
            run.today());
        return {};
    });
    return {};
}

Result<void> confirm_hand_over(workflow::StepRun& run) {
    auto const exits = store::records(run.tx, run.object.id, "exit");
    auto const wanted =
        exits.empty() || !exits.back()["items"].is_list() ? Value::List{} : exits.back()["items"].items();
    if (wanted.empty()) {
        return api::conflict("contract.nothing_to_hand_over", {"没有移交清单", "nothing is to be handed over"},
                             {"请先落实退出处理", "settle what becomes of it first"});
    }
    auto const received = run.form.list("received");
    for (auto const& one : wanted) {
        auto const item = one["item"].text();
        auto const there = std::ranges::any_of(
            received, [&](Form const& line) { return line.text("item") == item && line.yes("received"); });
        run.judge.require(clause::SH_2_5_13, law::Facts().with("handed_item", item).with("item_received", there), there,
                          "contract.hand_over_incomplete", "received",
                          {"“" + item + "”尚未移交", "not handed over yet: " + item},
                          {"请待承接主体移交后登记", "record it once it was handed over"});
    }
    keep_record(run, "handed_over", run.form.value());
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
