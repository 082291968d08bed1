#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/fields.hpp"
#include "modules/provider/forms.hpp"
#include "modules/provider/registry.hpp"

#include "base/number.hpp"

#include <algorithm>
#include <map>

// The yearly directory 承接主体名录. The finance department calls for it; every registration authority publishes its part by the
// end of the month that the rule names, and what is published is joined: a body in two parts stands once, with both.
namespace qiyue::provider {

namespace {

using workflow::StepRun;

// The directory of a year is called by it.
std::int64_t year_of(std::string const& title) {
    return whole_number(std::string_view(title).substr(0, title.find(' '))).value_or(0);
}

Fields const call_fields{field::integer("year", {"年度", "year"}).between(2000, 2100)};

Fields const publish_fields{field::reference("directory", {"年度名录", "directory"}, "provider_directory"),
                            field::prose("preface", {"说明", "preface"}).maybe()};

Fields const directory_shown{
    field::integer("year", {"年度", "year"}),
    field::list("parts", {"各登记管理机关", "parts"},
                {field::text("registrar", {"登记管理机关", "authority"}),
                 field::day("published_on", {"发布日期", "published on"}).maybe(),
                 field::integer("count", {"家数", "entries"}).maybe(), field::day("due", {"应于", "due"}).maybe()})};

Fields const edition_shown{
    field::integer("year", {"年度", "year"}), field::day("published_on", {"发布日期", "published on"}),
    field::prose("preface", {"说明", "preface"}).maybe(),
    field::list("entries", {"名录", "entries"},
                {field::text("name", {"名称", "name"}), field::text("legal_type", {"类型", "legal form"}),
                 field::text("fields", {"服务领域", "fields"})})};

// LA-6.1.9 每年3月底前: the last day of that month.
std::optional<Day> due_in(law::Judge const& judge, std::int64_t year) {
    if (!judge.applies(clause::LA_6_1_9)) {
        return std::nullopt;
    }
    auto const month = static_cast<unsigned>(judge.number("directory_month"));
    return Day(static_cast<int>(year), month, 1).plus_months(1).plus_days(-1);
}

Result<void> call_for(StepRun& run) {
    auto const year = run.form.integer("year");
    for (auto const& other : run.engine.of_project(run.tx, 0, "provider_directory")) {
        if (year_of(other.title) == year) {
            return api::conflict("provider.called_already", {"该年度已经布置", "that year was called for already"},
                                 {"请在原名录上办理", "go on with that one"});
        }
    }
    run.object.title = std::to_string(year) + " 年度承接主体名录";
    run.afterwards.emplace_back([&run, year]() -> Result<void> {
        auto const due = due_in(run.judge, year);
        if (!due) {
            return {};
        }
        for (auto const& registrar : identity::organisations(run.tx, "registrar")) {
            run.engine.open_duty_until(run.tx, run.context, run.object,
                                       {.duty = "provider_directory.publish",
                                        .title = {"发布年度承接主体名录", "publish the directory of the year"},
                                        .deadline = {},
                                        .clause = clause::LA_6_1_9,
                                        .holder = {"registrar.officer", workflow::Relation::anyone}},
                                       *due, registrar.id);
        }
        return {};
    });
    return {};
}

std::string joined(Value const& fields) {
    std::string all;
    for (auto const& one : fields.is_list() ? fields.items() : Value::List()) {
        all += (all.empty() ? "" : "、") + label_in(service_fields(), one["field"].text_or({})).zh;
    }
    return all;
}

// LA-6.1.10 社会组织、企业或机构目录等基本情况; PF-platform-16 本年度具有资质: those confirmed for that very year.
Value entries_of(db::Tx& tx, std::int64_t registrar, std::int64_t year) {
    Value entries = Value::list();
    for (auto const& q : store::confirmed(tx, registrar, year)) {
        auto const organisation = identity::organisation(tx, q.provider);
        auto const registration = store::registration_of(tx, q.provider);
        if (!organisation || !registration || registration->standing != "registered") {
            continue;
        }
        auto entry = Value::object();
        entry.set("provider", q.provider)
            .set("name", organisation->name)
            .set("credit_code", organisation->credit_code)
            .set("region", organisation->region)
            .set("legal_type", registration->body["legal_type"])
            .set("subtype", registration->body["subtype"])
            .set("scope", q.scope)
            .set("fields", q.body["fields"])
            .set("introduction", q.body["introduction"]);
        entries.push(entry);
    }
    return entries;
}

Edition compiled(StepRun& run, Edition edition) {
    auto const entries = entries_of(run.tx, edition.registrar, edition.year);
    edition.body = Value::object().set("entries", entries);
    if (run.form.given("preface")) {
        edition.body.set("preface", run.form.text("preface"));
    }
    run.answer.set("count", static_cast<std::int64_t>(entries.size()));
    return edition;
}

Result<void> publish(StepRun& run) {
    auto const directory = run.engine.find(run.tx, run.object.parent);
    auto const self = run.context.caller.organisation;
    Edition edition{.id = run.object.id,
                    .directory = run.object.parent,
                    .registrar = self,
                    .year = year_of(directory->title),
                    .published_on = run.today()};
    if (!store::insert(run.tx, compiled(run, edition))) {
        return api::conflict("provider.published_already",
                             {"本单位已发布该年度名录", "you have published that year already"},
                             {"有变化的，请更新原名录", "update that one"});
    }
    run.object.party = self;
    run.object.title = std::to_string(edition.year) + " 年度 · " + run.context.caller.organisation_name;
    run.afterwards.emplace_back([&run, self]() -> Result<void> {
        run.engine.close_duty(run.tx, run.context, run.object.parent, "provider_directory.publish", self);
        return {};
    });
    return {};
}

Fields const update_fields{field::prose("preface", {"说明", "preface"}).maybe()};

Result<void> refresh(StepRun& run) {
    auto const found = store::edition(run.tx, run.object.id);
    ENSURE(found.has_value());
    store::update(run.tx, compiled(run, *found));
    return {};
}

Value view_directory(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const year = year_of(object.title);
    auto const editions = store::editions(tx, year);
    Value parts = Value::list();
    for (auto const& registrar : identity::organisations(tx, "registrar")) {
        auto part = Value::object().set("registrar", registrar.name);
        auto const found = std::ranges::find(editions, registrar.id, &Edition::registrar);
        if (found != editions.end()) {
            part.set("published_on", found->published_on.iso())
                .set("count", static_cast<std::int64_t>(found->body["entries"].size()));
        }
        parts.push(part);
    }
    return Value::object().set("year", year).set("parts", parts);
}

Value view_edition(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const found = store::edition(tx, object.id);
    if (!found) {
        return Value::object();
    }
    Value entries = Value::list();
    for (auto const& one : found->body["entries"].items()) {
        entries.push(Value::object()
                         .set("name", one["name"])
                         .set("legal_type", label_in(legal_types(), one["legal_type"].text_or({})).zh)
                         .set("fields", joined(one["fields"])));
    }
    return Value::object()
        .set("year", found->year)
        .set("published_on", found->published_on.iso())
        .set("preface", found->body["preface"])
        .set("entries", entries);
}

}  // namespace

std::vector<Entry> directory(db::Tx& tx, std::int64_t year) {
    std::vector<Entry> all;
    std::map<std::int64_t, std::size_t> at;
    for (auto const& edition : store::editions(tx, year)) {
        auto const registrar = identity::organisation(tx, edition.registrar);
        auto const source = registrar ? registrar->name : std::string();
        for (auto const& one : edition.body["entries"].items()) {
            auto const provider = one["provider"].integer_or(0);
            if (auto const known = at.find(provider); known != at.end()) {
                auto& entry = all.at(known->second);
                if (std::ranges::find(entry.sources, source) == entry.sources.end()) {
                    entry.sources.push_back(source);
                }
                continue;
            }
            at.emplace(provider, all.size());
            Entry entry{.provider = provider,
                        .name = one["name"].text_or({}),
                        .credit_code = one["credit_code"].text_or({}),
                        .region = one["region"].text_or({}),
                        .legal_type = one["legal_type"].text_or({}),
                        .legal_type_label = label_in(legal_types(), one["legal_type"].text_or({})),
                        .introduction = one["introduction"].text_or({}),
                        .fields = {},
                        .sources = {source}};
            for (auto const& field : one["fields"].is_list() ? one["fields"].items() : Value::List()) {
                entry.fields.push_back(field["field"].text_or({}));
            }
            all.push_back(std::move(entry));
        }
    }
    return all;
}

std::vector<std::int64_t> directory_years(db::Tx& tx) {
    return store::years(tx);
}

workflow::Procedure directory_procedure() {
    return {.kind = "provider_directory",
            .plural = "provider-directories",
            .title = {"承接主体名录（年度）", "directory of providers"},
            .states = {{"called", {"已布置", "called for"}}},
            .steps = {{.name = "call",
                       .title = {"布置年度名录", "call for the directory of a year"},
                       .from = {},
                       .to = "called",
                       .who = {{"finance.procurement", workflow::Relation::city}},
                       .input = &call_fields,
                       .clauses = {clause::LA_6_1_9, clause::PF_platform_16},
                       .apply = call_for,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &directory_shown,
            .view = view_directory,
            .public_in = {"called"}};
}

workflow::Procedure edition_procedure() {
    return {.kind = "provider_edition",
            .plural = "provider-editions",
            .title = {"名录（本机关部分）", "one authority's part of the directory"},
            .states = {{"published", {"已发布", "published"}}},
            .steps = {{.name = "publish",
                       .title = {"发布本机关名录", "publish your part"},
                       .from = {},
                       .to = "published",
                       .who = {{"registrar.officer", workflow::Relation::anyone}},
                       .input = &publish_fields,
                       .clauses = {clause::LA_6_1_9, clause::LA_6_1_10, clause::PF_platform_16},
                       .apply = publish,
                       .parent = "directory",
                       .parent_kind = "provider_directory",
                       .shown_publicly = true,
                       .expected = false},
                      {.name = "refresh",
                       .title = {"更新名录", "update"},
                       .from = {"published"},
                       .who = {{"registrar.officer", workflow::Relation::party}},
                       .input = &update_fields,
                       .clauses = {clause::LA_6_1_10},
                       .apply = refresh,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &edition_shown,
            .view = view_edition,
            .public_in = {"published"}};
}

}  // namespace qiyue::provider
