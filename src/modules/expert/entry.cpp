#include "modules/expert/api.hpp"

#include "law/clauses.gen.hpp"
#include "modules/expert/fields.hpp"
#include "modules/expert/steps.hpp"
#include "modules/expert/store.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// The life of an entry: 在库 in_pool <-> 暂停 resting -> 退库 left. The keeper enters and changes it; the expert declares
// his ties himself. Who answers a call comes in by 已申请 applied -> 审核通过 checked -> training (recruit.cpp).
namespace qiyue::expert {

namespace {

using workflow::Actor;
using workflow::Relation;

// What the form declares, beside what was found of him before.
std::vector<Tie> ties_of(Form const& form, std::vector<Tie> ties) {
    std::erase_if(ties, [](Tie const& tie) { return !tie.found; });
    for (auto const& line : form.list("ties")) {
        Tie tie{.organisation = line.integer("organisation"), .kind = line.text("kind"), .until = {}};
        if (line.given("until")) {
            tie.until = line.day("until");
        }
        ties.push_back(std::move(tie));
    }
    return ties;
}

Result<void> enter(StepRun& run) {
    Expert e;
    e.id = run.object.id;
    e.person = run.form.integer("person");
    auto const person = identity::person(run.tx, e.person);
    auto const members = identity::holders(run.tx, run.object.owner, "experts.member");
    if (!person || std::ranges::find(members, e.person, &identity::Person::id) == members.end()) {
        return api::invalid("expert.not_a_member", "person",
                            {"此人不是本专家库的评审专家岗", "this person holds no post of expert here"},
                            {"请先由系统管理任命其专家岗", "have the administrator appoint the person first"});
    }
    if (store::of_person(run.tx, e.person)) {
        return api::conflict("expert.already_entered", {"该专家已经入库", "this expert is in the pool already"},
                             {"请修改原有记录", "change the entry instead"});
    }
    e.name = person->name;
    return take_in(run, e);
}

Result<void> change(StepRun& run) {
    auto e = store::find(run.tx, run.object.id);
    ENSURE(e.has_value());
    TRY(read_particulars(run.form, *e));
    judge_particulars(run.judge, run.tx, *e, run.today());
    TRY(run.judge.verdict());
    store::update(run.tx, *e);
    return {};
}

Result<void> declare(StepRun& run) {
    auto e = store::find(run.tx, run.object.id);
    ENSURE(e.has_value());
    e->ties = ties_of(run.form, e->ties);
    store::update(run.tx, *e);
    return {};
}

Result<void> rest(StepRun& run) {
    store::rest(run.tx, run.object.id, run.to != "in_pool");
    return {};
}

// Ties are his own affair: the keeper, he himself and the overseers read them, other experts of the pool do not. His
// record is read by the finance department too, which finds of his conduct.
Value view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const e = store::find(tx, object.id);
    auto value = Value::object();
    if (!e) {
        return value;
    }
    auto const& caller = context.caller;
    value.set("name", e->name);
    auto const keeps =
        caller.person == e->person || caller.holds("experts.keeper") || caller.organisation_kind == "audit";
    if (!keeps && !caller.holds("finance.procurement")) {
        return value;
    }
    add_record(tx, *e, context.today(), value);
    add_standing(tx, *e, value);
    if (!keeps) {
        return value;
    }
    Value fields = Value::list();
    for (auto const& field : e->fields) {
        fields.push(Value::object().set("field", field));
    }
    Value ties = Value::list();
    for (auto const& tie : e->ties) {
        auto const organisation = identity::organisation(tx, tie.organisation);
        ties.push(Value::object()
                      .set("organisation", tie.organisation)
                      .set("organisation_name", organisation ? organisation->name : std::string())
                      .set("kind", tie.kind)
                      .set("until", tie.until ? Value(tie.until->iso()) : Value())
                      .set("found", tie.found));
    }
    Value regions = Value::list();
    for (auto const& region : e->regions) {
        regions.push(Value::object().set("region", region));
    }
    Value items = Value::list();
    for (auto const item : e->items) {
        items.push(Value::object().set("item", item));
    }
    return value.set("person", e->person)
        .set("regions", regions)
        .set("items", items)
        .set("fields", fields)
        .set("employer", e->employer)
        .set("title", e->title)
        .set("title_rank", e->title_rank)
        .set("practising_since", e->practising_since ? Value(e->practising_since->iso()) : Value())
        .set("born", e->born ? Value(e->born->iso()) : Value())
        .set("term_from", e->term_from.iso())
        .set("term_until", e->term_until.iso())
        .set("ties", ties);
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const keeper{{"experts.keeper", Relation::owner}};
    return {
        {.name = "enter",
         .title = {"专家入库", "enter an expert"},
         .from = {},
         .to = "in_pool",
         .who = {{"experts.keeper", Relation::anyone}},
         .input = &entry_fields(),
         .clauses = {clause::CD_14_4, clause::LP_121, clause::LP_123, clause::LP_124},
         .apply = enter},
        {.name = "apply",
         .title = {"申请入库", "apply"},
         .from = {},
         .to = "applied",
         .who = {{"experts.member", Relation::anyone}},
         .input = &apply_fields(),
         .clauses = {clause::LA_V_2_2_c, clause::CD_14_4, clause::LP_121, clause::LP_123, clause::LP_124},
         .apply = apply},
        {.name = "check",
         .title = {"入库审核", "check the application"},
         .from = {"applied"},
         .to = "checked",
         .who = keeper,
         .input = &check_fields(),
         .clauses = {clause::LA_V_2_2_c},
         .apply = check},
        {.name = "train",
         .title = {"登记培训", "record a training"},
         .from = {"checked"},
         .to = "in_pool",
         .who = keeper,
         .input = &training_fields(),
         .clauses = {clause::LA_V_2_2_c},
         .apply = train},
        {.name = "train_again",
         .title = {"登记继续培训", "record a further training"},
         .from = {"in_pool", "resting"},
         .who = keeper,
         .input = &training_fields(),
         .apply = train,
         .expected = false},
        {.name = "rate",
         .title = {"评价专家", "rate him"},
         .from = {"in_pool", "resting"},
         .who = {{"central.agent", Relation::anyone}, {"agency.agent", Relation::anyone}},
         .input = &rate_fields(),
         .clauses = {clause::LA_V_2_2_c, clause::LP_125},
         .apply = rate,
         .expected = false},
        {.name = "review_standing",
         .title = {"年度考评", "review his standing"},
         .from = {"in_pool", "resting"},
         .who = keeper,
         .input = &standing_fields(),
         .clauses = {clause::LA_V_2_2_c},
         .apply = review_standing,
         .expected = false},
        {.name = "keep",
         .title = {"不予退库", "keep him in the pool"},
         .from = {"leaving_proposed"},
         .to = "in_pool",
         .who = keeper,
         .input = &keep_fields(),
         .apply = rest},
        {.name = "change",
         .title = {"修改", "change"},
         .from = {"in_pool", "resting"},
         .who = keeper,
         .input = &change_fields(),
         .clauses = {clause::CD_14_4, clause::LP_121, clause::LP_123, clause::LP_124},
         .apply = change,
         .expected = false},
        {.name = "declare",
         .title = {"申报利害关系", "declare ties"},
         .from = {"in_pool", "resting"},
         .who = {{"experts.member", Relation::participant}},
         .input = &tie_fields(),
         .clauses = {clause::CD_14_4, clause::LP_119},
         .apply = declare,
         .expected = false},
        {.name = "explain",
         .title = {"对履职记录作出说明", "say something to your record"},
         .from = {"in_pool", "resting"},
         .who = {{"experts.member", Relation::participant}},
         .input = &explain_fields(),
         .clauses = {clause::LP_125},
         .apply = explain,
         .expected = false},
        {.name = "record_conduct",
         .title = {"列入不良行为记录", "record bad conduct"},
         .from = {"in_pool", "resting"},
         .who = {{"finance.procurement", Relation::finance}},
         .input = &conduct_fields(),
         .clauses = {clause::LP_126, clause::LP_127},
         .apply = record_conduct,
         .expected = false},
        {.name = "rest",
         .title = {"暂停", "rest"},
         .from = {"in_pool"},
         .to = "resting",
         .who = keeper,
         .apply = rest,
         .expected = false},
        {.name = "resume",
         .title = {"恢复", "resume"},
         .from = {"resting"},
         .to = "in_pool",
         .who = keeper,
         .apply = rest,
         .expected = false},
        {.name = "leave",
         .title = {"退库", "leave"},
         .from = {"in_pool", "resting", "leaving_proposed"},
         .to = "left",
         .who = keeper,
         .apply = rest,
         .expected = false},
    };
}

}  // namespace

Result<void> read_particulars(Form const& form, Expert& e) {
    e.fields.clear();
    for (auto const& line : form.list("fields")) {
        if (std::ranges::find(e.fields, line.text("field")) == e.fields.end()) {
            e.fields.push_back(line.text("field"));
        }
    }
    e.employer = form.text("employer");
    e.title = form.text("title");
    e.term_from = form.day("term_from");
    e.term_until = form.day("term_until");
    e.title_rank = form.text("title_rank");
    e.born = form.given("born") ? std::optional(form.day("born")) : std::nullopt;
    e.practising_since = form.given("practising_since") ? std::optional(form.day("practising_since")) : std::nullopt;
    e.ties = ties_of(form, e.ties);
    e.regions.clear();
    for (auto const& line : form.list("regions")) {
        e.regions.push_back(line.text("region"));
    }
    e.items.clear();
    for (auto const& line : form.list("items")) {
        e.items.push_back(line.integer("item"));
    }
    if (e.term_until < e.term_from) {
        return api::invalid("expert.term", "term_until", {"聘期结束日早于开始日", "the term ends before it begins"},
                            {"请更正聘期", "correct the term"});
    }
    return {};
}

Result<void> take_in(StepRun& run, Expert& expert) {
    TRY(read_particulars(run.form, expert));
    judge_particulars(run.judge, run.tx, expert, run.today());
    TRY(run.judge.verdict());
    store::insert(run.tx, expert);
    run.object.title = expert.name;
    run.new_participants.push_back({.person = expert.person, .organisation = run.object.owner, .role = "expert"});
    return {};
}

std::optional<Expert> find(db::Tx& tx, std::int64_t id) {
    return store::find(tx, id);
}

std::optional<Expert> of_person(db::Tx& tx, std::int64_t person) {
    return store::of_person(tx, person);
}

std::vector<Expert> in_pool(db::Tx& tx) {
    return store::in_pool(tx);
}

bool serves_region(Expert const& e, std::string_view region) {
    return e.regions.empty() || std::ranges::any_of(e.regions, [&](std::string const& one) {
               return one == region || (one.ends_with("00") && one.substr(0, 4) == region.substr(0, 4));
           });
}

bool serves_item(Expert const& e, std::int64_t item) {
    return e.items.empty() || std::ranges::find(e.items, item) != e.items.end();
}

void found_tie(db::Tx& tx, std::int64_t person, Tie const& tie) {
    auto e = store::of_person(tx, person);
    if (!e) {
        return;  // the buyer's representative stands in no pool
    }
    auto found = tie;
    found.found = true;
    e->ties.push_back(found);
    store::update(tx, *e);
}

law::Facts interest(Expert const& e, std::vector<std::int64_t> const& organisations, bool adviser, Day on) {
    Value relations = Value::list();
    for (auto const& tie : e.ties) {
        if (std::ranges::find(organisations, tie.organisation) != organisations.end()) {
            relations.push(
                Value::object().set("kind", tie.kind).set("until", tie.until ? tie.until->iso() : std::string()));
        }
    }
    return law::Facts().with("on", on).with("adviser", adviser).with("relations", std::move(relations));
}

workflow::Module module(workflow::Engine&) {
    return {.name = "expert",
            .migrations = migrations(),
            .procedures = {{.kind = "expert",
                            .plural = "experts",
                            .title = {"评审专家", "expert"},
                            .states = {{"applied", {"已申请", "applied"}},
                                       {"checked", {"审核通过，待培训", "checked, to be trained"}},
                                       {"in_pool", {"在库", "in the pool"}},
                                       {"resting", {"暂停", "resting"}},
                                       {"leaving_proposed", {"拟退库", "proposed to leave"}},
                                       {"refused", {"未通过审核", "refused"}, /*final=*/true},
                                       {"left", {"已退库", "left"}, /*final=*/true}},
                            .steps = steps(),
                            .shows = &shown_fields(),
                            .view = view,
                            .readable =
                                [](workflow::Object const&, Context const& context) {
                                    return context.caller.holds("central.agent") ||
                                        context.caller.holds("agency.agent");
                                }},
                           fee_procedure(),
                           limit_procedure(),
                           call_procedure()},
            .operations = {}};
}

}  // namespace qiyue::expert
