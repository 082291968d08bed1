#include "modules/delivery/steps.hpp"

#include "law/clauses.gen.hpp"

// The board 跟踪看板: one row a contract that is followed up, for each who may read its page, with the same figures for all.
namespace qiyue::delivery {

namespace {

using workflow::Engine;

bool may_see(db::Tx& tx, Engine const& engine, workflow::Object const& object, Context const& context) {
    auto const& caller = context.caller;
    // The department of the city sees those of its districts, a district's its own.
    auto const same_city = caller.region.substr(0, 4) == object.region.substr(0, 4);
    auto const department = caller.organisation_kind == "line" &&
        (caller.region == object.region || (same_city && caller.region.ends_with("00")));
    return department || engine.concerned(tx, object, context);
}

Value row(db::Tx& tx, Engine const& engine, Context const& context, Paper const& one, workflow::Object const& object) {
    auto const figures = tracking(tx, engine, context, one);
    auto const terms = contract::terms(tx, engine, one.contract);
    auto const known = std::make_shared<Figures>();
    ENSURE(engine.ports().bus.raise(tx, context, FiguresAsked{one.contract, known}).ok());
    auto line = Value::object()
                    .set("delivery", one.id)
                    .set("contract", one.contract)
                    .set("number", object.title)
                    .set("state", object.state)
                    .set("responsible", one.body["responsible"]["name"])
                    .set("accepted", known->accepted)
                    .set("acceptance_overdue", !known->accepted && terms->to < context.today());
    // DG-9-7 指导并监督购买方进行项目的考核评估和验收: what is due, what is done, and what the department said about it.
    if (engine.judge(context, object.rules).applies(clause::DG_9_7)) {
        line.set("supervised",
                 Value::object()
                     .set("accept_by", terms->to.iso())
                     .set("accepted", known->accepted)
                     .set("overdue", !known->accepted && terms->to < context.today())
                     .set("guidance", one.body["remarks"].is_list() ? std::ssize(one.body["remarks"].items()) : 0));
    }
    for (auto const* key :
         {"done_share", "paid_share", "payment_ahead", "milestones_met", "milestones_total", "milestones_overdue",
          "checks", "corrections_open", "corrections_overdue", "reports_late", "mean_score", "questions"}) {
        if (figures.has(key)) {
            line.set(key, figures[key]);
        }
    }
    return line;
}

}  // namespace

api::Operation board_operation(Engine const& engine) {
    return {.id = "delivery.board",
            .method = http::Method::get,
            .path = "/api/delivery/board",
            .title = {"跟踪看板", "board of follow-ups"},
            .access = api::Access::posts,
            .posts = {"buyer.acceptor", "buyer.contract_signer", "buyer.supervisor", "buyer.payer", "buyer.head",
                      "provider.manager", "finance.procurement", "finance.treasury", "finance.head", "line.officer",
                      "audit.auditor", "audit.supervisor"},
            .clauses = {clause::LP_228, clause::DGF_6_0a, clause::DG_9_7},
            .run = [&engine](api::Call& call) -> Result<Value> {
                Value rows = Value::list();
                std::vector<Paper> followed;
                for (auto const& one : store::all_of_kind(call.tx, "delivery")) {
                    auto const object = engine.find(call.tx, one.id);
                    if (object && may_see(call.tx, engine, *object, call.context)) {
                        rows.push(row(call.tx, engine, call.context, one, *object));
                        followed.push_back(one);
                    }
                }
                auto board = Value::object().set("rows", rows);
                law::RuleSet const here{.place = engine.place(), .pinned = call.context.today()};
                if (engine.judge(call.context, here).applies(clause::DGF_6_0a)) {
                    board.set("systems", three_systems(call.tx, engine, followed, call.context.today().year()));
                }
                return board;
            }};
}

Value public_progress(db::Tx& tx, Engine const& engine, Context const& context, std::int64_t project) {
    Value list = Value::list();
    for (auto const& object : engine.of_project(tx, project, "delivery")) {
        auto const shown = engine.procedure("delivery").view(tx, object, context);
        if (!shown["milestones"].is_list()) {
            continue;
        }
        Value news = Value::list();
        for (auto const& one : engine.children(tx, object.id, "progress")) {
            if (one.state == "confirmed") {
                auto const body = store::find(tx, one.id)->body;
                news.push(Value::object()
                              .set("id", one.id)
                              .set("title", one.title)
                              .set("day", body["to"])
                              .set("summary", body["summary"]));
            }
        }
        list.push(Value::object()
                      .set("number", shown["contract_number"])
                      .set("milestones", shown["milestones"])
                      .set("done_share", shown["tracking"]["done_share"])
                      .set("milestones_share", shown["tracking"]["milestones_share"])
                      .set("news", news));
    }
    return list;
}

}  // namespace qiyue::delivery
