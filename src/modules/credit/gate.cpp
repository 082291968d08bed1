#include "modules/credit/store.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/api.hpp"

#include <algorithm>
#include <array>

// The one gate: every step by which a provider takes part asks it, in every district of the city alike.
namespace qiyue::credit {

namespace {

// The ban that ends last. One whose time is over is given too: that it is over is the law's to say, not the store's.
std::optional<Sanction> ban_of(db::Tx& tx, std::int64_t provider, Day day, std::string_view measure) {
    std::optional<Sanction> last;
    for (auto const& one : store::of_provider(tx, provider)) {
        auto const counts = one.measure == measure && *one.from <= day && (!one.ended_on || day < *one.ended_on);
        if (counts && (!last || *last->until < *one.until)) {
            last = one;
        }
    }
    return last;
}

bool listed(db::Tx& tx, std::int64_t provider, Day day) {
    auto const all = store::of_provider(tx, provider);
    return std::ranges::any_of(all, [&](Sanction const& one) { return one.measure == "listed" && one.active(day); });
}

law::Facts facts_of(std::string const& name, std::optional<Sanction> const& ban, Day day) {
    auto facts = law::Facts().with("supplier_name", name).with("banned", ban.has_value()).with("today", day);
    if (ban) {
        facts.with("ban_from", Value(ban->from->iso())).with("ban_until", Value(ban->until->iso()));
    }
    return facts;
}

}  // namespace

Clause procedure_clause(law::Judge const& judge) {
    static std::array<Clause, 4> const of_the_places{clause::CD_38_2, clause::SH_2_5_10, clause::SY_4_5_i,
                                                     clause::LA_3_2_6};
    auto const here = std::ranges::find_if(of_the_places, [&](Clause one) { return judge.applies(one); });
    return here == of_the_places.end() ? clause::LP_307 : *here;
}

void judge_taking_part(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day, Purchase purchase) {
    provider::judge_qualified(tx, judge, provider, day);
    auto const organisation = identity::organisation(tx, provider);
    auto const name = organisation ? organisation->name : std::string();
    auto const related = provider::related(tx, provider);
    auto const bound =
        std::ranges::any_of(related, [&](provider::Related const& other) { return listed(tx, other.provider, day); });
    auto const facts = facts_of(name, ban_of(tx, provider, day, "listed"), day).with("related_banned", bound);
    if (purchase == Purchase::procurement) {
        provider::judge_credit(tx, judge, provider, day);
        judge.ask(clause::LP_309, facts);
        // LA-3.2.3 禁止参加政府采购活动
        judge.ask(clause::LA_3_2_3, facts);
    }
    // SH-2.5-11, SY-4.5-l: of every purchase of services
    judge.ask(clause::SH_2_5_11, facts);
    judge.ask(clause::SY_4_5_l, facts);
    // SY-2.2.4-a 具有良好的社会和商业信誉: read when it registers for a purchase, hands in, and before a contract is signed
    auto const listing = ban_of(tx, provider, day, "listed");
    auto const on_list = listing && listing->active(day);
    judge.require(clause::SY_2_2_4_a, facts, !on_list, "credit.no_good_standing", {},
                  {"“" + name + "”在政府购买服务黑名单上，不具有良好的社会和商业信誉",
                   "“" + name + "” is on the blacklist and has no good standing"},
                  {"期满后自行恢复", "it is restored when its time is over"});
    // SH-3.2-7 失信惩戒: the lowest level takes part in nothing.
    if (auto const by_level = effects(tx, judge, provider, day); by_level.size() > 0) {
        auto const level = by_level["credit_level"].text();
        judge.require(
            clause::SH_3_2_7, law::Facts().with("supplier_name", name).with("credit_level", level),
            !by_level["refused"].boolean(), "credit.level_refused", {},
            {"“" + name + "”信用等级为 " + level + "，不得参加", "“" + name + "” has the credit level " + level},
            {"信用等级恢复后可以参加", "it may take part once its level is up again"});
    }
    // SY-1.2.3-d 建立优胜劣汰的动态调整机制
    auto const pause = ban_of(tx, provider, day, "suspended");
    auto const paused = pause && pause->active(day);
    auto const until = paused ? pause->until->iso() : std::string();
    judge.require(clause::SY_1_2_3_d, facts_of(name, pause, day), !paused, "credit.suspended", {},
                  {"“" + name + "”被暂停参加，至 " + until, "“" + name + "” is suspended until " + until},
                  {"期满次日起可以参加，无须另行申请", "it may take part again from the next day on, without asking"});
}

bool barred(db::Tx& tx, std::int64_t provider, Day day) {
    auto const all = store::of_provider(tx, provider);
    return std::ranges::any_of(all, [&](Sanction const& one) { return one.bars() && one.active(day); });
}

}  // namespace qiyue::credit
