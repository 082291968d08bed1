#include "law/telling.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/contract/api.hpp"
#include "modules/disclosure/section.hpp"
#include "modules/disclosure/store_figures.hpp"
#include "modules/identity/api.hpp"
#include "modules/payment/api.hpp"
#include "modules/project/api.hpp"

#include "base/both.hpp"

#include <algorithm>

// Everything public of one project on one page: the eight stages with their notices, one timeline, what is owed, the money.
namespace qiyue::disclosure {

namespace {

Value organisation(db::Tx& tx, std::int64_t id) {
    auto const found = identity::organisation(tx, id);
    return Value::object().set("id", id).set("name", found ? found->name : std::string());
}

Value state_label(workflow::Engine const& engine, std::string_view name) {
    for (auto const& state : engine.procedure("project").states) {
        if (state.name == name) {
            return both(state.label);
        }
    }
    return {};
}

Value head(db::Tx& tx, workflow::Engine const& engine, store::Project const& project) {
    auto const object = engine.find(tx, project.id);
    ENSURE(object.has_value());
    return Value::object()
        .set("id", project.id)
        .set("number", project.number)
        .set("name", project.name)
        .set("year", project.year)
        .set("state", object->state)
        .set("state_label", state_label(engine, object->state))
        .set("buyer", organisation(tx, project.buyer))
        .set("region", project.region)
        .set("notices", project.notices)
        .set("changed", project.changed.iso());
}

Value stages_of(workflow::Engine const& engine, std::vector<Notice> const& all) {
    Value list = Value::list();
    for (auto const& stage : stages()) {
        Value under = Value::list();
        for (auto const& notice : all) {
            if (notice.stage == stage.name) {
                under.push(notice_value(engine, notice, Part::whole));
            }
        }
        list.push(Value::object().set("name", stage.name).set("label", both(stage.label)).set("notices", under));
    }
    return list;
}

// Did this step make the notice? One that an event or a hand made is known by its time, and by its object.
bool made_by(Notice const& notice, Value const& line) {
    auto const& rule = rule_named(notice.rule);
    if (line["at"] != Value(notice.at.iso())) {
        return false;
    }
    auto const same_object = notice.object == line["object"].integer_or(0);
    if (!rule.made_by.empty()) {
        auto const step = On{line["kind"].text_or({}), line["step"].text_or({})};
        return std::ranges::find(rule.made_by, step) != rule.made_by.end() &&
            (same_object || rule.source == Source::event);
    }
    return same_object || (rule.by_hand && line["kind"] == Value("publication"));
}

// A line of the timeline that is itself a publication leads to its notice.
Value timeline_of(db::Tx& tx, workflow::Engine const& engine, std::int64_t project, std::vector<Notice> const& all) {
    Value list = Value::list();
    auto const timeline = engine.public_timeline(tx, project);
    for (auto line : timeline.items()) {
        auto const made = std::ranges::find_if(all, [&](Notice const& notice) { return made_by(notice, line); });
        if (made != all.end()) {
            line.set("notice", made->id);
        }
        list.push(line);
    }
    return list;
}

// Figures that were published: the latest budget, the price and what was paid of published contracts.
Value money_of(db::Tx& tx, workflow::Engine const& engine, std::vector<Notice> const& all) {
    auto value = Value::object();
    Money price, paid;
    auto contracts = 0;
    for (auto const& notice : all) {
        if (notice.rule == "budget") {
            value.set("budget", notice.section.at_path("values.amount"));
        }
        if (notice.rule == "contract_notice") {
            auto const terms = contract::terms(tx, engine, notice.object);
            auto const contract = engine.find(tx, notice.object);
            if (terms && contract && contract->state != "revoked") {
                price += terms->price;
                paid += payment::total_paid(tx, terms->contract);
                ++contracts;
            }
        }
    }
    if (contracts > 0) {
        value.set("price", price.in_fen()).set("paid", paid.in_fen());
    }
    return value;
}

// Who was chosen, once the result is public and unless his name is withheld, or his award fell.
Value provider_of(db::Tx& tx, std::int64_t project, std::vector<Notice> const& all) {
    auto named = false;
    std::int64_t latest = 0;
    for (auto const& notice : all) {
        if ((notice.rule == "award_notice" || notice.rule == "award_void") && notice.id > latest) {
            latest = notice.id;
            named = notice.rule == "award_notice" && notice.section["values"].has("provider_name");
        }
    }
    auto const provider = named ? store::provider_of(tx, project) : 0;
    return provider == 0 ? Value() : organisation(tx, provider);
}

Value item_of(db::Tx& tx, std::int64_t id) {
    auto const project = project::find(tx, id);
    auto const item = project ? catalogue::item(tx, project->catalogue_item) : std::nullopt;
    return item ? Value::object().set("code", item->code).set("name", item->name) : Value();
}

}  // namespace

std::optional<Value> project_page(db::Tx& tx, workflow::Engine const& engine, std::int64_t id, Day today) {
    auto const project = store::project(tx, id);
    if (!project) {
        return std::nullopt;
    }
    auto all = notices(tx, {.project = id, .limit = 500});
    std::ranges::reverse(all);
    auto const object = engine.find(tx, id);
    auto page = head(tx, engine, *project);
    page.set("rules", Value::object().set("place", object->rules.place).set("pinned", object->rules.pinned.iso()));
    page.set("stages", stages_of(engine, all));
    page.set("timeline", timeline_of(tx, engine, id, all));
    Value owed = Value::list();
    for (auto const& due : checklist(tx, id, Owed::open, today)) {
        owed.push(due_value(tx, engine, due, today));
    }
    page.set("owed", owed);
    Value duties = Value::list();
    for (auto const& duty : engine.duties(tx, id, /*only_open=*/true)) {
        duties.push(Value::object()
                        .set("title", both(duty.title))
                        .set("holder", organisation(tx, duty.holder))
                        .set("due", duty.due.iso())
                        .set("overdue", duty.due < today)
                        .set("why", law::told_deadline(engine.book(), duty.sum))
                        .set("clause", engine.book().cite(Clause{duty.clause})));
    }
    page.set("duties", duties);
    page.set("money", money_of(tx, engine, all));
    page.set("provider", provider_of(tx, id, all)).set("item", item_of(tx, id));
    return page;
}

Value projects(db::Tx& tx, workflow::Engine const& engine, ProjectFilter const& filter) {
    Value list = Value::list();
    for (auto const& project : store::projects(tx, filter)) {
        auto line = head(tx, engine, project);
        if (filter.state.empty() || line["state"] == Value(filter.state)) {
            list.push(line);
        }
    }
    return list;
}

}  // namespace qiyue::disclosure
