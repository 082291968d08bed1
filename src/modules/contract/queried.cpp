#include "law/clauses.gen.hpp"
#include "modules/contract/steps.hpp"
#include "modules/remedy/api.hpp"

#include <algorithm>

// LP-236 质疑事项可能影响结果的,应暂停签订合同,已签的中止履行: what is being performed stands still while a query waits for its answer, and goes
// on by itself when none is open any more.
namespace qiyue::contract {

namespace {

bool awaits_answer(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender) {
    return tender != 0 && !remedy::signing_blocks(tx, engine, tender).empty();
}

// Was the last suspension for a query, and not for anything else?
bool stands_for_query(db::Tx& tx, std::int64_t contract) {
    auto const all = store::records(tx, contract, "suspension");
    return !all.empty() && all.back()["for_query"].boolean_or(false);
}

void keep(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t contract,
          std::string const& kind, std::string const& reason) {
    store::insert_record(
        tx, engine.ports().ids.next(), contract, kind,
        Value::object().set("day", context.today().iso()).set("reason", reason).set("for_query", true));
}

void follow(db::Tx& tx, Context const& context, workflow::Engine const& engine, workflow::Object const& object) {
    auto const contract = store::find(tx, object.id);
    if (!contract || !engine.judge(context, object.rules).applies(clause::LP_236)) {
        return;
    }
    auto const waits = awaits_answer(tx, engine, contract->tender);
    if (waits && object.state == "published") {
        keep(tx, context, engine, object.id, "suspension", "质疑尚未答复，中止履行");
        engine.move(tx, context, object.id, "suspended", "query_filed");
    }
    if (!waits && object.state == "suspended" && stands_for_query(tx, object.id)) {
        keep(tx, context, engine, object.id, "resumption", "质疑已有结果，恢复履行");
        engine.move(tx, context, object.id, "published", "query_answered");
    }
}

}  // namespace

void judge_resumption(workflow::StepRun& run) {
    auto const contract = stored(run);
    auto const waits = awaits_answer(run.tx, run.engine, contract.tender);
    run.judge.require(clause::LP_236, law::Facts().with("query_waits", waits), !waits, "contract.query_open", {},
                      {"质疑尚未答复，合同中止履行", "a query is not answered yet: performance stands still"},
                      {"请先答复质疑；答复后自动恢复履行", "answer it first; performance then goes on by itself"});
}

void listen_to_queries(workflow::Engine& engine) {
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) -> Result<void> {
            auto const published = done.object.kind == "contract" && done.step == "publish";
            if (published || done.object.kind == "query") {
                for (auto const& one : engine.of_project(tx, done.object.project, "contract")) {
                    follow(tx, context, engine, one);
                }
            }
            return {};
        });
}

}  // namespace qiyue::contract
