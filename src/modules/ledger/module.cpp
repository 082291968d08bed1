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

Value account_value(db::Tx& tx, Account const& account) {
    auto const owner = identity::organisation(tx, account.key.owner);
    Value lines = Value::list();
    for (auto const& line : statement(tx, account.id)) {
        lines.push(line_value(line));
    }
    return Value::object()
        .set("id", account.id)
        .set("kind", name_of(account.key.kind))
        .set("label", text_value(label_of(account.key.kind)))
        .set("owner", account.key.owner)
        .set("owner_name", owner ? owner->name : std::string())
        .set("reference", account.key.reference)
        .set("balance", balance_value(balance(tx, account.id)))
        .set("lines", lines);
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

}  // namespace

workflow::Module module(workflow::Engine& engine) {
    std::vector<api::Operation> operations{
        {.id = "ledger.project",
         .method = http::Method::get,
         .path = "/api/projects/{id}/ledger",
         .title = {"项目账目", "accounts of a project"},
         .access = api::Access::signed_in,
         .run = [&engine](api::Call& call) { return project_accounts(engine, call); }},
        {.id = "ledger.trial_balance",
         .method = http::Method::get,
         .path = "/api/ledger/trial-balance",
         .title = {"试算平衡", "trial balance"},
         .access = api::Access::posts,
         .posts = {"finance.budget", "finance.treasury", "finance.head", "audit.auditor", "audit.supervisor"},
         .run = [](api::Call& call) { return show_trial_balance(call); }},
    };
    return {.name = "ledger", .migrations = migrations(), .operations = std::move(operations)};
}

}  // namespace qiyue::ledger
