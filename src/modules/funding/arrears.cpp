#include "law/clauses.gen.hpp"
#include "modules/funding/steps.hpp"
#include "modules/identity/api.hpp"
#include "modules/payment/api.hpp"

#include <algorithm>
#include <map>
#include <set>

// 逾期未付中小企业款项: computed from what fell due and was not paid when the year ended. Nobody enters it, nobody leaves a line out,
// and it is public from the first day of the next year on.
namespace qiyue::funding {

namespace {

constexpr int december = 12;
constexpr int last_of_december = 31;

struct Line {
    std::set<std::int64_t> contracts;
    std::int64_t instalments = 0;
    Money amount;
    std::int64_t longest = 0;  // days late at the end of the year
};

// On the last day of the year; what was paid later still belongs to that year.
bool unpaid(db::Tx& tx, store::Owed const& owed, Day end) {
    auto const paid = payment::paid(tx, owed.contract);
    return std::ranges::none_of(
        paid, [&](payment::Paid const& one) { return one.instalment == owed.instalment && one.day <= end; });
}

Fields const& year_query() {
    static Fields const fields{field::integer("year", {"年度", "year"}).between(2000, 2100)};
    return fields;
}

}  // namespace

// LP-222 每年3月31日前公开上一年度逾期未付中小企业款项
Result<Value> arrears(db::Tx& tx, workflow::Engine const& engine, Context const& context, int year) {
    Day const end(year, december, last_of_december);
    if (context.today() <= end) {
        return api::not_found(
            {"该年度尚未结束，逾期款项在年度结束后公开", "that year is not over; what was owed is public once it is"});
    }
    std::map<std::int64_t, Line> buyers;
    std::set<std::int64_t> contracts;
    Money amount;
    // Owed in time is not late: the last day itself still counts.
    for (auto const& owed : store::owed_by(tx, end.plus_days(-1))) {
        if (context.off(clause::LP_222) || !unpaid(tx, owed, end)) {
            continue;
        }
        auto& line = buyers[owed.buyer];
        line.contracts.insert(owed.contract);
        line.instalments += 1;
        line.amount += owed.amount;
        line.longest = std::max<std::int64_t>(line.longest, owed.due.days_until(end));
        contracts.insert(owed.contract);
        amount += owed.amount;
    }
    Value rows = Value::list();
    for (auto const& [buyer, line] : buyers) {
        auto const organisation = identity::organisation(tx, buyer);
        rows.push(Value::object()
                      .set("buyer", buyer)
                      .set("name", organisation ? organisation->name : std::string())
                      .set("contracts", std::ssize(line.contracts))
                      .set("instalments", line.instalments)
                      .set("amount", line.amount.in_fen())
                      .set("longest", line.longest));
    }
    law::RuleSet const here{.place = engine.place(), .pinned = context.today()};
    auto answer = Value::object().set("year", year);
    if (auto const* month = engine.book().number("overdue_disclosure_month", here, context.today())) {
        // The last day of that month of the year after.
        auto const by = Day(year + 1, static_cast<unsigned>(month->value), 1).plus_months(1).plus_days(-1);
        answer.set("published_by", by.iso());
    }
    return answer.set("buyers", rows).set("contracts", std::ssize(contracts)).set("amount", amount.in_fen());
}

api::Operation arrears_operation(workflow::Engine const& engine) {
    return api::reading("arrears.of_year", "/api/arrears",
                        {"逾期未付中小企业款项", "what small and medium enterprises were owed at the year's end"},
                        api::Access::everyone, {clause::LP_222},
                        [&engine](api::Call& call) -> Result<Value> {
                            auto const year = call.query.given("year") ? static_cast<int>(call.query.integer("year"))
                                                                       : call.context.today().year() - 1;
                            return arrears(call.tx, engine, call.context, year);
                        })
        .asks(year_query());
}

}  // namespace qiyue::funding
