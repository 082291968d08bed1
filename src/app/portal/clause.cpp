#include "app/clauses/showings.hpp"
#include "app/portal/effects.hpp"
#include "app/portal/portal.hpp"
#include "app/portal/words.hpp"
#include "law/names.hpp"
#include "law/telling.hpp"
#include "modules/policy/api.hpp"

#include <algorithm>
#include <map>

// One clause: its words, its numbers, how the platform carries it, what shows that, and how often it said no.
namespace qiyue::app::portal {

namespace {

// Whom a clause binds, as the articles' files name them.
std::string actor_of(Visit const& visit, std::string const& actor) {
    static std::map<std::string, char const*> const english{{"购买主体", "buyers"},
                                                            {"财政部门", "finance departments"},
                                                            {"承接主体", "providers"},
                                                            {"社会工作主管部门", "social-work authorities"},
                                                            {"社会公众", "the public"},
                                                            {"第三方机构", "third parties"},
                                                            {"专家", "experts"},
                                                            {"民政/工商", "civil affairs / market regulation"},
                                                            {"审计/监察", "audit / supervision"},
                                                            {"志愿者", "volunteers"},
                                                            {"社工", "social workers"},
                                                            {"机构编制部门", "establishment offices"},
                                                            {"服务对象", "the people served"},
                                                            {"集中采购机构", "central procurement bodies"}};
    auto const found = english.find(actor);
    return visit.says(actor, found == english.end() ? actor : found->second);
}

bool names(std::vector<Clause> const& clauses, std::string const& id) {
    return std::ranges::any_of(clauses, [&](Clause const& one) { return one.id == id; });
}

bool names(Fields const& fields, std::string const& id) {
    return std::ranges::any_of(
        fields, [&](Field const& field) { return names(field.required_by, id) || names(field.fields, id); });
}

// Steps that answer to it, ask a field for its sake or open a duty under it.
Value steps_of(workflow::Engine const& engine, std::string const& id, Visit const& visit) {
    Value steps = Value::list();
    for (auto const& procedure : engine.procedures()) {
        for (auto const& step : procedure.steps) {
            auto const by_duty =
                std::ranges::any_of(step.opens, [&](workflow::Opens const& one) { return one.clause.id == id; });
            if (by_duty || names(step.clauses, id) || (step.input != nullptr && names(*step.input, id))) {
                steps.push(
                    Value::object()
                        .set("href", "/reference/" + procedure.kind + "#" + procedure.kind + "." + step.name)
                        .set("name", in(visit.language, procedure.title) + " · " + in(visit.language, step.title)));
            }
        }
    }
    return steps;
}

std::string sure(Visit const& visit, std::string const& status) {
    if (status == "source") {
        return visit.says("条文所载", "from the text");
    }
    return status == "default" ? visit.says("条文未定，平台默认，可调整", "our choice where the text is silent")
                               : visit.says("待核对", "not verified yet");
}

Value numbers_of(law::Rulebook const& book, std::string const& id, Visit const& visit) {
    Value numbers = Value::list();
    auto const add = [&](std::string const& key, std::int64_t value, std::string const& unit, Day from,
                         std::string const& status) {
        auto const* name = law::name_of_key(id, key);
        numbers.push(Value::object()
                         .set("key", key)
                         .set("label",
                              name == nullptr ? visit.says("数值 ", "number ") + std::to_string(numbers.size() + 1)
                                              : in(visit.language, name->label))
                         .set("value", in(visit.language, law::in_unit(value, unit)))
                         .set("from", from.iso())
                         .set("status", sure(visit, status)));
    };
    for (auto const& one : book.numbers()) {
        if (one.clause == id) {
            add(one.key, one.value, one.unit, one.from, one.status);
        }
    }
    for (auto const& one : book.deadlines()) {
        if (one.clause == id) {
            add(one.key, one.value, one.working_days ? "working_days" : "days", one.from, one.status);
        }
    }
    return numbers;
}

Value refusals_of(World& world, std::string const& id, Visit const& visit) {
    Value rows = Value::list();
    auto const steps = world.database().read<std::vector<policy::RefusedStep>>(
        [&](db::Tx& tx) { return policy::refused_steps(tx, id); });
    for (auto const& one : steps) {
        auto const* operation = world.operation(one.operation);
        auto const group = one.operation.substr(0, one.operation.find('.'));
        rows.push(
            Value::object()
                .set("name", operation == nullptr ? one.operation : in(visit.language, operation->title))
                .set("href", operation == nullptr ? Value(false) : Value("/reference/" + group + "#" + one.operation))
                .set("times", one.times));
    }
    return rows;
}

// What a case shows: what is refused, what is let through, what is computed.
std::string way_of(Visit const& visit, law::Case const& one) {
    if (!one.refused.empty()) {
        return visit.says("拒绝", "refused");
    }
    if (!one.warned.empty()) {
        return visit.says("提醒", "reminded");
    }
    return one.gives.is_null() ? visit.says("允许", "allowed") : visit.says("算出", "computed");
}

std::string way_of(Visit const& visit, clauses::Way way) {
    switch (way) {
    case clauses::Way::done: return visit.says("照此办成", "done as it says");
    case clauses::Way::refused: return visit.says("违反的被拒绝", "refused where it goes against it");
    case clauses::Way::both: return visit.says("违反的被拒绝，改正后办成", "refused, and done the way that is allowed");
    }
    ENSURE(false);
}

Value stories_of(Visit const& visit, clauses::Showing const& showing) {
    Value stories = Value::list();
    for (auto const& story : showing.stories) {
        stories.push(Value::object()
                         .set("name", in(visit.language, story.title))
                         .set("way", way_of(visit, story.way))
                         .set("file", "tests/scenarios/" + story.name + ".toml"));
    }
    return stories;
}

Value cases_of(Visit const& visit, clauses::Showing const& showing) {
    Value cases = Value::list();
    for (auto const* one : showing.cases) {
        cases.push(Value::object()
                       .set("name", in(visit.language, one->name))
                       .set("way", way_of(visit, *one))
                       .set("file", "src/law/" + one->file));
    }
    return cases;
}

}  // namespace

http::Response Portal::clause(Visit const& visit, law::ClauseEntry const& clause) const {
    auto const& book = world_.rules();
    auto const& document = book.statute_of(clause);
    auto const& effect = words_of_effect(law::name_of(clause.effect));
    auto data = common(visit, clause.at + " " + clause.id);
    Value rows = Value::list();
    rows.push(fact(visit.says("规则文件", "Document"), "《" + document.title + "》", false,
                   "/rules/" + document.id + "#" + clause.id));
    if (!document.number.empty()) {
        rows.push(fact(visit.says("文号", "Number"), document.number));
    }
    rows.push(fact(visit.says("施行", "In force"),
                   document.in_force_from.iso() +
                       (document.in_force_until ? " — " + document.in_force_until->iso() : visit.says(" 起", " on"))));
    std::string actors;
    for (auto const& actor : clause.actors) {
        actors += (actors.empty() ? "" : visit.says("、", ", ")) + actor_of(visit, actor);
    }
    if (!actors.empty()) {
        rows.push(fact(visit.says("约束谁", "Whom it binds"), actors));
    }
    auto const numbers = numbers_of(book, clause.id, visit);
    auto const steps = steps_of(world_.engine(), clause.id, visit);
    auto const& showing = showings_.of(clause.id);
    auto const stories = stories_of(visit, showing);
    auto const cases = cases_of(visit, showing);
    auto const refusals = refusals_of(world_, clause.id, visit);
    auto const counts = world_.database().read<std::map<std::string, policy::Refused>>(
        [&](db::Tx& tx) { return policy::refused(tx, visit.context.today()); });
    auto const found = counts.find(clause.id);
    auto const times = found == counts.end() ? policy::Refused{} : found->second;
    Value crumbs = Value::list();
    crumbs.push(Value::object().set("label", visit.says("规则与条文", "Rules")).set("href", "/rules"));
    crumbs.push(Value::object().set("label", document.title).set("href", "/rules/" + document.id));
    crumbs.push(Value::object().set("label", clause.id).set("href", false));
    data.set("has_crumbs", true)
        .set("crumbs", crumbs)
        .set("quote", clause.quote)
        .set("rows", rows)
        .set("effect_label", in(visit.language, effect.label))
        .set("effect_means", in(visit.language, effect.means))
        .set("has_numbers", numbers.size() > 0)
        .set("numbers", numbers)
        .set("has_steps", steps.size() > 0)
        .set("steps", steps)
        .set("has_shown", stories.size() + cases.size() > 0)
        .set("has_stories", stories.size() > 0)
        .set("stories", stories)
        .set("has_cases", cases.size() > 0)
        .set("cases", cases)
        .set("refused_text",
             visit.says("近一年 ", "within a year: ") + std::to_string(times.lately) +
                 visit.says(" 次，共 ", ", in all: ") + std::to_string(times.times) + visit.says(" 次", ""))
        .set("has_refusals", refusals.size() > 0)
        .set("refusals", refusals);
    auto const& all = book.clauses();
    auto const position = static_cast<std::size_t>(&clause - all.data());
    if (position > 0 && all[position - 1].statute == clause.statute) {
        data.set("previous_href", "/rules/" + all[position - 1].id);
    }
    if (position + 1 < all.size() && all[position + 1].statute == clause.statute) {
        data.set("next_href", "/rules/" + all[position + 1].id);
    }
    return page(visit, "clause", data);
}

}  // namespace qiyue::app::portal
