#include "modules/delivery/periods.hpp"
#include "modules/delivery/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>
#include <map>

// What the provider files again and again: its reports, its accounts. Each has one open duty at a time,
// counted from the end of its period; filing it opens the next.
namespace qiyue::delivery {

namespace {

// Which rule asks for it, and in whose days.
struct Asking {
    Clause clause;
    std::string deadline;
};

struct Sort {
    Text title;
    std::vector<Asking> rules;
};

Sort const& sort_of(std::string const& name) {
    static std::map<std::string, Sort> const all{
        // DG-11-3 定期向服务购买方及有关部门报告
        {"report",
         {{"报送定期报告", "file the periodic report"},
          {{clause::DG_11_3, "report_to_departments"}, {clause::LP_228, "periodic_report"}}}},
        // DG-8-6b 公益服务类社会组织须定期组织自查
        {"self_check", {{"报送自查报告", "file the self-check"}, {{clause::DG_8_6b, "self_check"}}}},
        {"finance", {{"报送财务报告", "file the financial report"}, {{clause::SY_4_5_e, "finance_report"}}}},
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
    if (sort == "self_check") {
        return judge.applies(clause::DG_8_6b) ? static_cast<int>(judge.number("self_check_months")) : 0;
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
    auto const& rules = sort_of(sort).rules;
    auto const rule = std::ranges::find_if(rules, [&](Asking const& one) { return judge.applies(one.clause); });
    engine.close_duty(tx, context, delivery.id, "delivery." + sort);
    if (rule == rules.end()) {
        return;
    }
    for (auto const end : period_ends(terms->from, terms->to, months, terms->to.plus_days(1))) {
        if (end > last) {
            engine.open_duty(tx, context, delivery,
                             {.duty = "delivery." + sort,
                              .title = sort_of(sort).title,
                              .deadline = rule->deadline,
                              .clause = rule->clause,
                              .holder = {"provider.manager", workflow::Relation::party}},
                             end);
            return;
        }
    }
}

// DG-8-6c 定期组织对项目进展情况进行检查督促: at least one check within each period, by its last day.
void ask_check(db::Tx& tx, Context const& context, workflow::Engine const& engine, workflow::Object const& delivery,
               Day last) {
    auto const judge = engine.judge(context, delivery.rules);
    engine.close_duty(tx, context, delivery.id, "delivery.check");
    if (!judge.applies(clause::DG_8_6c)) {
        return;
    }
    auto const terms = contract::terms(tx, engine, store::find(tx, delivery.id)->contract);
    auto const months = static_cast<int>(judge.number("progress_check_months"));
    for (auto const end : period_ends(terms->from, terms->to, months, terms->to.plus_days(1))) {
        if (end > last) {
            engine.open_duty_until(tx, context, delivery,
                                   {.duty = "delivery.check",
                                    .title = {"检查项目进展", "check the progress"},
                                    .deadline = {},
                                    .clause = clause::DG_8_6c,
                                    .holder = {"buyer.acceptor", workflow::Relation::owner}},
                                   end, delivery.owner);
            return;
        }
    }
}

}  // namespace qiyue::delivery
