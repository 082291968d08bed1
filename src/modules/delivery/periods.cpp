#include "modules/delivery/periods.hpp"
#include "modules/delivery/steps.hpp"

#include "law/clauses.gen.hpp"

#include <map>

// What the provider files again and again: its reports, its accounts. Each has one open duty at a time,
// counted from the end of its period; filing it opens the next.
namespace qiyue::delivery {

namespace {

struct Sort {
    Text title;
    std::string deadline;
    std::vector<Clause> clauses;
};

Sort const& sort_of(std::string const& name) {
    static std::map<std::string, Sort> const all{
        {"report", {{"报送定期报告", "file the periodic report"}, "periodic_report", {clause::LP_228}}},
        {"finance", {{"报送财务报告", "file the financial report"}, "finance_report", {clause::SY_4_5_e}}},
    };
    return all.at(name);
}

}  // namespace

std::vector<Day> period_ends(Day from, Day to, int months, Day until) {
    std::vector<Day> ends;
    for (int period = 1; months > 0; ++period) {
        auto const end = std::min(from.plus_months(months * period).plus_days(-1), to);
        if (end >= until) {
            break;
        }
        ends.push_back(end);
        if (end == to) {
            break;
        }
    }
    return ends;
}

Result<void> period_is_over(workflow::StepRun const& run) {
    if (!run.form.given("from") || !run.form.given("to")) {
        return {};
    }
    auto const to = run.form.day("to");
    if (to >= run.form.day("from") && to <= run.today()) {
        return {};
    }
    return api::invalid("delivery.period_not_over", "to",
                        {"期间须已经结束，且止日不早于起日", "the period has ended, and does not end before it begins"},
                        {"请填写已结束的期间", "give a period that is over"});
}

int months_of(law::Judge const& judge, Value const& scheme, std::string const& sort) {
    if (sort == "finance") {
        return judge.applies(clause::SY_4_5_e) ? static_cast<int>(judge.number("finance_report_months")) : 0;
    }
    return static_cast<int>(scheme["report_months"].integer_or(0));
}

std::optional<workflow::Duty> open_period(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& delivery,
                                          std::string const& sort) {
    for (auto const& duty : engine.duties(tx, delivery.project, /*only_open=*/true)) {
        if (duty.object == delivery.id && duty.name == "delivery." + sort) {
            return duty;
        }
    }
    return std::nullopt;
}

void ask_next(db::Tx& tx, Context const& context, workflow::Engine const& engine, workflow::Object const& delivery,
              std::string const& sort, Day last) {
    auto const judge = engine.judge(context, delivery.rules);
    auto const paper = store::find(tx, delivery.id);
    auto const terms = contract::terms(tx, engine, paper->contract);
    auto const months = months_of(judge, scheme_in_force(tx, engine, delivery.id), sort);
    auto const rule = governing(judge, sort_of(sort).clauses);
    engine.close_duty(tx, context, delivery.id, "delivery." + sort);
    if (rule.id.empty()) {
        return;
    }
    for (auto const end : period_ends(terms->from, terms->to, months, terms->to.plus_days(1))) {
        if (end > last) {
            engine.open_duty(tx, context, delivery,
                             {.duty = "delivery." + sort,
                              .title = sort_of(sort).title,
                              .deadline = sort_of(sort).deadline,
                              .clause = rule,
                              .holder = {"provider.manager", workflow::Relation::party}},
                             end);
            return;
        }
    }
}

}  // namespace qiyue::delivery
