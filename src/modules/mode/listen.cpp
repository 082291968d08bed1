#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/mode/api.hpp"
#include "modules/mode/steps.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>

// A purchase that is given to one supplier without competition is asked the same, whether or not its way was declared.
namespace qiyue::mode {

namespace {

Result<void> judge_direct(workflow::Engine const& engine, db::Tx& tx, Context const& context,
                          workflow::StepDone const& done) {
    if (done.object.kind != "tender" || done.step != "choose_method" || done.input["method"].text_or({}) != "direct" ||
        !done.input["suppliers"].is_list()) {
        return {};
    }
    auto const& named = done.input["suppliers"].items();
    auto const institution = std::ranges::any_of(
        named, [&](Value const& line) { return is_institution(tx, line["supplier"].integer_or(0)); });
    auto judge = engine.judge(context, done.object.rules);
    judge.ask(clause::LP_301, law::Facts().with("commissioned_directly", true).with("of_institution", institution));
    return judge.verdict();
}

// SY-3.1.4(3)-c: whether the measure that a document takes, and its reason, are published.
Result<void> tell_reason(workflow::Engine const& engine, db::Tx& tx, tender::MeasureAsked const& asked) {
    auto const all = engine.of_project(tx, asked.project, "purchase_mode");
    *asked.reasoned = std::ranges::any_of(all, [&](workflow::Object const& object) {
        auto const body = store::mode(tx, object.id);
        return object.state == "published" && body["measure"].text_or({}) == asked.measure &&
            !body["market_reason"].text_or({}).empty();
    });
    return {};
}

// PF-project-11 按照程序直接公开招投标立项和实施: what is bought directly is tendered to all; what is applied for, is not bought so.
Result<void> judge_initiation(workflow::Engine const& engine, db::Tx& tx, Context const& context,
                              workflow::StepDone const& done) {
    if (done.object.kind != "tender" || done.step != "choose_method") {
        return {};
    }
    auto const how = initiation(tx, engine, done.object.project);
    auto const open = done.input["method"] == Value("open") || done.input["method"] == Value("competition");
    auto judge = engine.judge(context, done.object.rules);
    judge.require(clause::PF_project_11,
                  law::Facts().with("initiation", how.empty() ? "not_declared" : how).with("initiation_open", open),
                  how != "direct_purchase" || open, "mode.direct_is_tendered", "method",
                  {"直接采购的项目应当直接公开招投标", "what is bought directly is tendered to everybody"},
                  {"请选择公开招标，或改为申报立项", "choose the open tender, or let it be applied for"});
    return judge.verdict();
}

}  // namespace

std::string initiation(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    for (auto const& one : engine.of_project(tx, project, "purchase_mode")) {
        if (one.state == "published") {
            return store::mode(tx, one.id)["initiation"].text_or({});
        }
    }
    return {};
}

bool is_institution(db::Tx& tx, std::int64_t organisation) {
    auto const found = identity::organisation(tx, organisation);
    return found && found->attributes["legal_type"].text_or({}).find("institution") != std::string::npos;
}

void listen(workflow::Engine& engine) {
    engine.ports().bus.on<tender::MeasureAsked>(
        [&engine](db::Tx& tx, Context const&, tender::MeasureAsked const& asked) {
            return tell_reason(engine, tx, asked);
        });
    listen_to_purchases(engine);
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) -> Result<void> {
            TRY(judge_initiation(engine, tx, context, done));
            return judge_direct(engine, tx, context, done);
        });
}

}  // namespace qiyue::mode
