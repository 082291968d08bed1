#include "modules/tender/method_choice.hpp"

#include "law/clauses.gen.hpp"

// The rules of the places about purchases that are not put up to competition. Each holds in its own place alone.
namespace qiyue::tender {

namespace {

// SY-1.2.3-c 通过竞争择优的方式选择政府购买服务的承接主体
// LA-II.3.1-a 凡纳入政府购买服务目录的公共服务,原则上都要纳入政府采购
void judge_reason(law::Judge& judge, MethodChoice const& choice, Method const& method) {
    auto const given = !choice.reason.empty();
    for (auto const clause : {clause::SY_1_2_3_c, clause::LA_II_3_1_a}) {
        judge.require(clause, law::Facts().with("competitive", method.competitive).with("reason_given", given),
                      method.competitive || given, "method.no_reason", "reason",
                      {"不采用竞争性方式的，须写明理由", "say why there is no competition"},
                      {"请填写理由，或改用竞争性方式", "give the reason, or let suppliers compete"});
    }
}

// SY-3.1.4(1) Projects that meet the conditions of competition go by the methods of procurement.
// SY-3.1.4(2) 对具有特殊性、不符合竞争性条件的,可以采取委托、特许经营、战略性合作等方式; LA-F.7
void judge_other_ways(law::Judge& judge, MethodChoice const& choice, Method const& method) {
    auto const commission = method.name == "direct";
    auto const fit = choice.fit_for_contest.value_or(false);
    judge.require(clause::SY_3_1_4_1, law::Facts().with("fit_for_contest", fit).with("commission", commission),
                  !fit || !commission, "method.fit_for_contest", "method",
                  {"符合竞争性条件的项目，应当采用政府采购的方式",
                   "a project fit for competition goes by a method of procurement"},
                  {"请改用竞争性方式", "let suppliers compete"});
    auto const open = choice.special && choice.fit_for_contest.has_value() && !fit;
    for (auto const clause : {clause::SY_3_1_4_2, clause::LA_F_7}) {
        judge.require(
            clause,
            law::Facts().with("commission", commission).with("special", choice.special).with("fit_for_contest", fit),
            !commission || open, "method.not_special", choice.special ? "fit_for_contest" : "special",
            {"委托等方式限于具有特殊性、不符合竞争性条件的项目",
             "a commission is for special projects that are not fit for competition"},
            {"请如实填写两项，或改用竞争性方式", "state both, or let suppliers compete"});
    }
    // LA-II.3.1-b 不适宜或暂时不能实行政府采购的,可通过委托、承包等方式选择承接主体
    judge.require(
        clause::LA_II_3_1_b, law::Facts().with("temporary", choice.temporary).with("until_given", choice.until_given),
        !commission || !choice.temporary || choice.until_given, "method.temporary_without_end", "temporary_until",
        {"暂时不能实行政府采购的，须写明到何时为止", "say until when procurement is impossible"},
        {"请填写截止日，期满后恢复政府采购", "give the day after which it is procured again"});
    // SY-2.2-d 要与具备条件的社会力量公开、平等竞争
    judge.require(
        clause::SY_2_2_d,
        law::Facts()
            .with("institution", choice.institution)
            .with("competitive", method.competitive)
            .with("only_because_given", choice.only_because),
        !choice.institution || method.competitive || choice.only_because, "method.institution_directly", "only_because",
        {"事业单位不因其隶属关系而直接承接，须与其他社会力量同等条件",
         "a public institution is not chosen directly for being one: the same grounds are asked as of others"},
        {"请写明只能由其承接的法定原因，或改用竞争性方式", "give the ground for it alone, or let suppliers compete"});
}

}  // namespace

void judge_places(law::Judge& judge, MethodChoice const& choice, Method const& method) {
    judge_reason(judge, choice, method);
    judge_other_ways(judge, choice, method);
}

}  // namespace qiyue::tender
