#include "modules/tender/method_choice.hpp"

#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"

namespace qiyue::tender {

namespace {

// What a ground says beyond its name.
void judge_urgency_and_uniqueness(law::Judge& judge, MethodChoice const& choice) {
    auto const& ground = choice.ground;
    // LP-036 紧急须为采购人不可预见或非因采购人拖延
    auto const urgent = ground == "urgent" || ground == "unforeseeable_urgency";
    judge.require(clause::LP_036, law::Facts().with("ground", ground).with("not_own_delay", choice.not_own_delay),
                  !urgent || choice.not_own_delay, "method.urgency_self_made", "not_own_delay",
                  {"紧急须为采购人不可预见或者非因采购人拖延导致",
                   "urgency must be unforeseeable or not of the buyer's own making"},
                  {"请确认并说明，或改用其他方式", "confirm and explain it, or choose another method"});
    // LP-038 唯一供应商指不可替代专利、专有技术,或公共服务项目具有特殊要求导致只能从某一特定供应商采购
    judge.require(clause::LP_038, law::Facts().with("ground", ground).with("only_because_given", choice.only_because),
                  ground != "only_supplier" || choice.only_because, "method.only_supplier_why", "only_because",
                  {"只能从唯一供应商采购的，须写明属于哪一种情形", "say why there is one supplier only"},
                  {"请选择专利、专有技术或公共服务的特殊要求", "choose patent, know-how or a special requirement"});
}

// LP-133 评标方法分最低评标价法和综合评分法;技术服务标准统一的应采用最低评标价法
// SH-2.4-6 对购买服务需求标准统一的项目,应采用最低评标价法: of every way that leaves the evaluation to the buyer.
void judge_evaluation(law::Judge& judge, MethodChoice const& choice, Method const& method) {
    auto const uniform = choice.need_kind == "uniform";
    for (auto const& [clause, asked] : {std::pair{clause::LP_133, choice.procurement && method.tendering},
                                        std::pair{clause::SH_2_4_6, method.evaluation_under.id.empty()}}) {
        if (!asked) {
            continue;
        }
        judge.require(clause, law::Facts().with("need_uniform", uniform).with("evaluation", choice.evaluation),
                      !uniform || choice.evaluation == "lowest_price", "method.uniform_by_price", "evaluation",
                      {"技术、服务等标准统一的项目，应当采用最低评标价法",
                       "a need of uniform standard is evaluated by the lowest price"},
                      {"请改选最低价，或更正需求特点", "choose the lowest price, or mend the kind of need"});
    }
}

// SH-2.4-7 招标需求标准差异较大或者没有统一标准的项目: scoring is for them, so the buyer says that it is one; what he says is kept.
void judge_scoring_allowed(law::Judge& judge, MethodChoice const& choice, Method const& method) {
    auto const scored = method.competitive && choice.evaluation == "comprehensive";
    judge.require(
        clause::SH_2_4_7,
        law::Facts().with("evaluation", choice.evaluation).with("kind_stated", !choice.need_kind.empty()),
        !scored || !choice.need_kind.empty(), "method.kind_not_stated", "need_kind",
        {"综合评分法用于需求标准差异较大或者没有统一标准的项目，须写明需求特点",
         "scoring is for needs without a uniform standard: say of which kind this one is"},
        {"请选择需求特点；标准统一的，改用最低评标价法", "choose the kind; a uniform one goes by the lowest price"});
}

// LP-107 文件不合理或程序违规的改正后重新招标;文件合理程序合规需改方式的报财政部门批准: the approval is LP-108's.
void judge_after_failure(law::Judge& judge, MethodChoice const& choice, Method const& method) {
    if (!choice.procurement || !choice.repeats_tender) {
        return;
    }
    auto const& cause = choice.failure_cause;
    auto facts = law::Facts().with("failure_cause_given", !cause.empty()).with("tender_again", method.tendering);
    judge.require(
        clause::LP_107, facts, !cause.empty(), "method.failure_cause", "failure_cause",
        {"招标失败后重新采购的，须写明失败的原因", "say why the tender failed that this one follows"},
        {"请选择：招标文件不合理、程序违规，或文件合理且程序合规", "choose what was at fault, or that nothing was"});
    judge.require(clause::LP_107, facts, cause.empty() || cause == "neither" || method.tendering, "method.tender_again",
                  "method",
                  {"招标文件不合理或招标程序违规的，应当改正后重新招标",
                   "where document or procedure was at fault it is mended, and tendered again"},
                  {"请选择公开招标或邀请招标", "choose a tender"});
}

// What fits the need in general; where there is competition at all.
void judge_fit(law::Judge& judge, MethodChoice const& choice, Method const& method) {
    if (choice.procurement && method.competitive && !choice.need_kind.empty()) {
        judge.ask(clause::LP_042,
                  law::Facts()
                      .with("need_kind", choice.need_kind)
                      .with("method", choice.method)
                      .with("tendering", method.tendering)
                      .with("talks", method.talks)
                      .with("evaluation", choice.evaluation)
                      .with("evaluation_free", method.evaluation_under.id.empty()));
    }
}

// What was bought this year beside it may only count against another way than the open tender, and a lawful one; a
// superior rule has weighed that itself, and so has the rule of emergencies.
bool may_split(law::Judge const& judge, MethodChoice const& choice, Method const& method) {
    return choice.procurement && !choice.excepted && !freely_chosen(judge, choice) && method.procurement &&
        !open_to_all(method) && !choice.year.others.empty();
}

law::Facts split_facts(law::Judge const& judge, MethodChoice const& choice) {
    return law::Facts()
        .with("budget", choice.budget)
        .with("adjusted", choice.year.adjusted)
        .with("bought", value_of(choice.year.others))
        .with("threshold", budget::open_tender_threshold(judge));
}

Splitting judge_splitting(law::Judge& judge, MethodChoice const& choice) {
    if (!may_split(judge, choice, *find_method(choice.method))) {
        return {};
    }
    auto const computed = judge.compute(clause::LP_033, split_facts(judge, choice));
    Splitting const found{.found = computed["splitting"].boolean(),
                          .year_sum = Money::fen(computed["year_sum"].integer())};
    auto facts = split_facts(judge, choice).with("splitting", found.found).with("year_sum", found.year_sum);
    if (!choice.split_reason.empty()) {
        facts.with("split_reason", choice.split_reason);
    }
    judge.ask(clause::LP_032, facts);
    // LA-II.3.1-d 凡达到公开招标数额标准的项目: Lu'an's own words for the same sum.
    if (judge.applies(clause::LA_II_3_1_d)) {
        judge.compute(clause::LA_II_3_1_d, split_facts(judge, choice));
        judge.ask(clause::LA_II_3_1_d, facts);
    }
    return found;
}

}  // namespace

bool freely_chosen(law::Judge const& judge, MethodChoice const& choice) {
    return choice.procurement && !choice.emergency.empty() && judge.applies(clause::LP_043);
}

bool emergency_too_early(law::Judge const& judge, MethodChoice const& choice) {
    return choice.procurement && !choice.emergency.empty() && !judge.applies(clause::LP_043);
}

Day emergency_from(law::Judge const& judge) {
    auto const* rule = judge.book().find(clause::LP_043.id);
    ENSURE(rule != nullptr);
    return judge.book().statute_of(*rule).in_force_from;
}

Splitting judge_method(law::Judge& judge, MethodChoice const& choice) {
    auto const* method = find_method(choice.method);
    ENSURE(method != nullptr);
    judge.ask(clause::LP_039, law::Facts().with("method", choice.method).with("category", "services"));
    judge.ask(clause::CD_11_4,
              law::Facts()
                  .with("complex", choice.complex)
                  .with("need_final", choice.need_final)
                  .with("method", choice.method)
                  .with("evaluation", choice.evaluation));
    auto facts = law::Facts()
                     .with("procurement", choice.procurement)
                     .with("lawful", choice.procurement ? method->procurement : method->other)
                     .with("competitive", method->competitive)
                     .with("excepted", choice.excepted)
                     .with("method", choice.method);
    if (!choice.ground.empty()) {
        facts.with("ground", choice.ground);
    }
    if (!choice.reason.empty()) {
        facts.with("reason", choice.reason);
    }
    add_facts(facts, choice.ground, choice.original);
    auto const free = freely_chosen(judge, choice);
    if (free) {
        facts.with("emergency", choice.emergency);
        judge.ask(clause::LP_043, facts);
    }
    judge.ask(clause::CD_18_1, facts);
    judge.ask(clause::CD_18_2, facts);
    if (choice.procurement && !choice.excepted && !free) {
        facts.with("open_to_all", open_to_all(*method));
        judge.ask(clause::LP_027, facts);
        judge.ask(clause::SH_2_4_2, facts);
        judge.ask(clause::CDP_11_3a, facts);
    }
    if (choice.procurement && !choice.excepted && !free && !method->ground_under.id.empty()) {
        judge.ask(method->ground_under, facts);
    }
    if (!free) {
        judge_urgency_and_uniqueness(judge, choice);
    }
    if (!free && !choice.excepted) {
        judge_fit(judge, choice, *method);
        judge_evaluation(judge, choice, *method);
        judge_scoring_allowed(judge, choice, *method);
        judge_after_failure(judge, choice, *method);
        judge_places(judge, choice, *method);
    }
    return judge_splitting(judge, choice);
}

bool carried_for(Method const& method, bool procurement, bool excepted) {
    return method.carried && ((procurement ? method.procurement : method.other) || excepted);
}

Beforehand beforehand(law::Judge& judge, MethodChoice const& choice, Splitting const& splitting) {
    auto const& method = *find_method(choice.method);
    Beforehand before;
    if (choice.procurement && !choice.excepted && !freely_chosen(judge, choice)) {
        auto const threshold = budget::open_tender_threshold(judge);
        auto const facts = law::Facts().with("budget", choice.budget).with("threshold", threshold);
        auto const asked = [&](Clause clause, law::Facts const& about, char const* what) {
            auto const says = !clause.id.empty() && judge.compute(clause, about)[what].boolean_or(false);
            return says ? clause : Clause();
        };
        before.publicity = asked(method.publicity_under, law::Facts(facts).with("ground", choice.ground), "publicity");
        before.approval = asked(
            clause::LP_108,
            law::Facts().with("repeats_tender", choice.repeats_tender).with("tendering", method.tendering), "approval");
        // LA-II.3.1-c 凡达到公开招标数额标准的项目,应当采用公开招标方式: the place's own words first, then the nation's.
        for (auto const clause : {clause::LA_II_3_1_c, method.approval_under}) {
            auto const silent = clause == clause::LA_II_3_1_c && (open_to_all(method) || !judge.applies(clause));
            if (before.approval.id.empty() && !silent) {
                before.approval = asked(clause, facts, "approval");
            }
        }
        if (before.approval.id.empty() && splitting.found) {
            before.approval = clause::LP_033;
        }
    }
    // CD-18-2: without competition the choice waits for another person's approval; not where a superior rule made it.
    for (auto const clause : {clause::CD_18_2, clause::SY_1_2_3_c, clause::LA_II_3_1_a}) {
        if (method.approved && !choice.excepted && judge.applies(clause)) {
            before.another_person = clause;
            break;
        }
    }
    return before;
}

}  // namespace qiyue::tender
