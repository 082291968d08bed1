#include "modules/framework/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/api.hpp"
#include "modules/sealing/api.hpp"

#include <algorithm>

// Stage one 第一阶段: the offers of a round are opened, assessed one by one, ranked, and the last ones are eliminated.
namespace qiyue::framework {

using workflow::StepRun;

namespace {

// What LP-266 takes off for comparing, of which LP-281 lets stage one alone take account.
Money compared(StepRun& run, Framework const& f, Offer const& offer) {
    auto const owner = identity::organisation(run.tx, offer.provider);
    auto const rate = run.judge.compute(
        clause::LP_266,
        law::Facts()
            .with("rate", f.call["small_deduction"].integer_or(0))
            .with("reserved", false)
            .with("size", provider::size(run.tx, offer.provider))
            .with("declared", offer.body["declared"].text_or({}))
            .with("enterprise", owner && owner->attributes["legal_type"].text_or({}) == "enterprise"));
    auto const given = run.judge.compute(
        clause::LP_281,
        law::Facts().with("stage", 1).with("price", offer.price).with("deduction", rate["rate"].integer_or(0)));
    return Money::fen(given["compared"].integer_or(0));
}

// LP-284: price-first takes the lowest among those who meet the quality, quality-first the best marks; equal ones stay in
// the order of receipt.
void sort_offers(Framework const& f, std::vector<Offer>& offers) {
    auto const price = [](Offer const& offer) { return offer.body["compared"].integer_or(0); };
    auto const marks = [](Offer const& offer) { return offer.body["quality_score"].integer_or(0); };
    std::ranges::stable_sort(offers, [&](Offer const& a, Offer const& b) {
        if (judged_by_quality(f) && marks(a) != marks(b)) {
            return marks(a) > marks(b);
        }
        return price(a) < price(b);
    });
}

}  // namespace

Result<void> rank(StepRun& run) {
    auto f = stored(run);
    if (auto const waiting = offers_in(run.tx, run.engine, f.id, "opened"); !waiting.empty()) {
        return api::conflict("framework.not_assessed",
                             {"还有 " + std::to_string(waiting.size()) + " 份响应文件没有评审意见",
                              std::to_string(waiting.size()) + " offers are not assessed yet"},
                             {"请逐份评审", "assess each of them"});
    }
    auto offers = of_round(offers_in(run.tx, run.engine, f.id, "responsive"), f.round);
    auto const count = static_cast<std::int64_t>(offers.size());
    // LP-285 符合要求的供应商均不少于2家
    auto const enough = run.judge.compute(clause::LP_285, law::Facts().with("responsive", count));
    auto const minimum = std::to_string(enough["minimum"].integer_or(0));
    run.judge.require(
        clause::LP_285, law::Facts().with("responsive", count), enough["enough"].boolean_or(false),
        "framework.too_few_responsive", {},
        {"满足要求的供应商不足 " + minimum + " 家", "fewer than " + minimum + " suppliers are responsive"},
        {"请终止本次征集，完善征集条件后重新征集", "end this call; mend its terms and call again"});
    TRY(run.judge.verdict());
    for (auto& offer : offers) {
        offer.body.set("compared", compared(run, f, offer).in_fen());
    }
    sort_offers(f, offers);
    auto const cut = run.judge.compute(
        clause::LP_286,
        law::Facts().with("responsive", count).with("elimination", f.call["elimination"].integer_or(0)));
    auto const admitted = cut["admitted"].integer_or(0);
    for (std::size_t i = 0; i < offers.size(); ++i) {
        offers[i].rank = static_cast<std::int64_t>(i) + 1;
        offers[i].body.set("admitted", offers[i].rank <= admitted);
        store::update(run.tx, offers[i]);
    }
    f.results.set("responsive", count).set("eliminated", cut["eliminated"]);
    store::update(run.tx, f);
    run.answer.set("responsive", count).set("eliminated", cut["eliminated"]).set("admitted", admitted);
    return {};
}

Result<void> announce(StepRun& run) {
    auto f = stored(run);
    auto const sign_until = run.judge.deadline("framework_sign_due", run.today()).due.iso();
    for (auto& offer : of_round(offers_in(run.tx, run.engine, f.id, "responsive"), f.round)) {
        auto const admitted = offer.body["admitted"].boolean_or(false);
        move_later(run, offer.id, admitted ? "admitted" : "eliminated");
        if (admitted) {
            offer.body.set("sign_until", sign_until);
            store::update(run.tx, offer);
        }
    }
    f.announced = run.today();
    store::update(run.tx, f);
    owe(run, "framework.conclude", {"签订框架协议", "conclude the agreements"}, "framework_sign_due", clause::LP_297);
    run.answer.set("sign_until", sign_until);
    return {};
}

// A supplement that fails leaves the agreement of those who signed before.
Result<void> fail(StepRun& run) {
    auto f = stored(run);
    if (!of_round(offers_in(run.tx, run.engine, f.id, "signed"), f.round).empty()) {
        return api::conflict("framework.somebody_signed", {"已有供应商签订框架协议", "a supplier has signed already"},
                             {"请办结框架协议签订", "conclude the agreements"});
    }
    for (auto const* state : {"submitted", "opened", "responsive", "admitted"}) {
        for (auto const& offer : of_round(offers_in(run.tx, run.engine, f.id, state), f.round)) {
            move_later(run, offer.id, "returned");
        }
    }
    f.results.set("reason", run.form.text("reason"));
    sealing::erase_shares(run.tx, f.id);
    store::update(run.tx, f);
    run.to = f.concluded ? "running" : "failed";
    return {};
}

}  // namespace qiyue::framework
