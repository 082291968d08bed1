#include "law/clauses.gen.hpp"
#include "modules/disclosure/procedures.hpp"
#include "modules/disclosure/table.hpp"

#include <algorithm>

// The public reading of everything above; nobody needs to be signed in.
namespace qiyue::disclosure {

namespace {

Refusal nothing_public() {
    return api::not_found({"没有已公开的此项信息", "nothing public has this number"});
}

Result<std::optional<Day>> day_of(api::Call const& call, std::string const& name) {
    auto const text = call.query_or(name, {});
    if (text.empty()) {
        return std::optional<Day>();
    }
    return std::optional(TRY(Day::parse(text)));
}

int limit_of(api::Call const& call) {
    return static_cast<int>(std::clamp<std::int64_t>(call.query_number("limit", 50), 1, 200));
}

Result<Value> list_notices(workflow::Engine const& engine, api::Call& call) {
    Filter filter;
    filter.project = call.query_number("project", 0);
    filter.organisation = call.query_number("organisation", 0);
    filter.stage = call.query_or("stage", {});
    filter.rule = call.query_or("rule", {});
    filter.region = call.query_or("region", {});
    filter.text = call.query_or("text", {});
    filter.from = TRY(day_of(call, "from"));
    filter.to = TRY(day_of(call, "to"));
    filter.before = call.query_number("before", 0);
    filter.limit = limit_of(call);
    Value items = Value::list();
    for (auto const& one : notices(call.tx, filter)) {
        items.push(notice_value(engine, one, Part::head));
    }
    return Value::object().set("items", items);
}

Result<Value> list_projects(workflow::Engine const& engine, api::Call& call) {
    ProjectFilter filter;
    filter.text = call.query_or("text", {});
    filter.region = call.query_or("region", {});
    filter.state = call.query_or("state", {});
    filter.buyer = call.query_number("buyer", 0);
    filter.provider = call.query_number("provider", 0);
    filter.item = call.query_number("item", 0);
    filter.year = static_cast<int>(std::clamp<std::int64_t>(call.query_number("year", 0), 0, 9999));
    filter.before = call.query_number("before", 0);
    filter.limit = limit_of(call);
    return Value::object().set("items", projects(call.tx, engine, filter));
}

Result<Value> list_sums(workflow::Engine const& engine, api::Call& call) {
    SumFilter filter;
    filter.by = call.query_or("by", {});
    filter.buyer = call.query_number("buyer", 0);
    filter.provider = call.query_number("provider", 0);
    filter.item = call.query_number("item", 0);
    filter.year = static_cast<int>(std::clamp<std::int64_t>(call.query_number("year", 0), 0, 9999));
    return Value::object().set("items", sums(call.tx, engine, filter));
}

Result<Value> list_owed(workflow::Engine const& engine, api::Call& call) {
    auto const wanted = call.query_or("owed", "open");
    auto const owed = wanted == "all" ? Owed::all : wanted == "overdue" ? Owed::overdue : Owed::open;
    auto const today = call.context.today();
    Value items = Value::list();
    for (auto const& due : checklist(call.tx, call.query_number("project", 0), owed, today)) {
        items.push(due_value(call.tx, engine, due, today));
    }
    return Value::object().set("items", items);
}

Value item(std::int64_t id, std::string label, std::string within) {
    return Value::object().set("id", id).set("label", std::move(label)).set("within", std::move(within));
}

// For the form of a publication: what the caller's organisation still owes, and publishes by hand.
Result<Value> refer_to_due(workflow::Engine const& engine, api::Call& call) {
    auto const id = call.query_number("id", 0);
    auto const wanted = call.query_or("q", {});
    Value items = Value::list();
    for (auto const& due : checklist(call.tx, 0, id == 0 ? Owed::open : Owed::all, call.context.today())) {
        auto const asked_for =
            id == 0 ? rule_named(due.rule).by_hand && due.kind.zh.find(wanted) != std::string::npos : due.id == id;
        if (asked_for && due.holder == call.context.caller.organisation) {
            auto const project = engine.find(call.tx, due.project);
            items.push(item(due.id, due.kind.zh + (due.due ? "(" + due.due->iso() + ")" : std::string()),
                            project ? project->title : std::string()));
        }
    }
    return Value::object().set("items", items);
}

// For the form of a remark: what was published.
Result<Value> refer_to_notice(api::Call& call) {
    Value items = Value::list();
    if (auto const id = call.query_number("id", 0); id != 0) {
        if (auto const found = notice(call.tx, id)) {
            items.push(item(found->id, found->title, found->organisation_name));
        }
        return Value::object().set("items", items);
    }
    Filter filter;
    filter.text = call.query_or("q", {});
    for (auto const& found : notices(call.tx, filter)) {
        items.push(item(found.id, found.title, found.organisation_name));
    }
    return Value::object().set("items", items);
}

}  // namespace

std::vector<api::Operation> operations(workflow::Engine const& engine) {
    return {
        api::reading("disclosure.refer_to_due", "/api/references/publication_due",
                     {"可选的应公开事项", "items due that a form may name"}, api::Access::signed_in, {clause::CD_34_1},
                     [&engine](api::Call& call) { return refer_to_due(engine, call); }),
        api::reading("disclosure.refer_to_notice", "/api/references/notice",
                     {"可选的公开信息", "notices that a form may name"}, api::Access::everyone, {clause::CD_34_3},
                     refer_to_notice),
        api::reading("public.notices", "/api/public/notices", {"公开信息", "notices"}, api::Access::everyone,
                     {clause::CD_34_1}, [&engine](api::Call& call) { return list_notices(engine, call); }),
        api::reading("public.notice", "/api/public/notices/{id}", {"一条公开信息", "a notice"}, api::Access::everyone,
                     {clause::CD_34_1, clause::CD_34_2},
                     [&engine](api::Call& call) -> Result<Value> {
                         auto const found = notice(call.tx, TRY(call.number("id")));
                         return found ? Result<Value>(notice_value(engine, *found, Part::whole)) : nothing_public();
                     }),
        api::reading("public.projects", "/api/public/projects", {"公开的项目", "projects"}, api::Access::everyone,
                     {clause::CD_34_1}, [&engine](api::Call& call) { return list_projects(engine, call); }),
        api::reading("public.project", "/api/public/projects/{id}", {"项目公开页", "a project's public page"},
                     api::Access::everyone, {clause::CD_34_1},
                     [&engine](api::Call& call) -> Result<Value> {
                         auto const page = project_page(call.tx, engine, TRY(call.number("id")), call.context.today());
                         return page ? Result<Value>(*page) : nothing_public();
                     }),
        api::reading("public.ocds", "/api/public/projects/{id}/ocds", {"项目的 OCDS 数据", "a project as OCDS 1.1.5"},
                     api::Access::everyone, {clause::CD_34_1},
                     [&engine](api::Call& call) -> Result<Value> {
                         auto const package = ocds(call.tx, engine, TRY(call.number("id")), call.context.now);
                         return package ? Result<Value>(*package) : nothing_public();
                     }),
        api::reading("public.sums", "/api/public/sums", {"公开数据统计", "sums of what was published"},
                     api::Access::everyone, {clause::CD_34_1},
                     [&engine](api::Call& call) { return list_sums(engine, call); }),
        api::reading("public.checklist", "/api/public/checklist", {"应公开事项清单", "what is to be published"},
                     api::Access::everyone, {clause::CD_34_1, clause::CD_34_4},
                     [&engine](api::Call& call) { return list_owed(engine, call); }),
        api::reading(
            "public.remark", "/api/public/remarks/{receipt}", {"查询监督意见", "what became of a remark"},
            api::Access::everyone, {clause::CD_34_3},
            [&engine](api::Call& call) -> Result<Value> {
                auto const found = remark(call.tx, engine, call.path.at("receipt"));
                return found ? Result<Value>(*found) : api::not_found({"没有这个回执号", "there is no such receipt"});
            }),
    };
}

}  // namespace qiyue::disclosure
