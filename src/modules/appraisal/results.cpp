#include "law/clauses.gen.hpp"
#include "modules/appraisal/fields.hpp"
#include "modules/appraisal/steps.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// PF-platform-32 项目绩效考评查询: anybody finds results by project, provider, year and grade.
namespace qiyue::appraisal {

namespace {

Fields const& results_query() {
    static Fields const fields{
        field::text("q", {"项目名称含", "words of the project's name"}).maybe(),
        field::text("provider", {"承接主体名称含", "words of the provider's name"}).maybe(),
        field::integer("year", {"年度", "year"}).between(2000, 2100).maybe(),
        field::choice("grade", {"等级", "grade"}, grades()).maybe(),
        field::integer("before", {"此编号之前", "before this number"}).at_least(0).maybe(),
    };
    return fields;
}

struct Found {
    Evaluated one;
    std::string project, provider, buyer;
    std::int64_t buyer_id = 0;
};

bool fits(Found const& found, Form const& query) {
    auto const within = [&](char const* name, std::string const& text) {
        return !query.given(name) || text.find(query.text(name)) != std::string::npos;
    };
    return within("q", found.project) && within("provider", found.provider) &&
        (!query.given("year") || query.integer("year") == found.one.year) &&
        (!query.given("grade") || query.text("grade") == found.one.grade) &&
        (!query.given("before") || found.one.evaluation < query.integer("before"));
}

Value line(Found const& found) {
    auto value = Value::object();
    value.set("evaluation", found.one.evaluation)
        .set("project", found.one.project)
        .set("project_name", found.project)
        .set("buyer", found.buyer_id)
        .set("buyer_name", found.buyer)
        .set("provider", found.one.provider)
        .set("provider_name", found.provider)
        .set("year", found.one.year)
        .set("score", found.one.score)
        .set("grade", found.one.grade)
        .set("day", found.one.day.iso());
    if (!found.one.grade_before.empty()) {
        value.set("grade_before", found.one.grade_before);
    }
    return value;
}

Result<Value> read_results(api::Call& call) {
    constexpr std::size_t page = 100;
    Value items = Value::list();
    Value next;
    for (auto const& evaluation : store::all_final(call.tx)) {
        if (call.context.off(clause::PF_platform_32)) {
            break;
        }
        auto const project = project::find(call.tx, evaluation.project);
        auto const provider = identity::organisation(call.tx, evaluation.provider);
        auto const buyer = project ? identity::organisation(call.tx, project->buyer) : std::nullopt;
        if (!project || !provider || !buyer) {
            continue;
        }
        Found const found{.one = evaluated(evaluation),
                          .project = project->name,
                          .provider = provider->name,
                          .buyer = buyer->name,
                          .buyer_id = buyer->id};
        if (!fits(found, call.query)) {
            continue;
        }
        if (items.size() == page) {
            next = items.items().back()["evaluation"];
            break;
        }
        items.push(line(found));
    }
    return Value::object().set("items", items).set("next_before", next);
}

}  // namespace

api::Operation results_operation() {
    return api::reading("evaluation.results", "/api/public/evaluations",
                        {"绩效评价结果查询", "published results of evaluations"}, api::Access::everyone,
                        {clause::PF_platform_32}, read_results)
        .asks(results_query());
}

}  // namespace qiyue::appraisal
