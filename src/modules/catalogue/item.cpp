#include "modules/catalogue/api.hpp"

#include "law/clauses.gen.hpp"
#include "modules/catalogue/access.hpp"
#include "modules/catalogue/store.hpp"

// The life of a catalogue item: 提出 proposed -> 生效 in force -> 撤销 withdrawn; or 不予发布 rejected. Finance proposes and adopts (two
// people may, one may too: the rule does not separate these posts); withdrawing sets the last day in force, so that
// what was lawful on a day stays readable for that day.
namespace qiyue::catalogue {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Fields const item_fields{
    field::text("code", {"目录代码", "catalogue code"}),
    field::text("name", {"服务名称", "name of the service"}),
    field::choice("service_class", {"服务类别", "class of service"},
                  {{"1", {"第一类 政府自身运转", "1 government's own operation"}},
                   {"2", {"第二类 履职辅助", "2 support of regulation"}},
                   {"3", {"第三类 公共服务", "3 public service"}}})
        .by({clause::CD_3_3}),
    field::yes_no("central", {"列入集中采购目录", "in the central procurement catalogue"}).maybe(),
    field::yes_no("barred", {"属于不得购买的事项", "must not be bought"})
        .maybe()
        .says({"应当由政府直接提供或不适合由社会力量承担",
               "must be provided by government itself or does not suit others"}),
    field::day("in_force_from", {"生效日", "in force from"}),
    field::text("function", {"所服务的管理职能", "function of government it supports"})
        .maybe()
        .says({"第二类服务须写明：宏观调控、市场监管等",
               "a second-class item names it: macro regulation, market supervision …"}),
    field::prose("description", {"说明", "description"}).maybe(),
};

Fields const withdraw_fields{
    field::day("last_day", {"最后生效日", "last day in force"}),
    field::prose("reason", {"撤销理由", "reason"}),
};

Fields const reject_fields{field::prose("reason", {"不予发布的理由", "why it is not adopted"})};

Result<void> propose(StepRun& run) {
    Item item;
    item.id = run.object.id;
    item.region = run.object.region;
    item.code = run.form.text("code");
    item.name = run.form.text("name");
    auto const& service_class = run.form.text("service_class");
    item.service_class = service_class.empty() ? 0 : service_class.front() - '0';
    // CD-3-5 第二类服务是指政府部门为履行宏观调控、市场监管等职能需要向社会购买的服务
    run.judge.require(
        clause::CD_3_5,
        law::Facts()
            .with("service_class", law::words(run.form.chosen("service_class")))
            .with("function_given", run.form.given("function")),
        item.service_class != 2 || run.form.given("function"), "catalogue.no_function", "function",
        {"第二类服务须写明所服务的管理职能", "a second-class service names the function of government it supports"},
        {"请填写职能，如“市场监管”", "name it, as in market supervision"});
    item.central = run.form.yes("central");
    item.barred = run.form.yes("barred");
    item.in_force_from = run.form.day("in_force_from");
    if (!store::insert(run.tx, item, run.form.value())) {
        return api::conflict("catalogue.code_taken", {"目录代码已被使用", "another item has this code"},
                             {"请另编代码，或修改已有的事项", "use another code, or change the item that has it"});
    }
    run.object.title = item.code + " " + item.name;
    return {};
}

Result<void> adopt(StepRun& run) {
    store::adopt(run.tx, run.object.id, run.today());
    return {};
}

Result<void> reject(StepRun& run) {
    store::reject(run.tx, run.object.id, run.today());
    return {};
}

Result<void> withdraw(StepRun& run) {
    // What was lawful yesterday stays lawful: an item ends today at the earliest.
    if (run.form.day("last_day") < run.today()) {
        return api::invalid("catalogue.ends_in_the_past", "last_day",
                            {"最后生效日不能早于今天", "the last day can't lie in the past"},
                            {"请填写今天或以后的日期", "give today or a later day"});
    }
    store::end(run.tx, run.object.id, run.form.day("last_day"));
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto body = store::body(tx, object.id);
    auto const item = store::find(tx, object.id);
    if (item && item->in_force_until) {
        body.set("last_day", item->in_force_until->iso());
    }
    return body;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const keeper{{"finance.catalogue", Relation::owner}};
    return {
        {.name = "propose",
         .title = {"提出目录事项", "propose an item"},
         .from = {},
         .to = "proposed",
         .who = {{"finance.catalogue", Relation::anyone}},
         .input = &item_fields,
         .clauses = {clause::CD_3_3, clause::CD_3_5},
         .apply = propose},
        {.name = "adopt",
         .title = {"发布生效", "adopt"},
         .from = {"proposed"},
         .to = "in_force",
         .who = keeper,
         .apply = adopt,
         .shown_publicly = true},
        {.name = "reject",
         .title = {"不予发布", "reject"},
         .from = {"proposed"},
         .to = "rejected",
         .who = keeper,
         .input = &reject_fields,
         .apply = reject},
        {.name = "withdraw",
         .title = {"撤销", "withdraw"},
         .from = {"in_force"},
         .to = "withdrawn",
         .who = keeper,
         .input = &withdraw_fields,
         .apply = withdraw,
         .shown_publicly = true,
         .expected = false},
    };
}

}  // namespace

bool Item::covers(std::string_view buyers_region) const {
    // GB/T 2260: the first four digits name the city, "00" after them the city itself.
    auto const of_the_city =
        region.size() == 6 && region.ends_with("00") && buyers_region.substr(0, 4) == region.substr(0, 4);
    return region.empty() || region == buyers_region || of_the_city;
}

std::optional<Item> item(db::Tx& tx, std::int64_t id) {
    return store::find(tx, id);
}

std::vector<Item> items_in_force(db::Tx& tx, Day day) {
    return store::in_force(tx, day);
}

workflow::Module module(workflow::Engine&) {
    return {.name = "catalogue",
            .migrations = migrations(),
            .procedures = {{.kind = "catalogue_item",
                            .plural = "catalogue-items",
                            .title = {"目录事项", "catalogue item"},
                            .states = {{"proposed", {"已提出", "proposed"}},
                                       {"in_force", {"生效", "in force"}},
                                       {"rejected", {"不予发布", "rejected"}, /*final=*/true},
                                       {"withdrawn", {"已撤销", "withdrawn"}, /*final=*/true}},
                            .steps = steps(),
                            .shows = &item_fields,
                            .view = view,
                            .public_in = {"in_force", "withdrawn"}},
                           access_procedure()},
            .operations = {}};
}

}  // namespace qiyue::catalogue
