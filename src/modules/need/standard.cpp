#include "modules/need/fields.hpp"
#include "modules/need/kinds.hpp"

#include "law/clauses.gen.hpp"
#include "modules/catalogue/api.hpp"

#include <algorithm>

// The life of a need standard (需求标准): 执行中 in force -> 已更新 replaced by the next version. The central procurement body
// sets it for first-class items of its catalogue, the buyer for all others. A need keeps the version it started with.
namespace qiyue::need {

namespace {

using workflow::Relation;
using workflow::StepRun;

bool central_sets(catalogue::Item const& item) {
    return item.service_class == 1 && item.central;
}

Result<void> publish(StepRun& run) {
    auto const item = catalogue::item(run.tx, run.form.integer("catalogue_item"));
    if (!item) {
        return api::invalid("need.no_such_item", "catalogue_item",
                            {"目录中没有这个事项", "the catalogue has no such item"}, {});
    }
    auto const central = run.context.caller.organisation_kind == "central";
    // CD-16-1 第一类服务中列入政府集中采购目录的服务项目,采购需求标准由集中采购机构提出
    run.judge.require(clause::CD_16_1,
                      law::Facts()
                          .with("catalogue_item", item->name)
                          .with("service_class", item->service_class)
                          .with("in_central_catalogue", item->central)
                          .with("set_by_central_body", central),
                      central || !central_sets(*item), "need.standard_is_central", "catalogue_item",
                      {"“" + item->name + "”列入集中采购目录，其需求标准由集中采购机构提出",
                       "the central procurement body sets the standard of this item"},
                      {"请向集中采购机构提出建议", "propose it to the central procurement body"});
    // CD-16-2 其他服务项目的需求标准由购买主体提出
    run.judge.require(
        clause::CD_16_2,
        law::Facts()
            .with("catalogue_item", item->name)
            .with("service_class", item->service_class)
            .with("in_central_catalogue", item->central)
            .with("set_by_central_body", central),
        !central || central_sets(*item), "need.standard_is_buyers", "catalogue_item",
        {"“" + item->name + "”的需求标准由购买主体提出", "each buyer sets the standard of this item itself"},
        {"请由购买主体提出", "leave it to the buyer"});
    store::Standard standard;
    standard.id = run.object.id;
    standard.catalogue_item = item->id;
    standard.organisation = central ? 0 : run.object.owner;
    auto const before = store::standards(run.tx, standard.catalogue_item, standard.organisation);
    standard.version = before.empty() ? 1 : before.front().version + 1;
    standard.valid_from = run.form.given("valid_from") ? run.form.day("valid_from") : run.today();
    standard.body = run.form.value();
    store::insert(run.tx, standard);
    run.object.title = run.form.text("title") + " 第" + std::to_string(standard.version) + "版";
    run.answer.set("version", standard.version);
    if (!before.empty()) {
        auto const replaced = before.front().id;
        run.afterwards.emplace_back([&run, replaced]() -> Result<void> {
            run.engine.move(run.tx, run.context, replaced, "replaced", "publish");
            return {};
        });
    }
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const standard = store::standard(tx, object.id);
    if (!standard) {
        return Value::object();
    }
    auto value = standard->body;
    value.set("version", standard->version);
    return value;
}

}  // namespace

std::int64_t standard_for(db::Tx& tx, std::int64_t catalogue_item, std::int64_t buyer, Day today) {
    auto const item = catalogue::item(tx, catalogue_item);
    if (!item) {
        return 0;
    }
    auto const all = store::standards(tx, catalogue_item, central_sets(*item) ? 0 : buyer);
    auto const valid = std::ranges::find_if(all, [&](store::Standard const& s) { return s.valid_from <= today; });
    return valid == all.end() ? 0 : valid->id;
}

workflow::Procedure standard_procedure() {
    return {.kind = "need_standard",
            .plural = "need-standards",
            .title = {"需求标准", "need standard"},
            .states = {{"in_force", {"执行中", "in force"}}, {"replaced", {"已更新", "replaced"}, /*final=*/true}},
            .steps = {{.name = "publish",
                       .title = {"发布需求标准", "publish a need standard"},
                       .from = {},
                       .to = "in_force",
                       .who = {{"central.agent", Relation::anyone}, {"buyer.need_drafter", Relation::anyone}},
                       .input = &standard_fields(),
                       .clauses = {clause::CD_16_1, clause::CD_16_2, clause::CD_16_3},
                       .apply = publish,
                       .shown_publicly = true}},
            .shows = &standard_fields(),
            .view = view,
            .readable = [](workflow::Object const&, Context const&) { return true; },
            .public_reading = true};
}

}  // namespace qiyue::need
