#include "app/desk.hpp"

#include "modules/identity/entrance.hpp"
#include "modules/workflow/answers.hpp"

#include <algorithm>

namespace qiyue::app {

namespace {

Fields const no_fields;

Result<void> permitted(api::Operation const& operation, Caller const& caller) {
    if (operation.access == api::Access::everyone) {
        return {};
    }
    if (!caller.signed_in()) {
        return Refusal(Reason::unauthenticated, Finding{.code = "unauthenticated",
                                                        .field = {},
                                                        .cites = {},
                                                        .says = {"请先登录", "please sign in first"},
                                                        .remedy = {},
                                                        .why = {}});
    }
    if (operation.access == api::Access::posts &&
        std::ranges::none_of(operation.posts, [&](std::string const& post) { return caller.holds(post); })) {
        return api::forbidden({"您的岗位不能办理“" + operation.title.zh + "”",
                               "your post may not do this: " + operation.title.en});
    }
    return {};
}

Value value_of(std::map<std::string, std::string> const& segments) {
    auto value = Value::object();
    for (auto const& [name, text] : segments) {
        value.set(name, text);
    }
    return value;
}

// The steps of procedures; another answer may hold a secret (an authenticator's) that nobody keeps. Visitors have no
// keys: nobody could tell one's answers from another's.
bool asks_once(Asked const& asked) {
    return !asked.idempotency_key.empty() && asked.caller.signed_in() && asked.operation->checks_input_itself;
}

// Does it, unless the same was asked under this key before: then that answer is given again.
Result<Value> once(db::Tx& tx, Context const& context, Asked const& asked,
                   std::function<Result<Value>(db::Tx&)> const& doing) {
    if (!asks_once(asked)) {
        return doing(tx);
    }
    auto const digest = workflow::digest_of_asking(asked.operation->id, value_of(asked.path), value_of(asked.query), asked.body);
    if (auto before = TRY(workflow::answer_before(tx, context, asked.idempotency_key, digest))) {
        return *before;
    }
    auto const answer = TRY(doing(tx));
    workflow::keep_answer(tx, context, asked.idempotency_key, digest, answer);
    return answer;
}

}  // namespace

Result<Value> run(World& world, Asked const& asked) {
    auto const& operation = *asked.operation;
    TRY(permitted(operation, asked.caller));
    auto const context = world.context(asked.caller);
    auto const& fields = operation.input == nullptr || operation.checks_input_itself ? no_fields : *operation.input;
    auto const form = TRY(Form::read(fields, operation.checks_input_itself ? Value() : asked.body, context, operation.completeness));
    if (operation.access == api::Access::everyone && operation.writes() && !asked.caller.signed_in() && !asked.remote.empty()) {
        TRY(identity::admit_visitor(world.database(), context, world.ports(), asked.remote));
    }
    if (operation.alone) {
        api::AloneCall call{.context = context,
                            .database = world.database(),
                            .form = form,
                            .path = asked.path,
                            .query = asked.query,
                            .remote = asked.remote};
        return operation.alone(call);
    }
    auto const doing = [&](db::Tx& tx) -> Result<Value> {
        api::Call call{.context = context,
                       .tx = tx,
                       .form = form,
                       .body = asked.body,
                       .path = asked.path,
                       .query = asked.query,
                       .revision = asked.revision};
        return operation.run(call);
    };
    if (operation.writes()) {
        return world.database().write<Value>([&](db::Tx& tx) { return once(tx, context, asked, doing); });
    }
    return world.database().read<Result<Value>>(doing);
}

int status_of(Reason reason) {
    switch (reason) {
        case Reason::invalid: return 400;
        case Reason::unauthenticated: return 401;
        case Reason::forbidden: return 403;
        case Reason::not_found: return 404;
        case Reason::conflict: return 409;
        case Reason::stale: return 412;
        case Reason::too_large: return 413;
        case Reason::unlawful: return 422;
        case Reason::throttled: return 429;
    }
    ENSURE(false);
}

std::string_view name_of(Reason reason) {
    switch (reason) {
        case Reason::invalid: return "invalid";
        case Reason::unauthenticated: return "unauthenticated";
        case Reason::forbidden: return "forbidden";
        case Reason::not_found: return "not_found";
        case Reason::conflict: return "conflict";
        case Reason::stale: return "stale";
        case Reason::too_large: return "too_large";
        case Reason::unlawful: return "unlawful";
        case Reason::throttled: return "throttled";
    }
    ENSURE(false);
}

Value problem(law::Rulebook const& rules, Refusal const& refusal) {
    auto const text = [](Text const& t) {
        return Value::object().set("zh", t.zh).set("en", t.en.empty() ? t.zh : t.en);
    };
    auto const& first = refusal.findings().front();
    Value findings = Value::list();
    for (auto const& finding : refusal.findings()) {
        Value cites = Value::list();
        for (auto const& clause : finding.cites) {
            cites.push(rules.cite(clause));
        }
        auto one = Value::object();
        one.set("code", finding.code).set("field", finding.field).set("says", text(finding.says));
        if (!finding.remedy.zh.empty()) {
            one.set("remedy", text(finding.remedy));
        }
        one.set("cites", cites);
        if (!finding.why.is_null()) {
            one.set("why", finding.why);
        }
        findings.push(one);
    }
    return Value::object()
        .set("type", "about:blank")
        .set("title", first.says.zh)
        .set("status", status_of(refusal.reason()))
        .set("reason", name_of(refusal.reason()))
        .set("code", first.code)
        .set("detail", first.says.en.empty() ? first.says.zh : first.says.en)
        .set("findings", findings);
}

}  // namespace qiyue::app
