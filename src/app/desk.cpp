#include "app/desk.hpp"

#include "law/clauses.gen.hpp"
#include "law/telling.hpp"
#include "modules/identity/entrance.hpp"
#include "modules/policy/api.hpp"
#include "modules/workflow/answers.hpp"
#include "modules/workflow/permission.hpp"
#include "platform/log/log.hpp"

#include "base/failure.hpp"
#include "base/number.hpp"

#include <algorithm>
#include <set>

namespace qiyue::app {

namespace {

Fields const no_fields;

Result<void> permitted(api::Operation const& operation, Caller const& caller) {
    if (operation.access == api::Access::everyone) {
        return {};
    }
    if (!caller.signed_in()) {
        return Refusal(Reason::unauthenticated,
                       Finding{.code = "unauthenticated",
                               .says = {"请先登录", "please sign in first"},
                               .remedy = {"请登录后重试", "sign in, then ask again"}});
    }
    if (operation.access == api::Access::posts &&
        std::ranges::none_of(operation.posts, [&](std::string const& post) { return caller.holds(post); })) {
        // CD-36-1, CD-37-1: who oversees reads everything and changes nothing.
        auto const by = operation.writes() ? workflow::oversight(caller) : Clause{};
        return api::forbidden(
            {"您的岗位不能办理“" + operation.title.zh + "”", "your post may not do this: " + operation.title.en},
            by.id.empty() ? std::vector<Clause>() : std::vector{by},
            workflow::facts_of(operation.posts, caller).value());
    }
    return {};
}

// Every segment of the path that is not described as a word is the number of something: half a number names nothing.
Result<void> numbered(Asked const& asked) {
    auto const& words = asked.operation->words;
    for (auto const& [name, text] : asked.path) {
        if (std::ranges::find(words, name) == words.end() && !whole_number(text)) {
            return api::not_found({"没有这个编号的对象", "nothing has this number"});
        }
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

// What was asked, without the passwords and numbers that are kept nowhere.
std::string digest_of(Asked const& asked) {
    auto const& operation = *asked.operation;
    auto const& fields = operation.input == nullptr ? no_fields : *operation.input;
    return workflow::digest_of_asking(operation.id, value_of(asked.path), value_of(asked.query),
                                      without_secrets(fields, asked.body));
}

// Does it, unless the same was asked under this key before: then that answer is given again.
Result<Value> once(db::Tx& tx, Context const& context, Asked const& asked,
                   std::function<Result<Value>(db::Tx&)> const& doing) {
    if (asked.idempotency_key.empty() || !asked.operation->asked_once()) {
        return doing(tx);
    }
    auto const digest = digest_of(asked);
    if (auto before = TRY(workflow::answer_before(tx, context, asked.idempotency_key, digest))) {
        return *before;
    }
    auto answer = TRY(doing(tx));
    workflow::keep_answer(tx, context, asked.idempotency_key, digest, answer);
    return answer;
}

// Of the articles that a refusal rests on, each once.
Value interpretations_of(World& world, Refusal const& refusal) {
    std::set<std::pair<std::string, std::string>> articles;
    for (auto const& clause : policy::cited_by(refusal)) {
        if (auto const* entry = world.rules().find(clause); entry != nullptr) {
            articles.emplace(entry->statute, entry->article);
        }
    }
    Value all = Value::list();
    if (articles.empty()) {
        return all;
    }
    world.database().read<bool>([&](db::Tx& tx) {
        for (auto const& [statute, article] : articles) {
            for (auto const& one : policy::interpretations(tx, statute, article)) {
                all.push(Value::object()
                             .set("document", statute)
                             .set("article", article)
                             .set("number", one.number)
                             .set("title", one.title)
                             .set("text", one.text)
                             .set("authority", one.authority)
                             .set("published_on", one.published.iso()));
            }
        }
        return true;
    });
    return all;
}

Result<Value> answer(World& world, Asked const& asked) {
    auto const& operation = *asked.operation;
    TRY(permitted(operation, asked.caller));
    auto const context = world.context(asked.caller);
    auto const query = TRY(api::read_query(operation, asked.query, context));
    TRY(numbered(asked));
    if (asked.revision != 0 && !operation.compares_revision) {
        return no_revision();
    }
    if (operation.access == api::Access::everyone && operation.writes() && !asked.caller.signed_in() &&
        !asked.remote.empty()) {
        TRY(identity::admit_visitor(world.database(), context, world.ports(), asked.remote));
    }
    auto const& fields = operation.input == nullptr || operation.checks_input_itself ? no_fields : *operation.input;
    auto const form =
        TRY(Form::read(fields, operation.checks_input_itself ? Value() : asked.body, context, operation.completeness));
    if (operation.alone) {
        api::AloneCall call{
            .context = context, .database = world.database(), .form = form, .path = asked.path, .remote = asked.remote};
        return operation.alone(call);
    }
    auto const doing = [&](db::Tx& tx) -> Result<Value> {
        api::Call call{.context = context,
                       .tx = tx,
                       .form = form,
                       .body = asked.body,
                       .path = asked.path,
                       .query = query,
                       .revision = asked.revision};
        return operation.run(call);
    };
    if (operation.writes()) {
        return world.database().write<Value>([&](db::Tx& tx) { return once(tx, context, asked, doing); });
    }
    return world.database().read<Result<Value>>(doing);
}

// Beside the refused command, which changed nothing. The refusal stands whether or not it could be counted.
void count(World& world, Asked const& asked, Refusal const& refusal) {
    if (policy::cited_by(refusal).empty()) {
        return;
    }
    try {
        auto const today = world.context({}).today();
        static_cast<void>(world.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
            policy::count_refusal(tx, today, asked.operation->id, refusal);
            return true;
        }));
    } catch (Fault const& fault) {
        log::warning("a refusal was not counted", Value::object().set("why", fault.what()));
    }
}

}  // namespace

Result<Value> run(World& world, Asked const& asked) {
    auto given = answer(world, asked);
    if (given.ok() && asked.operation->writes() && given.value()["why"].is_list()) {
        auto told = std::move(given).value();
        told.set("why", law::with_told(world.rules(), std::move(told)["why"]));
        return told;
    }
    if (!given.ok() && asked.operation->writes()) {
        count(world, asked, given.refusal());
    }
    return given;
}

Refusal no_revision() {
    return api::invalid("request.no_revision", "If-Match",
                        {"此操作不比较版本号，不能附带 If-Match",
                         "this operation compares no revision, so it can't be asked with If-Match"},
                        {"请去掉 If-Match 后再发", "send it again without If-Match"});
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

Value problem(World& world, Refusal const& refusal) {
    auto const context = world.context({});
    auto told = problem(world.rules(), refusal, context.suspended);
    if (context.off(clause::CD_42_1)) {
        return told;
    }
    // CD-42-1 本规程由成都市财政局负责解释: an interpretation of the article stands in the refusal that rests on it.
    auto const notes = interpretations_of(world, refusal);
    if (notes.size() > 0) {
        told.set("interpretations", notes);
    }
    return told;
}

Value problem(law::Rulebook const& rules, Refusal const& refusal, Suspended const* suspended) {
    // CD-0-1: what is refused names the document and the article it rests on.
    auto const named = suspended == nullptr || !suspended->has(clause::CD_0_1);
    auto const text = [](Text const& t) {
        return Value::object().set("zh", t.zh).set("en", t.en.empty() ? t.zh : t.en);
    };
    auto const& first = refusal.findings().front();
    Value findings = Value::list();
    for (auto const& finding : refusal.findings()) {
        Value cites = Value::list();
        for (auto const& clause : finding.cites) {
            cites.push(named ? rules.cite(clause) : Value::object().set("clause", clause.id));
        }
        auto one = Value::object();
        one.set("code", finding.code).set("field", finding.field).set("says", text(finding.says));
        if (!finding.remedy.zh.empty()) {
            one.set("remedy", text(finding.remedy));
        }
        one.set("cites", cites);
        if (auto why = law::reasoned(rules, finding); !why.is_null()) {
            one.set("why", std::move(why));
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
