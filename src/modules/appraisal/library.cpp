#include "law/clauses.gen.hpp"
#include "modules/appraisal/fields.hpp"
#include "modules/appraisal/steps.hpp"

// The library of indicators 指标库: sets that are common to all services or made for one item of the catalogue. Drafted,
// adopted (then anybody may read it and evaluations take it in), ended. 编制中 draft -> 已采用 adopted -> 已停用 ended.
namespace qiyue::appraisal {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Fields const& set_fields() {
    static Fields const fields{
        field::text("name", {"名称", "name"}),
        field::choice(
            "scope", {"类别", "kind"},
            {{"common", {"共性指标", "common to all services"}}, {"specific", {"个性指标", "of one catalogue item"}}}),
        field::reference("catalogue_item", {"目录事项", "catalogue item"}, "catalogue_item").maybe(),
        indicators_field(),
        one_sided_reason(),
    };
    return fields;
}

Fields const& end_fields() {
    static Fields const fields{field::prose("reason", {"停用理由", "reason"})};
    return fields;
}

Result<void> keep(StepRun& run) {
    if (run.form.text("scope") == "specific" && !run.form.given("catalogue_item")) {
        return api::invalid("indicators.no_item", "catalogue_item",
                            {"个性指标须写明目录事项", "a specific set names its catalogue item"},
                            {"请选择目录事项，或改为共性指标", "choose one, or make the set common"});
    }
    if (run.step.from.empty()) {
        store::insert_paper(run.tx, run.object.id, run.form.integer("catalogue_item"), "indicator_set",
                            run.form.value());
    } else {
        store::update_paper(run.tx, run.object.id, run.form.value());
    }
    run.object.title = run.form.text("name");
    return {};
}

Result<void> adopt(StepRun& run) {
    auto const body = store::paper(run.tx, run.object.id);
    judge_set(run.judge, body["indicators"], body["one_sided_reason"].text_or({}));
    return {};
}

Result<void> nothing(StepRun&) {
    return {};
}

}  // namespace

// What the rules look at of an indicator.
Value for_judging(Value const& indicators) {
    Value all = Value::list();
    for (auto const& one : indicators.items()) {
        auto item = Value::object();
        for (auto const* key : {"name", "weight", "dimension", "phase", "horizon", "benefit"}) {
            if (one.has(key)) {
                item.set(key, one[key]);
            }
        }
        all.push(item);
    }
    return all;
}

void judge_set(law::Judge& judge, Value const& indicators, std::string const& reason) {
    auto const facts = law::Facts().with("items", for_judging(indicators)).with("reason", reason);
    // SY-1.2.4-a 建立公共服务绩效评价体系
    judge.ask(clause::SY_1_2_4_a, facts);
    // SH-2.4-11 过程评价与结果评价、短期结果评价与长远结果评价、社会效益评价与经济效益评价相结合
    judge.ask(clause::SH_2_4_11, facts);
}

std::optional<Value> adopted_set(db::Tx& tx, workflow::Engine const& engine, std::int64_t id) {
    auto const object = engine.find(tx, id);
    return object && object->kind == "indicator_set" && object->state == "adopted"
        ? std::optional(store::paper(tx, id)["indicators"])
        : std::nullopt;
}

workflow::Procedure library_procedure() {
    std::vector<Actor> const anywhere{{"buyer.evaluator", Relation::anyone}, {"finance.evaluation", Relation::anyone}};
    std::vector<Actor> const own{{"buyer.evaluator", Relation::owner}, {"finance.evaluation", Relation::owner}};
    std::vector<Clause> const clauses{clause::SY_1_2_4_a, clause::SH_2_4_11};
    return {
        .kind = "indicator_set",
        .plural = "indicator-sets",
        .title = {"指标体系", "set of indicators"},
        .states = {{"draft", {"编制中", "draft"}},
                   {"adopted", {"已采用", "adopted"}},
                   {"ended", {"已停用", "ended"}, /*final=*/true}},
        .steps = {{.name = "draft",
                   .title = {"编制指标体系", "draft a set of indicators"},
                   .from = {},
                   .to = "draft",
                   .who = anywhere,
                   .input = &set_fields(),
                   .clauses = clauses,
                   .apply = keep,
                   .expected = false},
                  {.name = "edit",
                   .title = {"修改", "edit"},
                   .from = {"draft"},
                   .who = own,
                   .input = &set_fields(),
                   .clauses = clauses,
                   .apply = keep,
                   .expected = false},
                  {.name = "adopt",
                   .title = {"采用", "adopt"},
                   .from = {"draft"},
                   .to = "adopted",
                   .who = own,
                   .clauses = clauses,
                   .apply = adopt},
                  {.name = "end",
                   .title = {"停用", "end"},
                   .from = {"adopted"},
                   .to = "ended",
                   .who = own,
                   .input = &end_fields(),
                   .apply = nothing,
                   .expected = false}},
        .shows = &set_fields(),
        .view = [](db::Tx& tx, workflow::Object const& object, Context const&) { return store::paper(tx, object.id); },
        .public_in = {"adopted"}};
}

}  // namespace qiyue::appraisal
