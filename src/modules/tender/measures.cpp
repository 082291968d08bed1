#include "modules/tender/measures.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>
#include <memory>

// What lets providers grow where a market has too few 培育措施: a large project in lots, and a new one that goes to others.
namespace qiyue::tender {

using workflow::StepRun;

namespace {

// What was awarded once is none that is added.
bool awarded_before(StepRun& run, std::int64_t project) {
    return std::ranges::any_of(run.engine.of_project(run.tx, project, "tender"), [&](workflow::Object const& other) {
        return other.id != run.object.id && (other.state == "awarded" || opened_in_lots(other));
    });
}

}  // namespace

// SY-3.1.4(3)-c 受市场主体发育不足等因素制约、现阶段难以形成有效竞争: said where form and way of the purchase are declared.
Result<void> judge_measure(StepRun& run, std::int64_t project, std::string const& measure, std::string code,
                           std::string field) {
    auto const reasoned = std::make_shared<bool>(false);
    TRY(run.ports().bus.raise(run.tx, run.context,
                              MeasureAsked{.project = project, .measure = measure, .reasoned = reasoned}));
    run.judge.require(
        clause::SY_3_1_4_3_c, law::Facts().with("measure_taken", true).with("market_reason_given", *reasoned),
        *reasoned, std::move(code), std::move(field),
        {"分包和新增项目另授限于市场主体发育不足、难以形成有效竞争的项目，尚未公布采取该措施及其理由",
         "lots, and new projects for others, are for where the market has too few for real competition; the measure "
         "and its reason are not published yet"},
        {"请先在“购买形式与途径”中选定该措施、写明市场情况并公布",
         "declare and publish both with form and way of the purchase"});
    return {};
}

// SY-3.1.4(3)-b 新增项目另授
Result<void> judge_to_others(StepRun& run, std::int64_t project, bool to_others) {
    if (!to_others) {
        return {};
    }
    if (!run.judge.applies(clause::SY_3_1_4_3_b)) {
        return api::invalid("tender.to_others_not_here", "to_others",
                            {"本地规则没有规定新增项目另授", "no rule of this place gives new projects to others"},
                            {"请不选这一项", "leave it out"});
    }
    auto const before = awarded_before(run, project);
    run.judge.require(clause::SY_3_1_4_3_b, law::Facts().with("awarded_before", before), !before,
                      "tender.not_a_new_project", "to_others",
                      {"本项目已经成交过，不是新增项目", "this project was awarded before: it is no new one"},
                      {"请不选“新增项目另授”", "leave it out"});
    return judge_measure(run, project, "to_others", "tender.to_others_without_reason", "to_others");
}

}  // namespace qiyue::tender
