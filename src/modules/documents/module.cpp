#include "modules/documents/claim.hpp"
#include "modules/documents/disposal.hpp"
#include "modules/documents/store.hpp"
#include "modules/identity/api.hpp"
#include "modules/journal/api.hpp"

#include "base/both.hpp"
#include "base/said.hpp"

#include <algorithm>

namespace qiyue::documents {

namespace {

Refusal not_yours() {
    return api::not_found({"没有这个编号的对象，或您无权查看", "nothing has this number, or it is not yours to see"});
}

Result<workflow::Object> readable(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::int64_t id) {
    auto const object = engine.find(tx, id);
    if (!object || !engine.readable(tx, *object, context)) {
        return not_yours();
    }
    return *object;
}

// Which papers there are of this object, for this reader.
bool offered(db::Tx& tx, workflow::Engine const& engine, Context const& context, workflow::Object const& object,
             Paper const& paper) {
    auto const in_state = paper.states.empty() || std::ranges::find(paper.states, object.state) != paper.states.end();
    return paper.kind == object.kind && in_state && (!paper.concerned || engine.concerned(tx, object, context));
}

std::string name_of(db::Tx& tx, std::int64_t organisation) {
    auto const found = organisation == 0 ? std::nullopt : identity::organisation(tx, organisation);
    return found ? found->name : std::string();
}

bool everybody_reads(db::Tx& tx, workflow::Engine const& engine, Context const& context,
                     workflow::Object const& object) {
    Context const visitor{.caller = {}, .now = context.now, .request = context.request, .suspended = context.suspended};
    return engine.readable(tx, object, visitor);
}

// Beside what the page describes: under which clauses its steps were judged, and what a computation took off and why. The page
// shows judgements to those concerned alone, so a paper for everybody has neither.
Fields const& judged_fields() {
    static Fields const fields{
        field::list("grounds", {"依据", "grounds"},
                    {field::prose("article", {"条款", "article"}), field::prose("quote", {"原文", "words"}),
                     field::text("clause", {"编号", "clause"})}),
        field::list("taken_off", {"逐项扣减", "taken off"},
                    {field::prose("reason", {"事由", "reason"}), field::money("amount", {"金额", "amount"})}),
    };
    return fields;
}

void add_judgements(Matter& matter, Value const& page) {
    Value grounds = Value::list();
    Value taken_off;
    for (auto const& event : page["timeline"].items()) {
        for (auto const& why : event["why"].is_list() ? event["why"].items() : Value::List{}) {
            auto const known =
                std::ranges::any_of(grounds.items(), [&](Value const& one) { return one["clause"] == why["clause"]; });
            if (!known) {
                grounds.push(Value::object()
                                 .set("article", why["article"])
                                 .set("quote", why["quote"])
                                 .set("clause", why["clause"]));
            }
            if (why["facts"].has("deductions")) {
                taken_off = why["facts"]["deductions"];
            }
        }
    }
    auto const judged = describe(judged_fields());
    for (auto const& field : judged.items()) {
        matter.fields.push(field);
    }
    matter.values.set("grounds", grounds).set("taken_off", taken_off);
}

Matter matter_of(db::Tx& tx, workflow::Engine const& engine, Context const& context, workflow::Object const& object) {
    static Fields const none;
    auto const* shows = engine.procedure(object.kind).shows;
    Matter matter;
    matter.fields = describe(shows == nullptr ? none : *shows);
    auto const page = engine.page(tx, object, context);
    matter.values = with_names(tx, engine, matter.fields, page["body"]);
    add_judgements(matter, page);
    auto const project = object.project == 0 ? std::nullopt : engine.find(tx, object.project);
    matter.names = {{"id", std::to_string(object.id)},
                    {"title", object.title},
                    {"project", project ? project->title : object.title},
                    {"owner", name_of(tx, object.owner)},
                    {"party", name_of(tx, object.party)},
                    {"day", long_day(object.changed.day().iso())}};
    matter.record =
        project && everybody_reads(tx, engine, context, object) ? "/projects/" + std::to_string(project->id) : "";
    matter.position = journal::last_about(tx, object.project, object.id).value_or(-1);
    matter.as_of = object.changed;
    return matter;
}

Value file_value(db::Tx& tx, workflow::Engine const& engine, File const& file) {
    auto const& steps = engine.procedure(file.kind).steps;
    auto const step = std::ranges::find(steps, file.step, &workflow::Step::name);
    return Value::object()
        .set("digest", file.digest)
        .set("name", file.name)
        .set("type", file.type)
        .set("size", file.size)
        .set("field", file.field)
        .set("step", step == steps.end() ? Value() : both(step->title))
        .set("organisation", name_of(tx, file.organisation))
        .set("at", file.at.iso())
        .set("disposed", file.disposal != 0);
}

Result<Value> list(workflow::Engine const& engine, Library const& library, api::Call& call) {
    auto const object = TRY(readable(call.tx, engine, call.context, TRY(call.number("id"))));
    Value files = Value::list();
    for (auto const& file : store::of_object(call.tx, object.id)) {
        if (may_have(call.tx, engine, call.context, file)) {
            files.push(file_value(call.tx, engine, file));
        }
    }
    Value papers = Value::list();
    for (auto const& paper : library.papers()) {
        if (offered(call.tx, engine, call.context, object, paper)) {
            papers.push(Value::object()
                            .set("name", paper.name)
                            .set("title", both(paper.title))
                            .set("href", "/api/objects/" + std::to_string(object.id) + "/papers/" + paper.name));
        }
    }
    return Value::object().set("files", files).set("papers", papers);
}

// Drawing a paper takes longer than a transaction should.
Result<Value> print(workflow::Engine const& engine, Library const& library, api::AloneCall& call) {
    Paper const* paper = nullptr;
    auto const matter = TRY(call.database.read<Result<Matter>>([&](db::Tx& tx) -> Result<Matter> {
        auto const object = TRY(readable(tx, engine, call.context, TRY(call.number("id"))));
        paper = library.find(object.kind, call.path.at("name"));
        if (paper == nullptr || !offered(tx, engine, call.context, object, *paper)) {
            return api::not_found(
                {"现在没有这种文件，或您无权取得", "there is no such paper now, or it is not yours to have"});
        }
        return matter_of(tx, engine, call.context, object);
    }));
    return library.print(*paper, matter);
}

}  // namespace

Value with_names(db::Tx& tx, workflow::Engine const& engine, Value const& fields, Value const& values) {
    auto named = values;
    for (auto const& field : fields.is_list() ? fields.items() : Value::List{}) {
        auto const& name = field["name"].text();
        auto const& kind = field["kind"].text();
        auto const& value = values[name];
        if (kind == "group" && value.is_object()) {
            named.set(name, with_names(tx, engine, field["fields"], value));
        } else if (kind == "list" && value.is_list()) {
            Value rows = Value::list();
            for (auto const& row : value.items()) {
                rows.push(with_names(tx, engine, field["fields"], row));
            }
            named.set(name, rows);
        } else if (kind == "reference" && value.is_integer()) {
            auto const of = field["of"].text_or({});
            auto const id = value.integer();
            if (of.starts_with("organisation")) {
                named.set(name, name_of(tx, id));
            } else if (of == "person") {
                auto const person = identity::person(tx, id);
                named.set(name, person ? person->name : std::string());
            } else if (auto const object = engine.find(tx, id)) {
                named.set(name, object->title);
            }
        }
    }
    return named;
}

workflow::Module module(workflow::Engine& engine, Library const& library) {
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) {
            return claim(tx, engine, context, done);
        });
    auto of_object = api::reading("documents.of_object", "/api/objects/{id}/documents",
                                  {"对象的文件", "files and papers of an object"}, api::Access::everyone, {},
                                  [&](api::Call& call) { return list(engine, library, call); });
    api::Operation paper;
    paper.id = "documents.paper";
    paper.path = "/api/objects/{id}/papers/{name}";
    paper.title = {"下载正式文件", "an official paper as PDF"};
    paper.access = api::Access::everyone;
    paper.words = {"name"};
    paper.gives = "application/pdf";
    paper.alone = [&](api::AloneCall& call) { return print(engine, library, call); };
    auto file = api::reading("documents.file", "/api/documents/{digest}", {"文件", "a file"}, api::Access::everyone, {},
                             [&](api::Call& call) -> Result<Value> {
                                 auto const& digest = call.path.at("digest");
                                 auto const found = find(call.tx, engine, call.context, digest);
                                 if (!found) {
                                     return api::not_found({"没有这个文件，或您无权下载",
                                                            "there is no such file, or it is not yours to have"});
                                 }
                                 return Value::object()
                                     .set("digest", digest)
                                     .set("name", found->name)
                                     .set("type", found->type)
                                     .set("href", "/api/files/" + digest);
                             })
                    .by_words({"digest"});
    return {.name = "documents",
            .migrations = migrations(),
            .procedures = {disposal_procedure()},
            .operations = {of_object, file, paper}};
}

}  // namespace qiyue::documents
