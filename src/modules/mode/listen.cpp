#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
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

}  // namespace

bool is_institution(db::Tx& tx, std::int64_t organisation) {
    auto const found = identity::organisation(tx, organisation);
    return found && found->attributes["legal_type"].text_or({}).find("institution") != std::string::npos;
}

void listen(workflow::Engine& engine) {
    engine.ports().bus.on<tender::MeasureAsked>(
        [&engine](db::Tx& tx, Context const&, tender::MeasureAsked const& asked) {
            return tell_reason(engine, tx, asked);
        });
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) {
            return judge_direct(engine, tx, context, done);
        });
}

}  // namespace qiyue::mode
