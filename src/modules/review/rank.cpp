#include "modules/review/ranking.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>
#include <set>

// From signed sheets to the ranking. All figures are computed; the judgement kept with the step shows the arithmetic.
namespace qiyue::review {

namespace {

// CD-21-5: the bid's value in the published band. A bid that offers no value for it scores nothing there.
std::vector<Computed> by_bands(StepRun& run, Scoring const& scoring) {
    std::vector<Computed> all;
    for (auto const& factor : scoring.document.factors) {
        if (!factor.interval || factor.category == "price") {
            continue;
        }
        Value bands = Value::list();
        for (auto const& band : factor.bands) {
            bands.push(Value::object().set("from", band.from).set("to", band.to).set("score", band.score));
        }
        for (auto const& bid : scoring.bids) {
            auto const value = offered(scoring.opened, bid.bid, factor.id);
            if (bid.valid() && value) {
                auto const computed =
                    run.judge.compute(clause::CD_21_5, law::Facts().with("value", *value).with("bands", bands));
                all.push_back({.bid = bid.bid, .factor = factor.id, .score = computed["score"].integer()});
            }
        }
    }
    return all;
}

struct Flag {
    Clause clause;
    std::set<std::int64_t> bids;
};

// Prices so low that the committee must ask about them: three tests, each by its own clause.
std::vector<Flag> abnormally_low(StepRun& run, std::vector<ReviewedBid> const& bids, Money ceiling) {
    Value prices = Value::list();
    for (auto const& bid : bids) {
        if (bid.valid()) {
            prices.push(Value::object().set("id", bid.bid).set("price", bid.price.in_fen()));
        }
    }
    std::vector<Flag> flags;
    for (auto const clause : {clause::LP_144, clause::LP_145, clause::LP_146}) {
        if (!run.judge.applies(clause)) {
            continue;
        }
        auto const computed = run.judge.compute(clause, law::Facts().with("bids", prices).with("ceiling", ceiling));
        Flag flag{.clause = clause, .bids = {}};
        for (auto const& id : computed["low"].items()) {
            flag.bids.insert(id.integer());
        }
        flags.push_back(std::move(flag));
    }
    return flags;
}

void judge_low_prices(StepRun& run, Review& review, std::vector<ReviewedBid> const& bids, Money ceiling) {
    Value flagged = Value::list();
    for (auto const& flag : abnormally_low(run, bids, ceiling)) {
        for (auto const bid : flag.bids) {
            flagged.push(Value::object().set("bid", bid).set("clause", flag.clause.id));
            auto const explained = review.body["low_price"].has(std::to_string(bid));
            auto const found = std::ranges::find(bids, bid, &ReviewedBid::bid);
            auto const who = name_of_organisation(run.tx, found->provider);
            run.judge.require(
                flag.clause,
                law::Facts().with("bidder", who).with("price", found->price).with("price_explained", explained),
                explained, "review.low_price_unexplained", {},
                {who + "的报价异常低,尚未要求其说明", "the price of " + who + " is abnormally low and not explained"},
                {"请要求其作出说明,并登记评审委员会的结论",
                 "ask for an explanation and record the committee's conclusion"});
        }
    }
    review.body.set("low", flagged);
}

// By the tests of LP-144 to LP-146. Where none of them is in force the committee judges itself, and no more than the
// lowest price can be 报价明显低于其他 (LP-143).
bool may_be_low(StepRun& run, std::vector<ReviewedBid> const& bids, ReviewedBid const& asked, Money ceiling) {
    auto const flags = abnormally_low(run, bids, ceiling);
    if (!flags.empty()) {
        return std::ranges::any_of(flags, [&](Flag const& flag) { return flag.bids.contains(asked.bid); });
    }
    return std::ranges::all_of(bids, [&](ReviewedBid const& other) {
        return other.bid == asked.bid || !other.valid() || asked.price < other.price;
    });
}

Value with_names(db::Tx& tx, Value const& ranking, std::vector<ReviewedBid> const& bids) {
    Value named = Value::list();
    for (auto row : ranking.items()) {
        auto const bid = std::ranges::find(bids, row["id"].integer(), &ReviewedBid::bid);
        row.set("bid", row["id"])
            .set("provider", bid->provider)
            .set("provider_name", name_of_organisation(tx, bid->provider));
        row.set("price", bid->price.in_fen());  // what is paid, not what was compared
        row.erase("id");
        named.push(std::move(row));
    }
    return named;
}

Value warn_outlying(StepRun& run, Scoring const& scoring) {
    auto const share = BasisPoints{run.judge.number("outlying_mark_share")};
    Value named = Value::list();
    auto const found = outlying(scoring, share);
    for (auto line : found.items()) {
        auto const who = member(scoring.members, line["person"].integer());
        auto const factor = std::ranges::find(scoring.document.factors, line["factor"].integer(), &tender::Factor::id);
        auto const bid = std::ranges::find(scoring.bids, line["bid"].integer(), &ReviewedBid::bid);
        named.push(line.set("name", who ? who->name : std::string())
                       .set("factor_name", factor->name)
                       .set("provider_name", name_of_organisation(run.tx, bid->provider)));
    }
    return named;
}

}  // namespace

std::string name_of_organisation(db::Tx& tx, std::int64_t organisation) {
    auto const found = identity::organisation(tx, organisation);
    return found ? found->name : std::string();
}

Result<void> low_price(StepRun& run) {
    auto review = stored(run);
    auto bids = store::bids(run.tx, review.id);
    auto const bid = std::ranges::find(bids, run.form.integer("bid"), &ReviewedBid::bid);
    if (bid == bids.end() || !bid->valid()) {
        return api::invalid("review.unknown_bid", "bid",
                            {"不是通过资格审查的投标", "no qualified bid of this purchase"},
                            {"请只填写列出的投标", "name only the bids that are listed"});
    }
    auto const document = document_of(run.tx, review.tender);
    // LP-143 报价明显低于其他且可能影响质量或履约的,应要求现场合理时间内书面说明;不能证明的作无效投标
    auto const low = may_be_low(run, bids, *bid, document.ceiling);
    run.judge.require(
        clause::LP_143, law::Facts().with("price", bid->price).with("price_low", low), low, "review.price_not_low",
        "bid", {"该投标的报价并非明显偏低,不得据此认定无效", "its price is not abnormally low and excludes nobody"},
        {"只对系统提示报价异常低的投标登记说明", "record explanations of the flagged bids only"});
    TRY(run.judge.verdict());
    auto decided = review.body["low_price"].is_object() ? review.body["low_price"] : Value::object();
    decided.set(std::to_string(bid->bid), run.form.value());
    review.body.set("low_price", decided);
    store::update(run.tx, review);
    if (!run.form.yes("accepted")) {
        // LP-143 不能证明的作无效投标
        bid->qualified = false;
        bid->reason = "报价明显偏低且不能证明其合理性:" + run.form.text("explanation");
        store::update(run.tx, review.id, *bid);
        // LP-105, CD-18-8: the three are counted again without it.
        auto const valid = static_cast<std::int64_t>(std::ranges::count_if(bids, &ReviewedBid::valid));
        auto const failed_under = too_few(run, review.tender, valid);
        run.answer.set("qualified", valid).set("failed_under", failed_under);
        if (failed_under.size() > 0) {
            run.to = "failed";
        }
    }
    return {};
}

Result<void> rank(StepRun& run) {
    auto review = stored(run);
    auto const document = document_of(run.tx, review.tender);
    auto const bids = store::bids(run.tx, review.id);
    auto const opened = bidding::opened_bids(run.tx, review.tender);
    auto const members = store::members(run.tx, review.id);
    auto const marks = store::marks(run.tx, review.id);
    Scoring const scoring{document, bids, opened, members, marks};

    judge_low_prices(run, review, bids, document.ceiling);
    TRY(run.judge.verdict());
    Value outcome;
    Value bands = Value::list();
    if (document.evaluation == tender::Evaluation::comprehensive) {
        auto const computed = by_bands(run, scoring);
        for (auto const& one : computed) {
            bands.push(Value::object().set("bid", one.bid).set("factor", one.factor).set("score", one.score));
        }
        outcome = run.judge.compute(clause::CD_21_8, comprehensive_facts(scoring, computed));
    } else {
        outcome = run.judge.compute(clause::CD_21_7, lowest_price_facts(scoring));
    }
    auto const ranking = with_names(run.tx, outcome["ranking"], bids);
    review.body.set("ranking", ranking).set("bands", bands).set("outlying", warn_outlying(run, scoring));
    store::update(run.tx, review);
    // The outlying marks name their experts: the page shows them to whom it may, this answer does not.
    run.answer.set("ranking", ranking).set("bands", bands);
    return {};
}

}  // namespace qiyue::review
