#include "modules/application/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/appraisal/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// The selection from its three inputs: last year's result (PF-process-38), the application with every part marked (-39), the
// experts' opinions and scores (-40), combined as the guide announced.
namespace qiyue::application {

namespace {

using workflow::StepRun;

constexpr std::int64_t whole = 10'000;  // a hundred points, a hundred percent

// PF-process-38 根据申报机构上年度考评结果
Value last_year(StepRun& run, Value const& guide, Application const& one, int year) {
    auto facts = law::Facts()
                     .with("applicant", one.body["name"])
                     .with("year_before", year - 1)
                     .with("neutral", guide["neutral"].integer_or(0))
                     .with("last_year_weight", guide["last_year_weight"].integer_or(0));
    for (auto const& past : appraisal::history(run.tx, one.provider)) {
        if (past.year == year - 1) {
            facts.with("last_result", past.score);
            break;
        }
    }
    return run.judge.compute(clause::PF_process_38, facts);
}

// The total that each expert gave.
Value totals_of(std::vector<Sheet> const& sheets, std::int64_t application) {
    Value all = Value::list();
    for (auto const& sheet : sheets) {
        std::int64_t sum = 0;
        for (auto const& row : sheet.body["scores"].items()) {
            sum += row["bid"].integer() == application ? row["score"].integer() : 0;
        }
        all.push(sum);
    }
    return all;
}

Value ranked(StepRun& run, Value const& guide, std::vector<Application> const& all, std::vector<Sheet> const& sheets) {
    auto const about = project::find(run.tx, run.object.project);
    ENSURE(about.has_value());
    Value lines = Value::list();
    for (auto const& one : all) {
        auto const before = last_year(run, guide, one, about->fiscal_year);
        lines.push(Value::object()
                       .set("application", one.id)
                       .set("name", one.body["name"])
                       .set("expert_totals", totals_of(sheets, one.id))
                       .set("last_year", before["points"])
                       .set("newcomer", before["newcomer"]));
    }
    return run.judge.compute(clause::PF_process_40,
                             law::Facts()
                                 .with("applications", lines)
                                 .with("combined_by", guide["mean"].text_or("mean"))
                                 .with("tie_rule", guide["tie_rule"].text_or("opinion"))
                                 .with("opinion_weight", whole - guide["last_year_weight"].integer_or(0)))["ranking"];
}

}  // namespace

Result<void> give_notice(StepRun& run) {
    auto guide = store::guide(run.tx, run.object.id);
    auto const people = panel(guide);
    auto sheets = store::sheets(run.tx, run.object.id);
    std::erase_if(sheets, [&](Sheet const& sheet) { return std::ranges::find(people, sheet.person) == people.end(); });
    if (sheets.size() < people.size()) {
        auto const missing = std::to_string(people.size() - sheets.size());
        return api::conflict("application.sheets_missing",
                             {"还有 " + missing + " 位专家没有提交评分", missing + " experts have not marked yet"},
                             {"请待全体专家提交后再排序", "wait until all have"});
    }
    auto const all = store::applications(run.tx, run.object.id);
    auto const selected = guide["selected"].integer();
    Value ranking = Value::list();
    for (auto line : ranked(run, guide, all, sheets).items()) {
        auto const one = std::ranges::find(all, line["application"].integer(), &Application::id);
        auto const provider = identity::organisation(run.tx, one->provider);
        ranking.push(line.set("provider", one->provider)
                         .set("provider_name", provider ? provider->name : std::string())
                         .set("name", one->body["name"])
                         .set("amount", one->body["amount"])
                         .set("proposed", line["place"].integer() <= selected));
    }
    TRY(run.judge.verdict());
    auto const days = static_cast<int>(guide["notice_days"].integer_or(1));
    auto const until = run.engine.calendar().after(run.today(), WorkingDays{days}).due;
    guide.set("ranking", ranking).set("notice_until", until.iso());
    store::update_guide(run.tx, run.object.id, guide);
    run.answer.set("ranking", ranking).set("notice_until", until.iso());
    return {};
}

}  // namespace qiyue::application
