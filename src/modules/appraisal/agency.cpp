#include "law/clauses.gen.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/identity/api.hpp"

#include "base/money.hpp"

#include <algorithm>

// SH-2.4-13 积极推进第三方评价: the register of agencies that evaluate 第三方评价机构名录, and how those who mandated one
// thought of its work. 在册 registered -> 已移出 removed.
namespace qiyue::appraisal {

namespace {

using workflow::Relation;
using workflow::StepRun;

Fields const& register_agency_fields() {
    static Fields const fields{
        field::reference("assessor", {"第三方机构", "agency"}, "organisation:assessor"),
        field::prose("fields_of_work", {"评价领域", "what it evaluates"}),
        field::prose("qualification", {"资质与人员", "qualification and people"}),
        field::digest("proof", {"证明材料", "proof"}).maybe(),
    };
    return fields;
}

Fields const& rate_agency_fields() {
    static Fields const fields{
        field::reference("evaluation", {"评价项目", "evaluation"}, "evaluation"),
        field::score("score", {"评分", "score"}).between(0, 10'000),
        field::prose("comment", {"对报告和履职的评价", "of its report and work"}),
    };
    return fields;
}

Fields const& remove_agency_fields() {
    static Fields const fields{field::prose("reason", {"移出理由", "reason"})};
    return fields;
}

Fields const& agency_page_fields() {
    static Fields const fields{
        field::text("name", {"机构", "agency"}),
        field::prose("fields_of_work", {"评价领域", "what it evaluates"}),
        field::prose("qualification", {"资质与人员", "qualification and people"}),
        field::digest("proof", {"证明材料", "proof"}),
        field::integer("rating_count", {"评价次数", "ratings"}),
        field::score("rating_mean", {"平均评分", "mean of the ratings"}),
        field::list("ratings", {"委托方评价", "how it was rated"},
                    {field::text("by", {"评价单位", "by"}), field::score("score", {"评分", "score"}),
                     field::prose("comment", {"评价", "comment"}), field::day("day", {"日期", "day"})}),
    };
    return fields;
}

Result<void> enter(StepRun& run) {
    auto const assessor = identity::organisation(run.tx, run.form.integer("assessor"));
    if (!assessor || assessor->kind != "assessor") {
        return api::invalid("agency.no_assessor", "assessor", {"这不是第三方机构", "this is not an assessor"},
                            {"请选择第三方机构", "choose one"});
    }
    if (registered_agency(run.tx, run.engine, assessor->id) != 0) {
        return api::conflict("agency.registered", {"该机构已在名录中", "the agency stands in the register"},
                             {"无需重复登记", "nothing has to be done"});
    }
    store::insert_paper(run.tx, run.object.id, assessor->id, "agency", run.form.value());
    run.object.party = assessor->id;
    run.object.title = assessor->name;
    return {};
}

// By who mandated it and has its report, once for each evaluation.
Result<void> rate(StepRun& run) {
    auto const evaluation = store::find(run.tx, run.form.integer("evaluation"));
    auto const ours = evaluation && evaluation->organiser == run.context.caller.organisation &&
        evaluation->body["assessor"] == Value(run.object.party);
    if (!ours || !evaluation->body.has("third")) {
        return api::invalid("agency.no_report", "evaluation",
                            {"该机构没有就这项评价向贵单位提交报告", "it handed in no report for this evaluation"},
                            {"请选择本单位委托该机构且已提交报告的评价", "choose one that it reported on for you"});
    }
    auto body = store::paper(run.tx, run.object.id);
    auto ratings = body["ratings"].is_list() ? body["ratings"] : Value::list();
    if (std::ranges::any_of(ratings.items(),
                            [&](Value const& one) { return one["evaluation"] == Value(evaluation->id); })) {
        return api::conflict("agency.rated_already", {"已就这项评价作过评分", "it was rated for this evaluation"},
                             {"每项评价评一次", "once for each evaluation"});
    }
    ratings.push(run.form.value().set("by", run.context.caller.organisation_name).set("day", run.today().iso()));
    store::update_paper(run.tx, run.object.id, body.set("ratings", ratings));
    return {};
}

Result<void> strike(StepRun& run) {
    auto body = store::paper(run.tx, run.object.id);
    store::update_paper(run.tx, run.object.id, body.set("removed_because", run.form.text("reason")));
    return {};
}

Value page_of(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto body = store::paper(tx, object.id);
    body.set("name", object.title);
    auto const& ratings = body["ratings"];
    auto const count = static_cast<std::int64_t>(ratings.is_list() ? ratings.size() : 0);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        sum += ratings.items()[i]["score"].integer();
    }
    body.set("rating_count", count);
    if (count > 0) {
        body.set("rating_mean", scale(sum, 1, count, Rounding::half_up));
    }
    return body;
}

}  // namespace

std::int64_t registered_agency(db::Tx& tx, workflow::Engine const& engine, std::int64_t assessor) {
    for (auto const& paper : store::papers(tx, assessor, "agency")) {
        auto const object = engine.find(tx, paper.id);
        if (object && object->state == "registered") {
            return object->id;
        }
    }
    return 0;
}

workflow::Procedure agency_procedure() {
    std::vector<Clause> const clauses{clause::SH_2_4_13};
    return {.kind = "evaluation_agency",
            .plural = "evaluation-agencies",
            .title = {"第三方评价机构", "evaluation agency"},
            .states = {{"registered", {"在册", "registered"}}, {"removed", {"已移出", "removed"}, /*final=*/true}},
            .steps = {{.name = "enter",
                       .title = {"登记第三方评价机构", "enter an agency"},
                       .from = {},
                       .to = "registered",
                       .who = {{"finance.evaluation", Relation::anyone}},
                       .input = &register_agency_fields(),
                       .clauses = clauses,
                       .apply = enter,
                       .expected = false},
                      {.name = "rate",
                       .title = {"评价该机构", "rate the agency"},
                       .from = {"registered"},
                       .who = {{"buyer.evaluator", Relation::anyone}, {"finance.evaluation", Relation::anyone}},
                       .input = &rate_agency_fields(),
                       .clauses = clauses,
                       .apply = rate,
                       .expected = false},
                      {.name = "remove",
                       .title = {"移出名录", "remove from the register"},
                       .from = {"registered"},
                       .to = "removed",
                       .who = {{"finance.evaluation", Relation::owner}},
                       .input = &remove_agency_fields(),
                       .clauses = clauses,
                       .apply = strike,
                       .expected = false}},
            .shows = &agency_page_fields(),
            .view = page_of,
            .public_in = {"registered"}};
}

}  // namespace qiyue::appraisal
