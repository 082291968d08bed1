#include "modules/identity/api.hpp"
#include "modules/ledger/store.hpp"

// What people see of the ledger: a project's accounts with their statements, and the trial balance (试算平衡).
namespace qiyue::ledger {

namespace {

Value balance_value(Balance const& balance) {
    return Value::object()
        .set("debits_pending", balance.debits_pending.in_fen())
        .set("debits_posted", balance.debits_posted.in_fen())
        .set("credits_pending", balance.credits_pending.in_fen())
        .set("credits_posted", balance.credits_posted.in_fen())
        .set("held", balance.held().in_fen())
        .set("free", balance.free().in_fen());
}

Value text_value(Text const& text) {
    return Value::object().set("zh", text.zh).set("en", text.en);
}

Value line_value(Line const& line) {
    return Value::object()
        .set("entry", line.entry)
        .set("kind", line.kind)
        .set("about", line.about == 0 ? Value() : Value(line.about))
        .set("step", line.step)
        .set("object", line.object)
        .set("at", line.at.iso())
        .set("side", line.side == Side::debit ? "debit" : "credit")
        .set("pending", line.pending.in_fen())
        .set("posted", line.posted.in_fen())
        .set("after", balance_value(line.after));
}

// The room as a line names it: which kind, whose, and of what.
Value room_value(db::Tx& tx, Account const& account) {
    auto const owner = identity::organisation(tx, account.key.owner);
    return Value::object()
        .set("id", account.id)
        .set("kind", name_of(account.key.kind))
        .set("label", text_value(label_of(account.key.kind)))
        .set("owner", account.key.owner)
        .set("owner_name", owner ? owner->name : std::string())
        .set("project", account.key.project)
        .set("reference", account.key.reference);
}

Value account_value(db::Tx& tx, Account const& account) {
    Value lines = Value::list();
    for (auto const& line : statement(tx, account.id)) {
        lines.push(line_value(line));
    }
    return room_value(tx, account).set("balance", balance_value(balance(tx, account.id))).set("lines", lines);
}

// The rooms of one contract, one budget line, one scheme of vouchers: whatever names itself in them.
Result<Value> object_accounts(workflow::Engine const& engine, api::Call& call) {
    auto const id = TRY(call.number("id"));
    auto const object = engine.find(call.tx, id);
    if (!object || !engine.readable(call.tx, *object, call.context)) {
        return api::not_found(
            {"没有这一事项，或者您的单位不能查阅", "there is none, or your organisation may not read it"});
    }
    if (!engine.concerned(call.tx, *object, call.context)) {
        return api::forbidden({"账目只供有关单位查阅", "accounts are for those concerned"});
    }
    Value accounts = Value::list();
    for (auto const& account : store::accounts_about(call.tx, id)) {
        accounts.push(account_value(call.tx, account));
    }
    return Value::object().set("object", id).set("title", object->title).set("accounts", accounts);
}

// What an entry was done to, as a link; what its reader may not read is a number alone.
Value object_value(workflow::Engine const& engine, api::Call& call, std::int64_t id) {
    auto const object = engine.find(call.tx, id);
    auto value = Value::object();
    value.set("id", id);
    if (object && engine.readable(call.tx, *object, call.context)) {
        value.set("kind", object->kind).set("title", object->title);
    }
    return value;
}

Result<Value> trace_fen(workflow::Engine const& engine, api::Call& call) {
    auto const id = TRY(call.number("id"));
    auto const entry = store::full(call.tx, id);
    auto const object = entry ? engine.find(call.tx, entry->cause.object) : std::nullopt;
    if (object && !engine.readable(call.tx, *object, call.context)) {
        return api::forbidden({"您的单位不能查阅该笔分录", "your organisation may not read this entry"});
    }
    auto const fen = call.query_number("fen", 1);
    auto const way = TRY(trace(call.tx, id, fen));
    Value hops = Value::list();
    for (auto const& hop : way) {
        auto const from = store::find(call.tx, hop.from), to = store::find(call.tx, hop.to);
        ENSURE(from && to);
        hops.push(Value::object()
                      .set("entry", hop.entry)
                      .set("kind", hop.kind)
                      .set("step", hop.step)
                      .set("object", object_value(engine, call, hop.object))
                      .set("at", hop.at.iso())
                      .set("from", room_value(call.tx, *from))
                      .set("to", room_value(call.tx, *to))
                      .set("amount", hop.amount.in_fen())
                      .set("asked", hop.asked));
    }
    return Value::object().set("entry", id).set("fen", fen).set("hops", hops);
}

Fields const& trace_query() {
    static Fields const fields{
        field::integer("fen", {"第几分", "which fen of the entry"}).at_least(1).maybe(),
    };
    return fields;
}

Result<Value> project_accounts(workflow::Engine const& engine, api::Call& call) {
    auto const id = TRY(call.number("id"));
    auto const project = TRY(engine.get(call.tx, id, "project"));
    if (!engine.readable(call.tx, project, call.context)) {
        return api::forbidden(
            {"您的单位不能查阅该项目的账目", "your organisation may not read this project's accounts"});
    }
    Value accounts = Value::list();
    for (auto const& account : accounts_of(call.tx, id)) {
        accounts.push(account_value(call.tx, account));
    }
    return Value::object().set("project", id).set("accounts", accounts);
}

Result<Value> show_trial_balance(api::Call& call) {
    auto const trial = trial_balance(call.tx);
    Value kinds = Value::list();
    for (auto const& [kind, sums] : trial.kinds) {
        kinds.push(Value::object()
                       .set("kind", kind)
                       .set("label", text_value(label_of(kind_named(kind))))
                       .set("sums", balance_value(sums)));
    }
    return Value::object()
        .set("kinds", kinds)
        .set("total", balance_value(trial.total))
        .set("balanced", trial.balanced());
}

std::vector<std::string> who_looks_over() {
    return {"finance.budget", "finance.treasury", "finance.head", "audit.auditor", "audit.supervisor"};
}

}  // namespace

workflow::Module module(workflow::Engine& engine) {
    std::vector<api::Operation> operations{
        {.id = "ledger.project",
         .method = http::Method::get,
         .path = "/api/projects/{id}/ledger",
         .title = {"项目账目", "accounts of a project"},
         .access = api::Access::signed_in,
         .run = [&engine](api::Call& call) { return project_accounts(engine, call); }},
        {.id = "ledger.of_object",
         .method = http::Method::get,
         .path = "/api/ledger/objects/{id}",
         .title = {"对账单", "account statements of a contract, a budget line or a scheme"},
         .access = api::Access::signed_in,
         .run = [&engine](api::Call& call) { return object_accounts(engine, call); }},
        {.id = "ledger.trace",
         .method = http::Method::get,
         .path = "/api/ledger/entries/{id}/trace",
         .title = {"追踪一分钱", "one fen's way, from the treasury to where it lies"},
         .access = api::Access::posts,
         .posts = who_looks_over(),
         .query = &trace_query(),
         .run = [&engine](api::Call& call) { return trace_fen(engine, call); }},
        {.id = "ledger.trial_balance",
         .method = http::Method::get,
         .path = "/api/ledger/trial-balance",
         .title = {"试算平衡", "trial balance"},
         .access = api::Access::posts,
         .posts = who_looks_over(),
         .run = [](api::Call& call) { return show_trial_balance(call); }},
    };
    return {.name = "ledger", .migrations = migrations(), .operations = std::move(operations)};
}

}  // namespace qiyue::ledger
