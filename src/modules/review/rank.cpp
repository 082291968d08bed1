#include "modules/review/collusion.hpp"
#include "modules/review/evaluating.hpp"
#include "modules/review/preferences.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>
#include <set>

// Abnormally low prices, and the ranking with who stands in it.
namespace qiyue::review {

namespace {

struct Flag {
    Clause clause;
    std::set<std::int64_t> bids;
};

// Prices so low that the committee must ask about them: three tests, each by its own clause.
std::vector<Flag> abnormally_low(StepRun& run, std::vector<ReviewedBid> const& bids, tender::Document const& document) {
    Value prices = Value::list();
    for (auto const& bid : bids) {
        if (bid.valid()) {
            prices.push(Value::object().set("id", bid.bid).set("price", bid.price.in_fen()));
        }
    }
    std::vector<Flag> flags;
    for (auto const& [clause, test] : {std::pair{clause::LP_144, "average"}, std::pair{clause::LP_145, "second"},
                                       std::pair{clause::LP_146, "ceiling"}}) {
        if (!run.judge.applies(clause)) {
            continue;
        }
        auto facts = law::Facts().with("bids", prices).with("ceiling", document.ceiling);
        if (auto const& raised = document.raised_ratios[test]; raised.is_integer()) {
            facts.with("raised", raised);
        }
        auto const computed = run.judge.compute(clause, facts);
        Flag flag{.clause = clause, .bids = {}};
        for (auto const& id : computed["low"].items()) {
            flag.bids.insert(id.integer());
        }
        flags.push_back(std::move(flag));
    }
    return flags;
}

void judge_low_prices(StepRun& run, Review& review, std::vector<ReviewedBid> const& bids,
                      tender::Document const& document) {
    Value flagged = Value::list();
    for (auto const& flag : abnormally_low(run, bids, document)) {
        for (auto const bid : flag.bids) {
            flagged.push(Value::object().set("bid", bid).set("clause", flag.clause.id));
            auto const explained = review.body["low_price"].has(std::to_string(bid));
            auto const found = std::ranges::find(bids, bid, &ReviewedBid::bid);
            auto const who = name_of_organisation(run.tx, found->provider);
            run.judge.require(
                flag.clause,
                law::Facts().with("bidder", who).with("price", found->price).with("price_explained", explained),
                explained, "review.low_price_unexplained", {},
                {who + "的报价异常低，尚未要求其说明", "the price of " + who + " is abnormally low and not explained"},
                {"请要求其作出说明，并登记评审委员会的结论",
                 "ask for an explanation and record the committee's conclusion"});
        }
    }
    review.body.set("low", flagged);
}

// By the tests of LP-144 to LP-146. Where none of them is in force the committee judges itself, and no more than the
// lowest price can be 报价明显低于其他 (LP-143).
bool may_be_low(StepRun& run, std::vector<ReviewedBid> const& bids, ReviewedBid const& asked,
                tender::Document const& document) {
    auto const flags = abnormally_low(run, bids, document);
    if (!flags.empty()) {
        return std::ranges::any_of(flags, [&](Flag const& flag) { return flag.bids.contains(asked.bid); });
    }
    return std::ranges::all_of(bids, [&](ReviewedBid const& other) {
        return other.bid == asked.bid || !other.valid() || asked.price < other.price;
    });
}

// `price` is what is paid, `compared` what was compared: the same where policy takes nothing off.
Value with_names(db::Tx& tx, Value const& ranking, std::vector<ReviewedBid> const& bids, Value const& deductions) {
    Value named = Value::list();
    for (auto row : ranking.items()) {
        auto const bid = std::ranges::find(bids, row["id"].integer(), &ReviewedBid::bid);
        row.set("bid", row["id"])
            .set("provider", bid->provider)
            .set("provider_name", name_of_organisation(tx, bid->provider))
            .set("compared", row["price"]);
        for (auto const& one : deductions.items()) {
            if (one["bid"] == row["id"]) {
                row.set("deduction", one["rate"]);
            }
        }
        row.set("price", bid->price.in_fen());
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

Refusal unknown_bid() {
    return api::invalid("review.unknown_bid", "bid", {"不是通过资格审查的投标", "no qualified bid of this purchase"},
                        {"请只填写列出的投标", "name only the bids that are listed"});
}

}  // namespace

std::string name_of_organisation(db::Tx& tx, std::int64_t organisation) {
    auto const found = identity::organisation(tx, organisation);
    return found ? found->name : std::string();
}

// LP-143 应要求现场合理时间内书面说明: when the bidder was asked, so that its time can be counted.
Result<void> ask_low_price(StepRun& run) {
    auto review = stored(run);
    auto const bids = store::bids(run.tx, review.id);
    auto const bid = std::ranges::find(bids, run.form.integer("bid"), &ReviewedBid::bid);
    if (bid == bids.end() || !bid->valid()) {
        return unknown_bid();
    }
    auto asked = review.body["asked"].is_object() ? review.body["asked"] : Value::object();
    if (!asked.has(std::to_string(bid->bid))) {
        asked.set(std::to_string(bid->bid), run.context.now.iso());
    }
    review.body.set("asked", asked);
    store::update(run.tx, review);
    return {};
}

Result<void> low_price(StepRun& run) {
    auto review = stored(run);
    auto bids = store::bids(run.tx, review.id);
    auto const bid = std::ranges::find(bids, run.form.integer("bid"), &ReviewedBid::bid);
    if (bid == bids.end() || !bid->valid()) {
        return unknown_bid();
    }
    auto const document = document_of(run.tx, review.tender);
    // LP-143 报价明显低于其他且可能影响质量或履约的,应要求现场合理时间内书面说明;不能证明的作无效投标
    auto const low = may_be_low(run, bids, *bid, document);
    run.judge.require(
        clause::LP_143, law::Facts().with("price", bid->price).with("price_low", low), low, "review.price_not_low",
        "bid", {"该投标的报价并非明显偏低，不得据此认定无效", "its price is not abnormally low and excludes nobody"},
        {"只对系统提示报价异常低的投标登记说明", "record explanations of the flagged bids only"});
    if (!run.form.yes("accepted")) {
        auto facts = law::Facts().with("now", run.context.now);
        if (auto const& asked = review.body["asked"][std::to_string(bid->bid)]; asked.is_text()) {
            facts.with("asked", asked);
        }
        run.judge.ask(clause::LP_148, facts);
    }
    TRY(run.judge.verdict());
    auto decided = review.body["low_price"].is_object() ? review.body["low_price"] : Value::object();
    decided.set(std::to_string(bid->bid), run.form.value());
    review.body.set("low_price", decided);
    store::update(run.tx, review);
    if (!run.form.yes("accepted")) {
        // LP-143 不能证明的作无效投标
        bid->qualified = false;
        bid->reason = "报价明显偏低且不能证明其合理性：" + run.form.text("explanation");
        store::update(run.tx, review.id, *bid);
        // LP-105, CD-18-8: the three are counted again without it.
        count_valid(run, review.tender, bids);
    }
    return {};
}

Result<void> rank(StepRun& run) {
    auto review = stored(run);
    auto const document = document_of(run.tx, review.tender);
    auto const bids = store::bids(run.tx, review.id);
    auto const opened = bidding::opened_bids(run.tx, review.tender);
    auto const members = seated(store::members(run.tx, review.id));
    auto const marks = store::marks(run.tx, review.id);
    Scoring scoring{document, bids, opened, members, marks};

    judge_low_prices(run, review, bids, document);
    judge_signs_concluded(run, review);
    TRY(run.judge.verdict());
    scoring.deductions = deductions(run, scoring);
    scoring.preferences = preferences(run, scoring);
    auto const evaluated = evaluate(run, scoring);
    auto const ranking = with_names(run.tx, evaluated.ranking, bids, scoring.deductions);
    review.body.set("ranking", ranking)
        .set("bands", evaluated.bands)
        .set("deductions", scoring.deductions)
        .set("preferences", scoring.preferences)
        .set("outlying", warn_outlying(run, scoring))
        .set("ranked_on", run.today().iso());
    store::update(run.tx, review);
    open_record_of_duties(run, review);
    // The outlying marks name their experts: the page shows them to whom it may, this answer does not.
    run.answer.set("ranking", ranking).set("bands", evaluated.bands);
    return {};
}

}  // namespace qiyue::review
