#include "modules/workflow/api.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/workflow/dossier.hpp"
#include "modules/workflow/inbox.hpp"
#include "modules/workflow/page.hpp"
#include "modules/workflow/permission.hpp"
#include "modules/workflow/references.hpp"
#include "modules/workflow/store.hpp"

#include "base/number.hpp"

#include <algorithm>

namespace qiyue::workflow {

namespace {

Fields const list_query{
    field::text("state", {"状态", "state"}),
    field::reference("project", {"项目", "project"}, "project"),
    field::reference("parent", {"所属对象", "what it is made under"}, ""),
    field::text("q", {"标题中的字词", "words of the title"}),
    field::integer("cursor", {"上一页给出的 next", "the next that the page before gave"}).at_least(1),
};

Fields const overdue_query{
    field::reference("holder", {"责任单位", "whose duty"}, "organisation"),
    field::text("cursor", {"上一页给出的 next", "the next that the page before gave"}),
};

Fields const references_query{
    field::text("q", {"名称中的字词", "words of the name"}),
    field::reference("id", {"已知的编号", "a number that is known"}, ""),
};

Result<Value> list_objects(Engine const& engine, Procedure const& procedure, api::Call& call) {
    constexpr std::int64_t page_size = 50;
    auto const state = call.query_or("state", {});
    if (!state.empty() && std::ranges::find(procedure.states, state, &State::name) == procedure.states.end()) {
        return api::invalid("workflow.no_such_state", "state", {"没有这个状态", "there is no such state"},
                            {"可用的状态见 /api/meta", "the states stand in /api/meta"});
    }
    store::Filter filter{.kind = procedure.kind,
                         .state = state,
                         .project = call.query_number("project", 0),
                         .parent = call.query_number("parent", 0),
                         .text = call.query_or("q", {}),
                         .before = call.query_number("cursor", 0),
                         .limit = page_size + 1};
    Value items = Value::list();
    std::int64_t last = 0;
    // Reading rights are judged object by object, so a page may need several looks.
    for (bool more = true; more && items.size() <= page_size;) {
        auto const found = store::list(call.tx, filter);
        more = found.size() > page_size;
        for (auto const& object : found) {
            if (items.size() > page_size) {
                break;
            }
            if (engine.readable(call.tx, object, call.context)) {
                items.push(summary(call.tx, engine, object));
            }
            filter.before = object.id;
        }
    }
    auto answer = Value::object();
    if (items.size() > page_size) {
        auto kept = items.items();
        kept.pop_back();
        last = kept.back()["id"].integer();
        items = Value(kept);
    }
    answer.set("items", items);
    if (last != 0) {
        answer.set("next", std::to_string(last));
    }
    return answer;
}

// Where the page before ended: "2026-03-02.17", its last day and duty.
Result<store::OverdueAfter> page_after(std::string const& cursor) {
    if (cursor.empty()) {
        return store::OverdueAfter{.due = {}, .id = 0};
    }
    auto const dot = std::min(cursor.find('.'), cursor.size());
    auto const day = Day::parse(cursor.substr(0, dot));
    auto const duty = whole_number(std::string_view(cursor).substr(std::min(dot + 1, cursor.size())));
    if (!day.ok() || !duty) {
        return api::invalid("workflow.no_such_page", "cursor", {"没有这一页", "there is no such page"},
                            {"请使用上一页给出的 next", "use the next that the page before gave"});
    }
    return store::OverdueAfter{.due = day.value().iso(), .id = *duty};
}

// The city's audit sees the whole city, everybody else the own region. {items, next}: `next` is the `cursor` of the following
// page, so that no duty drops off the end of a list.
Result<Value> overdue(Engine const& engine, api::Call& call) {
    constexpr std::int64_t page_size = 200;
    constexpr std::size_t digits_of_a_city = 4;
    auto const& caller = call.context.caller;
    auto const all_city = caller.organisation_kind == "audit" && caller.region.ends_with("00");
    auto const region = all_city ? caller.region.substr(0, digits_of_a_city) : caller.region;
    auto const after = TRY(page_after(call.query_or("cursor", {})));
    auto const found = store::overdue(call.tx, call.context.today(), region, after, page_size + 1);
    // CD-36-1 监督职能部门……履行监管责任: of one department, or of all.
    auto const of = call.query_number("holder", 0);
    auto const watches = !oversight_off(call.context);
    Value items = Value::list();
    for (auto const& duty : found) {
        auto const wanted = watches && (of == 0 || duty.holder == of);
        if (wanted && std::ssize(items.items()) < page_size) {
            items.push(duty_of(call.tx, engine, duty, call.context));
        }
    }
    auto answer = Value::object().set("items", items);
    if (std::ssize(found) > page_size) {
        auto const& last = found[page_size - 1];
        answer.set("next", last.due.iso() + "." + std::to_string(last.id));
    }
    return answer;
}

Value meta(Engine const& engine) {
    Value kinds = Value::list();
    for (auto const& procedure : engine.procedures()) {
        Value states = Value::list();
        for (auto const& state : procedure.states) {
            states.push(
                Value::object().set("name", state.name).set("label", label(state.label)).set("final", state.final));
        }
        Value steps = Value::list();
        for (auto const& step : procedure.steps) {
            steps.push(step_value(engine, procedure, step, Clauses::ids));
        }
        kinds.push(Value::object()
                       .set("kind", procedure.kind)
                       .set("plural", procedure.plural)
                       .set("title", label(procedure.title))
                       .set("states", states)
                       .set("shows", procedure.shows == nullptr ? Value::list() : describe(*procedure.shows))
                       .set("steps", steps));
    }
    Value posts = Value::list();
    for (auto const& post : identity::posts()) {
        posts.push(Value::object().set("name", post.name).set("label", label(post.label)));
    }
    return Value::object().set("kinds", kinds).set("posts", posts);
}

// Who may do this act, in any procedure.
Value posts_of_act(Engine const& engine, std::string const& act) {
    std::vector<std::string> names;
    for (auto const& procedure : engine.procedures()) {
        for (auto const& step : procedure.steps) {
            for (auto const& actor : step.who) {
                if (step.act == act && std::ranges::find(names, actor.post) == names.end()) {
                    names.push_back(actor.post);
                }
            }
        }
    }
    Value posts = Value::list();
    for (auto const& name : names) {
        posts.push(name);
    }
    return posts;
}

Value steps_of_act(Engine const& engine, std::string const& act) {
    Value steps = Value::list();
    for (auto const& procedure : engine.procedures()) {
        for (auto const& step : procedure.steps) {
            if (step.act == act) {
                steps.push(
                    label({procedure.title.zh + "·" + step.title.zh, procedure.title.en + ": " + step.title.en}));
            }
        }
    }
    return steps;
}

// What one person must not both do for one project, and the posts that would lead somebody there.
Value incompatible(Engine const& engine, std::vector<Incompatible> const& pairs) {
    Value items = Value::list();
    for (auto const& pair : pairs) {
        auto const side = [&](std::string const& act) {
            return Value::object()
                .set("act", act)
                .set("posts", posts_of_act(engine, act))
                .set("steps", steps_of_act(engine, act));
        };
        items.push(Value::object()
                       .set("clause", engine.book().cite(pair.clause))
                       .set("earlier", side(pair.earlier))
                       .set("later", side(pair.later)));
    }
    return Value::object().set("items", items);
}

}  // namespace

api::Operation Engine::step_operation(Procedure const& procedure, Step const& step) const {
    api::Operation operation;
    operation.id = procedure.kind + "." + step.name;
    operation.method = http::Method::post;
    operation.path = "/api/" + procedure.plural + (step.from.empty() ? "" : "/{id}/" + step.name);
    if (step.from.empty() && step.name != procedure.steps.front().name) {
        operation.path += "/" + step.name;  // a second way to make one
    }
    operation.title = step.title;
    operation.access = api::Access::posts;
    for (auto const& actor : step.who) {
        if (actor.post == "public") {
            operation.access = api::Access::everyone;
        }
        operation.posts.push_back(actor.post);
    }
    operation.input = step.input;
    operation.completeness = step.completeness;
    operation.clauses = step.clauses;
    operation.checks_input_itself = true;
    operation.compares_revision = !step.from.empty();
    operation.run = [this, &procedure, &step](api::Call& call) { return run_step(call, procedure, step); };
    return operation;
}

std::vector<api::Operation> Engine::operations() const {
    std::vector<api::Operation> all;
    for (auto const& procedure : procedures_) {
        for (auto const& step : procedure.steps) {
            all.push_back(step_operation(procedure, step));
        }
        auto const access =
            procedure.public_reading || !procedure.public_in.empty() ? api::Access::everyone : api::Access::signed_in;
        all.push_back(api::reading(procedure.kind + ".list", "/api/" + procedure.plural,
                                   {procedure.title.zh + "列表", "list of " + procedure.title.en}, access, {},
                                   [this, &procedure](api::Call& call) { return list_objects(*this, procedure, call); })
                          .asks(list_query));
        all.push_back(api::reading(procedure.kind + ".read", "/api/" + procedure.plural + "/{id}", procedure.title,
                                   access, {}, [this, &procedure](api::Call& call) -> Result<Value> {
                                       auto const object = TRY(get(call.tx, TRY(call.number("id")), procedure.kind));
                                       if (!readable(call.tx, object, call.context)) {
                                           return api::not_found(
                                               {"没有这个编号的对象，或您无权查看",
                                                "nothing has this number, or it is not yours to see"});
                                       }
                                       return page(call.tx, object, call.context);
                                   }));
    }
    all.push_back(api::reading("workflow.meta", "/api/meta", {"对象、步骤与表单", "kinds, steps and forms"},
                               api::Access::everyone, {}, [this](api::Call&) -> Result<Value> { return meta(*this); })
                      .written_once());
    all.push_back(api::reading("workflow.incompatible", "/api/incompatible", {"不相容岗位", "incompatible posts"},
                               api::Access::everyone, {},
                               [this](api::Call&) -> Result<Value> { return incompatible(*this, incompatible_); })
                      .written_once());
    all.push_back(api::reading("workflow.clause", "/api/clauses/{id}", {"条款", "a clause"}, api::Access::everyone, {},
                               [this](api::Call& call) -> Result<Value> {
                                   auto const* entry = book_.find(call.path.at("id"));
                                   if (entry == nullptr) {
                                       return api::not_found({"没有这个条款", "there is no such clause"});
                                   }
                                   return book_.cite(Clause{entry->id});
                               })
                      .by_words({"id"}));
    all.push_back(
        api::reading("workflow.inbox", "/api/inbox", {"待办", "to do"}, api::Access::signed_in, {},
                     [this](api::Call& call) -> Result<Value> { return inbox(call.tx, *this, call.context); }));
    all.push_back(api::reading("workflow.references", "/api/references/{of}",
                               {"可引用的对象", "what a field may refer to"}, api::Access::signed_in, {},
                               [this](api::Call& call) { return references(*this, call); })
                      .asks(references_query)
                      .by_words({"of"}));
    all.push_back(api::reading(
        "workflow.duties", "/api/projects/{id}/duties", {"项目的期限", "the deadlines of a project"},
        api::Access::signed_in, {}, [this](api::Call& call) -> Result<Value> {
            auto const project = TRY(get(call.tx, TRY(call.number("id")), "project"));
            if (!readable(call.tx, project, call.context)) {
                return api::forbidden({"这个项目不属于您的单位", "this project is not your organisation's"});
            }
            Value items = Value::list();
            for (auto const& duty : store::duties_of_project(call.tx, project.id, /*only_open=*/false)) {
                items.push(duty_value(call.tx, *this, duty, call.context.today()));
            }
            return Value::object().set("items", items);
        }));
    all.push_back(api::reading("workflow.overdue", "/api/overdue", {"逾期清单", "what is overdue"}, api::Access::posts,
                               {}, [this](api::Call& call) -> Result<Value> { return overdue(*this, call); })
                      .asks(overdue_query));
    all.back().posts = {"audit.auditor",  "audit.supervisor", "finance.procurement",
                        "finance.budget", "finance.treasury", "buyer.supervisor"};
    // CD-37-1 对政府购买服务程序及资金使用情况进行审计监督; CD-36-1 the same for supervision.
    all.push_back(api::reading("workflow.dossier", "/api/projects/{id}/dossier",
                               {"导出项目档案", "export a project's dossier"}, api::Access::posts, {},
                               [this](api::Call& call) { return dossier(*this, call); }));
    all.back().posts = {"audit.auditor", "audit.supervisor"};
    all.back().clauses = {clause::CD_37_1};
    all.push_back(api::reading("workflow.timeline", "/api/projects/{id}/timeline",
                               {"项目时间线", "the public timeline of a project"}, api::Access::everyone, {},
                               [this](api::Call& call) -> Result<Value> {
                                   auto const project = TRY(get(call.tx, TRY(call.number("id")), "project"));
                                   return Value::object().set("items", public_timeline(call.tx, project.id));
                               }));
    return all;
}

}  // namespace qiyue::workflow
