#include "modules/disclosure/section.hpp"
#include "modules/disclosure/telling.hpp"
#include "modules/identity/api.hpp"

#include "base/both.hpp"

// What pages ask for: notices and the checklist, with what is withheld taken out.
namespace qiyue::disclosure {

namespace {

Notice shown(db::Tx& tx, Notice notice) {
    notice.section = masked(notice.section, notice.object_kind, store::exemptions(tx, notice.project, "approved"));
    return notice;
}

Value stage_label(std::string_view name) {
    for (auto const& stage : stages()) {
        if (stage.name == name) {
            return both(stage.label);
        }
    }
    ENSURE(false);
}

}  // namespace

std::vector<Notice> notices(db::Tx& tx, Filter const& filter) {
    std::vector<Notice> all;
    for (auto& notice : store::notices(tx, filter)) {
        all.push_back(shown(tx, std::move(notice)));
    }
    return all;
}

std::optional<Notice> notice(db::Tx& tx, std::int64_t id) {
    auto found = store::notice(tx, id);
    return found ? std::optional(shown(tx, std::move(*found))) : std::nullopt;
}

Text title_of(Notice const& notice) {
    auto const ending = " " + notice.kind.zh;
    if (!notice.title.ends_with(ending)) {
        return {notice.title, notice.title};
    }
    return {notice.title, notice.title.substr(0, notice.title.size() - ending.size()) + ": " + notice.kind.en};
}

Value notice_value(workflow::Engine const& engine, Notice const& notice, Part part) {
    auto value = Value::object();
    value.set("id", notice.id)
        .set("rule", notice.rule)
        .set("kind", both(notice.kind))
        .set("stage", notice.stage)
        .set("stage_label", stage_label(notice.stage))
        .set("project", notice.project)
        .set("object", notice.object)
        .set("object_kind", notice.object_kind)
        .set("title", notice.title)
        .set("title_label", both(title_of(notice)))
        .set("organisation", Value::object().set("id", notice.organisation).set("name", notice.organisation_name))
        .set("region", notice.region)
        .set("at", notice.at.iso());
    if (part == Part::whole) {
        Value clauses = Value::list();
        for (auto const& clause : notice.clauses) {
            clauses.push(engine.book().cite(Clause{clause}));
        }
        value.set("clauses", clauses).set("section", notice.section).set("told", told(engine.book(), notice));
    }
    return value;
}

std::vector<Due> checklist(db::Tx& tx, std::int64_t project, Owed owed, Day today) {
    std::vector<Due> all;
    for (auto const& row : store::dues(tx, project, owed, today)) {
        all.push_back(row.due);
    }
    return all;
}

Value due_value(db::Tx& tx, workflow::Engine const& engine, Due const& due, Day today) {
    auto const holder = identity::organisation(tx, due.holder);
    return Value::object()
        .set("id", due.id)
        .set("rule", due.rule)
        .set("kind", both(due.kind))
        .set("stage", due.stage)
        .set("project", due.project)
        .set("object", due.object)
        .set("holder", Value::object().set("id", due.holder).set("name", holder ? holder->name : std::string()))
        .set("opened", due.opened.iso())
        .set("due", due.due ? Value(due.due->iso()) : Value())
        .set("clause", due.clause.empty() ? Value() : engine.book().cite(Clause{due.clause}))
        .set("notice", due.notice == 0 ? Value() : Value(due.notice))
        .set("overdue", due.overdue(today));
}

}  // namespace qiyue::disclosure
