#include "modules/project/api.hpp"

#include "law/clauses.gen.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/project/fields.hpp"
#include "modules/project/joint_review.hpp"
#include "modules/project/special_field.hpp"
#include "modules/project/store.hpp"

#include <algorithm>

// The life of a project: 提出 proposed -> 报送规划 submitted -> 列入规划 planned, by its own steps; then budgeted,
// purchasing, contracted, performing, accepted and evaluated, as others do their steps on it (reach()).
namespace qiyue::project {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Project read(StepRun const& run) {
    Project p;
    p.id = run.object.id;
    p.name = run.form.text("name");
    p.fiscal_year = static_cast<int>(run.form.integer("fiscal_year"));
    p.nature = run.form.text("nature") == "self_use" ? Nature::self_use : Nature::public_service;
    p.catalogue_item = run.form.integer("catalogue_item");
    p.buyer = run.object.owner;
    p.body = run.form.value();
    return p;
}

// What article 3 and 4 ask of a plan line as a whole.
Result<void> judge_line(StepRun& run, Project& p) {
    auto const item = catalogue::item(run.tx, p.catalogue_item);
    if (p.catalogue_item != 0 && !item) {
        return api::invalid("project.no_such_item", "catalogue_item",
                            {"目录中没有这个事项", "the catalogue has no such item"},
                            {"请从今日有效的目录事项中选择", "choose an item of the catalogue in force today"});
    }
    if (item) {
        p.service_class = item->service_class;
        // CD-5-2 根据……政府购买服务指导性目录: the buyer's own jurisdiction's, or its city's.
        run.judge.require(clause::CD_5_2,
                          law::Facts()
                              .with("catalogue_item", item->name)
                              .with("item_region", item->region.empty() ? Value() : Value(item->region))
                              .with("region", run.object.region),
                          item->covers(run.object.region), "project.item_of_another_region", "catalogue_item",
                          {"“" + item->name + "”属于其他地区的目录，不得据以购买",
                           "\"" + item->name + "\" stands in another jurisdiction's catalogue"},
                          {"请引用本级或本市目录事项", "cite an item of your own or your city's catalogue"});
        // CD-3-2 不包括应当由政府直接提供、不适合由社会力量和符合条件的事业单位承担的服务
        run.judge.require(clause::CD_3_2, law::Facts().with("catalogue_item", item->name).with("barred", item->barred),
                          !item->barred, "project.item_barred", "catalogue_item",
                          {"“" + item->name + "”应当由政府直接提供或不适合由社会力量承担，不得购买",
                           "\"" + item->name + "\" must be provided by government itself and cannot be bought"},
                          {"请另选目录事项", "choose another item"});
    }
    // CD-3-4 第一类服务是指为保障政府部门自身正常运转需要向社会购买的服务
    run.judge.require(
        clause::CD_3_4,
        law::Facts().with("service_class", p.service_class).with("nature", law::words(run.form.chosen("nature"))),
        p.service_class != 1 || p.nature == Nature::self_use, "project.class_1_for_itself", "nature",
        {"第一类服务保障政府部门自身运转，不是向公众提供的公共服务",
         "a first-class service keeps a government department running; it is not a service for people"},
        {"服务性质选“政府自身需要”，或另选目录事项",
         "say that it is for the government's own needs, or choose another item"});
    // CD-3-6 第三类服务……受益对象特定
    run.judge.require(clause::CD_3_6,
                      law::Facts()
                          .with("service_class", p.service_class)
                          .with("beneficiaries_given", run.form.given("beneficiaries")),
                      p.service_class != 3 || run.form.given("beneficiaries"), "project.no_beneficiaries",
                      "beneficiaries",
                      {"第三类服务须写明特定的受益对象", "a third-class service must name its specific beneficiaries"},
                      {"请填写“服务对象”", "fill in who benefits"});
    // CD-4-2 以事定费、费随事转
    auto const offset_told = run.form.given("offset_amount") || run.form.given("offset_reason");
    run.judge.require(clause::CD_4_2,
                      law::Facts()
                          .with("done_in_house_before", run.form.yes("done_in_house_before"))
                          .with("offset_told", offset_told),
                      !run.form.yes("done_in_house_before") || offset_told, "project.no_offset", "offset_amount",
                      {"原由本单位承担的事项，须写明随事划转的经费或不划转的理由",
                       "a task done in-house before must say what money moves with it, or why none does"},
                      {"请填写经费或理由", "fill in the amount or the reason"});
    return {};
}

Result<void> propose(StepRun& run) {
    auto p = read(run);
    TRY(judge_line(run, p));
    TRY(pin_rules(run));
    auto const serial = std::to_string(store::count_of_year(run.tx, p.fiscal_year) + 1);
    p.number = run.object.region + "-" + std::to_string(p.fiscal_year) + "-" +
        std::string(serial.size() < 4 ? 4 - serial.size() : 0, '0') + serial;
    store::insert(run.tx, p);
    run.object.title = p.name;
    run.answer.set("number", p.number);
    return {};
}

Result<void> edit(StepRun& run) {
    auto p = read(run);
    TRY(judge_line(run, p));
    TRY(same_field(run));
    store::update(run.tx, p);
    run.object.title = p.name;
    return {};
}

Result<void> record_survey(StepRun& run) {
    store::insert_survey(run.tx, run.ports().ids.next(), run.object.id, run.form.value());
    return {};
}

// SH-2.2-2 落实国家出台的市场准入负面清单: what the list keeps from everybody is not bought.
void judge_access(StepRun& run, std::int64_t item) {
    auto const entry = catalogue::not_admitted(run.tx, item, {}, run.today());
    run.judge.require(clause::SH_2_2_2,
                      law::Facts()
                          .with("not_admitted", entry.has_value())
                          .with("access_entry", entry ? Value(entry->name + "（" + entry->number + "）") : Value()),
                      !entry, "project.not_admitted", "catalogue_item",
                      {"所引事项列入市场准入负面清单：" + (entry ? entry->name + "（" + entry->number + "）" : ""),
                       "the item stands on the negative list of market access: " + (entry ? entry->name : "")},
                      {"请另选目录事项", "choose another item"});
}

Result<void> submit_plan(StepRun& run) {
    auto const p = store::find(run.tx, run.object.id);
    ENSURE(p.has_value());
    auto const surveys = store::surveys(run.tx, p->id);
    // Where article 5 does not bind the project, nothing asks for its number.
    auto const fewest = run.judge.applies(clause::CD_5_4) ? run.judge.number("research_records_per_plan_line_min") : 0;
    // CD-5-4 开展需求调研,提出下一年度购买服务项目的规划
    run.judge.require(
        clause::CD_5_4, law::Facts().with("surveys", std::ssize(surveys)).with("surveys_needed", fewest),
        static_cast<std::int64_t>(surveys.size()) >= fewest, "project.no_survey", {},
        {"报送规划前须有需求调研记录", "a plan line needs a record of need research before it is submitted"},
        {"请先“登记需求调研”", "record the survey first"});
    judge_access(run, p->catalogue_item);
    judge_joint_review(run, p->body["no_uniform_standard"].boolean_or(false));
    // CD-5-2 根据……政府购买服务指导性目录
    auto const item = catalogue::item(run.tx, p->catalogue_item);
    auto const last_day = Day(p->fiscal_year, 1, 1);
    run.judge.require(
        clause::CD_5_2,
        law::Facts()
            .with("catalogue_item", item ? Value(item->name) : law::words({"未引用", "none cited"}))
            .with("year", p->fiscal_year)
            .with("item_from", item ? Value(item->in_force_from.iso()) : Value())
            .with("item_until", item && item->in_force_until ? Value(item->in_force_until->iso()) : Value()),
        item && item->in_force(std::max(last_day, run.today())), "project.item_not_in_force", "catalogue_item",
        {"所引目录事项在该年度不在有效期内", "the catalogue item is not in force in that year"},
        {"请改引有效的目录事项", "cite an item that is in force"});
    return {};
}

Result<void> decide(StepRun&) {
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const p = store::find(tx, object.id);
    if (!p) {
        return Value::object();
    }
    auto value = p->body;
    value.set("number", p->number).set("service_class", p->service_class);
    Value surveys = Value::list();
    for (auto const& survey : store::surveys(tx, object.id)) {
        surveys.push(survey);
    }
    value.set("surveys", surveys);
    return value;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const planner{{"buyer.planner", Relation::owner}};
    std::vector<Actor> const head{{"buyer.head", Relation::owner}};
    return {
        {.name = "propose",
         .title = {"提出项目", "propose a project"},
         .from = {},
         .to = "proposed",
         .who = {{"buyer.planner", Relation::anyone}},
         .act = "plan.draft",
         .input = &plan_fields(),
         .clauses = {clause::CD_3_1, clause::CD_3_2, clause::CD_3_4, clause::CD_3_6, clause::CD_4_2, clause::CD_5_2,
                     clause::CD_5_3, clause::CDP_0_1, clause::CDP_2, clause::CDP_26b},
         .apply = propose},
        {.name = "edit",
         .title = {"修改", "edit"},
         .from = {"proposed"},
         .who = planner,
         .act = "plan.draft",
         .input = &plan_fields(),
         .apply = edit,
         .expected = false},
        {.name = "record_survey",
         .title = {"登记需求调研", "record a need survey"},
         .from = {"proposed"},
         .who = planner,
         .input = &survey_fields(),
         .clauses = {clause::CD_5_4},
         .apply = record_survey,
         .shown_publicly = true},
        {.name = "submit_plan",
         .title = {"报送规划", "submit the plan line"},
         .from = {"proposed"},
         .to = "submitted",
         .who = planner,
         .clauses = {clause::CD_5_2, clause::CD_5_4, clause::SH_2_2_2, clause::SH_2_5_4},
         .apply = submit_plan},
        {.name = "return_plan",
         .title = {"退回修改", "return"},
         .from = {"submitted"},
         .to = "proposed",
         .who = head,
         .input = &decision_fields(),
         .apply = decide},
        {.name = "approve_plan",
         .title = {"批准规划", "approve the plan line"},
         .from = {"submitted"},
         .to = "planned",
         .who = head,
         .input = &decision_fields(),
         .clauses = {clause::CD_5_1},
         .apply = decide,
         .shown_publicly = true},
    };
}

char const* state_of(Stage stage) {
    switch (stage) {
    case Stage::planned: return "planned";
    case Stage::budgeted: return "budgeted";
    case Stage::purchasing: return "purchasing";
    case Stage::contracted: return "contracted";
    case Stage::performing: return "performing";
    case Stage::accepted: return "accepted";
    case Stage::evaluated: return "evaluated";
    }
    ENSURE(false);
}

// How many states lie between the project and the stage; negative when it is beyond.
std::ptrdiff_t distance_to(db::Tx& tx, workflow::Engine const& engine, std::int64_t project, Stage stage) {
    auto const object = engine.find(tx, project);
    ENSURE(object.has_value());
    auto const& states = engine.procedure("project").states;
    auto const position = [&](std::string_view state) {
        return std::ranges::find(states, state, &workflow::State::name) - states.begin();
    };
    return position(state_of(stage)) - position(object->state);
}

}  // namespace

std::optional<Project> find(db::Tx& tx, std::int64_t id) {
    return store::find(tx, id);
}

void reach(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t project, Stage stage) {
    if (distance_to(tx, engine, project, stage) > 0) {
        engine.move(tx, context, project, state_of(stage), "reach");
    }
}

void fall_back(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t project, Stage stage) {
    if (distance_to(tx, engine, project, stage) < 0) {
        engine.move(tx, context, project, state_of(stage), "fall_back");
    }
}

workflow::Module module(workflow::Engine&) {
    return {.name = "project",
            .migrations = migrations(),
            .procedures = {{.kind = "project",
                            .plural = "projects",
                            .title = {"项目", "project"},
                            .states = {{"proposed", {"已提出", "proposed"}},
                                       {"submitted", {"规划待批", "plan submitted"}},
                                       {"planned", {"列入规划", "planned"}},
                                       {"budgeted", {"预算已下达", "budgeted"}},
                                       {"purchasing", {"采购中", "purchasing"}},
                                       {"contracted", {"已签合同", "contracted"}},
                                       {"performing", {"履约中", "performing"}},
                                       {"accepted", {"已验收", "accepted"}},
                                       {"evaluated", {"已评价", "evaluated"}, /*final=*/true}},
                            .steps = steps(),
                            .shows = &page_fields(),
                            .view = view,
                            .public_reading = false},
                           joint_review_procedure()},
            .operations = {}};
}

}  // namespace qiyue::project
