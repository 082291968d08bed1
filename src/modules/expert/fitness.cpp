#include "modules/expert/api.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// Who may be an expert at all, whatever the purchase: title, practice, age, record, and no post of supervision.
namespace qiyue::expert {

namespace {

bool supervises_purchases(db::Tx& tx, std::int64_t person) {
    return std::ranges::any_of(identity::organisations_of(tx, person), [&](std::int64_t id) {
        auto const organisation = identity::organisation(tx, id);
        auto const supervisors = identity::holders(tx, id, "finance.procurement");
        return organisation && organisation->kind == "finance" &&
            std::ranges::find(supervisors, person, &identity::Person::id) != supervisors.end();
    });
}

std::int64_t full_years(Day born, Day on) {
    auto const years = on.year() - born.year();
    return born.plus_years(years) > on ? years - 1 : years;
}

void judge(law::Judge& judge, db::Tx& tx, Expert const& e, std::optional<Day> recorded_on, Day on) {
    auto facts = law::Facts().with("on", on).with("title_rank", e.title_rank.empty() ? "junior" : e.title_rank);
    if (e.born) {
        facts.with("age", full_years(*e.born, on));
    }
    if (e.practising_since) {
        facts.with("practising_since", e.practising_since->iso());
    }
    judge.ask(clause::LP_124, facts);
    if (recorded_on) {
        facts.with("recorded_on", recorded_on->iso());
    }
    judge.ask(clause::LP_123, facts);
    // LP-121 各级财政部门政府采购监管人员不得作为评审专家参评
    auto const supervises = supervises_purchases(tx, e.person);
    judge.require(
        clause::LP_121, law::Facts().with("supervises_purchases", supervises), !supervises, "expert.supervises",
        "person",
        {"财政部门的采购监管人员不得作为评审专家", "who supervises purchases in finance does not sit as expert"},
        {"请另选专家，或待其离任后再办", "choose another, or wait until that post is given up"});
}

}  // namespace

void judge_particulars(law::Judge& asked, db::Tx& tx, Expert const& e, Day on) {
    judge(asked, tx, e, std::nullopt, on);
}

void judge_fitness(law::Judge& asked, db::Tx& tx, Expert const& e, Day on) {
    judge(asked, tx, e, e.recorded_on, on);
    // CD-14-4, PF-process-33 建立评审专家库: an expert stands in it for his term.
    auto const in_term = e.in_term(on);
    auto const term = law::Facts().with("tenure_from", e.term_from).with("tenure_until", e.term_until).with("on", on);
    for (auto const clause : {clause::CD_14_4, clause::PF_process_33}) {
        asked.require(clause, term, in_term, "expert.out_of_term", {},
                      {"不在聘期内", "his term has not begun or is over"},
                      {"请由专家库管理更新聘期，或另行抽取", "let the keeper renew it, or draw another"});
    }
    // LP-127 影响结果或未回避:……禁止参加评审
    asked.require(clause::LP_127, law::Facts().with("barred", e.barred), !e.barred, "expert.barred", {},
                  {"已被禁止参加评审", "is barred from evaluations"}, {"请另行抽取", "draw another"});
}

}  // namespace qiyue::expert
