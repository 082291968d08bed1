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

Field words_field() {
    return field::text("text", {"字词", "words"});
}

Field region_field() {
    return field::text("region", {"行政区划代码", "region code"});
}

Field before_field() {
    return field::integer("before", {"上一页最后的编号", "the last id of the page before"}).at_least(1);
}

Field limit_field() {
    return field::integer("limit", {"每页条数", "how many a page"}).between(1, 200);
}

Field year_field() {
    return field::integer("year", {"年度", "year"}).between(1, 9999);
}

Field organisation_field(std::string name, Text label) {
    return field::reference(std::move(name), std::move(label), "organisation");
}

Field item_field() {
    return field::reference("item", {"目录项", "item of the catalogue"}, "catalogue_item");
}

Field project_field() {
    return field::reference("project", {"项目", "project"}, "project");
}

Fields const notices_query{
    project_field(),
    organisation_field("organisation", {"单位", "organisation"}),
    field::text("stage", {"阶段", "stage"}),
    field::text("rule", {"公开事项", "what was to be published"}),
    region_field(),
    words_field(),
    field::day("from", {"起始日", "from this day"}),
    field::day("to", {"截止日", "to this day"}),
    before_field(),
    limit_field(),
};

Fields const projects_query{
    words_field(),
    region_field(),
    field::text("state", {"状态", "state"}),
    organisation_field("buyer", {"购买主体", "buyer"}),
    organisation_field("provider", {"承接主体", "provider"}),
    item_field(),
    year_field(),
    before_field(),
    limit_field(),
};

Fields const competition_query{year_field()};

Fields const sums_query{
    field::choice("by", {"分组方式", "grouped by"},
                  {{"year", {"年度", "year"}},
                   {"region", {"地区", "region"}},
                   {"class", {"服务类别", "class of service"}},
                   {"method", {"采购方式", "method"}},
                   {"provider", {"承接主体", "provider"}},
                   {"buyer", {"购买主体", "buyer"}},
                   {"item", {"目录项", "item of the catalogue"}}}),
    organisation_field("buyer", {"购买主体", "buyer"}),
    organisation_field("provider", {"承接主体", "provider"}),
    item_field(),
    year_field(),
};

Fields const checklist_query{
    project_field(),
    field::choice("owed", {"办理情况", "which of them"},
                  {{"open", {"未办", "open"}}, {"overdue", {"逾期", "overdue"}}, {"all", {"全部", "all"}}}),
};

Fields const references_query{
    field::text("q", {"名称中的字词", "words of the name"}),
    field::integer("id", {"已知的编号", "a number that is known"}).at_least(1),
};

std::optional<Day> day_of(api::Call const& call, std::string const& name) {
    return call.query.given(name) ? std::optional(call.query.day(name)) : std::nullopt;
}

int limit_of(api::Call const& call) {
    return static_cast<int>(call.query_number("limit", 50));
}

Result<Value> list_notices(workflow::Engine const& engine, api::Call& call) {
    Filter filter;
    filter.project = call.query_number("project", 0);
    filter.organisation = call.query_number("organisation", 0);
    filter.stage = call.query_or("stage", {});
    filter.rule = call.query_or("rule", {});
    filter.region = call.query_or("region", {});
    filter.text = call.query_or("text", {});
    filter.from = day_of(call, "from");
    filter.to = day_of(call, "to");
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
    filter.year = static_cast<int>(call.query_number("year", 0));
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
    filter.year = static_cast<int>(call.query_number("year", 0));
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
                     [&engine](api::Call& call) { return refer_to_due(engine, call); })
            .asks(references_query),
        api::reading("disclosure.refer_to_notice", "/api/references/notice",
                     {"可选的公开信息", "notices that a form may name"}, api::Access::everyone, {clause::CD_34_3},
                     refer_to_notice)
            .asks(references_query),
        api::reading("public.notices", "/api/public/notices", {"公开信息", "notices"}, api::Access::everyone,
                     {clause::CD_34_1}, [&engine](api::Call& call) { return list_notices(engine, call); })
            .asks(notices_query),
        api::reading("public.notice", "/api/public/notices/{id}", {"一条公开信息", "a notice"}, api::Access::everyone,
                     {clause::CD_34_1, clause::CD_34_2},
                     [&engine](api::Call& call) -> Result<Value> {
                         auto const found = notice(call.tx, TRY(call.number("id")));
                         return found ? Result<Value>(notice_value(engine, *found, Part::whole)) : nothing_public();
                     }),
        api::reading("public.projects", "/api/public/projects", {"公开的项目", "projects"}, api::Access::everyone,
                     {clause::CD_34_1}, [&engine](api::Call& call) { return list_projects(engine, call); })
            .asks(projects_query),
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
                     [&engine](api::Call& call) { return list_sums(engine, call); })
            .asks(sums_query),
        api::reading(
            "public.competition", "/api/public/competition", {"竞争性采购占比", "how much was put up to competition"},
            api::Access::everyone, {clause::XN_2_1_2_a},
            [&engine](api::Call& call) -> Result<Value> {
                return competition(call.tx, engine, call.context, static_cast<int>(call.query_number("year", 0)));
            })
            .asks(competition_query),
        api::reading("public.pillars", "/api/public/projects/{id}/pillars",
                     {"采购、合同、评价、公开四个环节", "the four pillars of a purchase"}, api::Access::everyone,
                     {clause::SH_2_4_1},
                     [](api::Call& call) -> Result<Value> {
                         auto const id = TRY(call.number("id"));
                         return store::project(call.tx, id)
                             ? Result<Value>(Value::object().set("pillars", pillars(call.tx, call.context, id)))
                             : nothing_public();
                     }),
        api::reading("public.checklist", "/api/public/checklist", {"应公开事项清单", "what is to be published"},
                     api::Access::everyone, {clause::CD_34_1, clause::CD_34_4},
                     [&engine](api::Call& call) { return list_owed(engine, call); })
            .asks(checklist_query),
        api::reading(
            "public.remark", "/api/public/remarks/{receipt}", {"查询监督意见", "what became of a remark"},
            api::Access::everyone, {clause::CD_34_3},
            [&engine](api::Call& call) -> Result<Value> {
                auto const found = remark(call.tx, engine, call.path.at("receipt"));
                return found ? Result<Value>(*found) : api::not_found({"没有这个回执号", "there is no such receipt"});
            })
            .by_words({"receipt"}),
    };
}

}  // namespace qiyue::disclosure
