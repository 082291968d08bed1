#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"
#include "modules/provider/api.hpp"

#include <algorithm>

// From the report to the published result: the buyer confirms in the order of the ranking, then everybody is told.
namespace qiyue::review {

namespace {

std::vector<Review> published_first(std::vector<Review> all) {
    std::erase_if(all, [](Review const& review) { return !review.body["award"]["letter_day"].is_text(); });
    return all;
}

std::optional<Award> award_in(std::vector<Review> const& reviews) {
    auto const published = published_first(reviews);
    if (published.empty()) {
        return std::nullopt;
    }
    auto const& review = published.back();
    auto const& kept = review.body["award"];
    return Award{.project = review.project,
                 .tender = review.tender,
                 .review = review.id,
                 .bid = kept["bid"].integer(),
                 .provider = kept["provider"].integer(),
                 .price = Money::fen(kept["price"].integer()),
                 .term = kept["term"].text_or({}),
                 .awarded_on = Day::parse(kept["awarded_on"].text()).value(),
                 .letter_day = Day::parse(kept["letter_day"].text()).value(),
                 .notice_until = Day::parse(kept["notice_until"].text()).value()};
}

std::string term_of(bidding::OpenedBid const& bid) {
    auto const& term = bid.content["term"];
    return term.is_text() ? term.text() : std::string();
}

// CD-18-6 应按照政府采购法律制度规定: a candidate goes by his own word, or for an act that somebody entitled to has found.
void judge_ground(StepRun& run, ReviewedBid const& bid) {
    auto const& ground = run.form.text("ground");
    if (ground == "disqualified") {
        auto const decided = run.form.given("authority") && run.form.given("decision_number");
        run.judge.require(clause::CD_18_6, decided || provider::listed(run.tx, bid.provider, run.today()),
                          "award.no_unlawful_act_found", "ground",
                          {"该投标人不在失信名单上,也未填写认定其违法行为的机关和文号",
                           "the bidder is on no credit list, and no authority's decision is named"},
                          {"请填写认定机关和文号", "name the authority and the number of its decision"});
        return;
    }
    run.judge.require(
        clause::CD_18_6, bidding::renounced(run.tx, bid.bid) == ground, "award.not_renounced", "ground",
        {"该投标人没有以此情形声明放弃中标资格", "the bidder has not given the candidacy up on this ground"},
        {"须由投标人自己声明", "it takes the bidder's own statement"});
}

}  // namespace

std::optional<Award> award(db::Tx& tx, std::int64_t project) {
    return award_in(store::of_project(tx, project));
}

std::optional<Award> award_of_tender(db::Tx& tx, std::int64_t tender) {
    return award_in(store::of_tender(tx, tender));
}

Result<void> report(StepRun& run) {
    auto review = stored(run);
    review.body.set("report", run.form.value());
    store::update(run.tx, review);
    return {};
}

// CD-18-6: in the order of the report.
Result<void> confirm(StepRun& run) {
    auto review = stored(run);
    auto const bids = store::bids(run.tx, review.id);
    auto const chosen = run.form.integer("bid");
    Value candidates = Value::list();
    for (auto const& row : review.body["ranking"].items()) {
        auto const bid = std::ranges::find(bids, row["bid"].integer(), &ReviewedBid::bid);
        candidates.push(Value::object().set("id", bid->bid).set("rank", row["rank"]).set("out", !bid->standing));
    }
    run.judge.ask(clause::CD_18_6, law::Facts().with("chosen", chosen).with("candidates", candidates));
    TRY(run.judge.verdict());
    auto const opened = bidding::opened_bid(run.tx, chosen);
    auto const bid = std::ranges::find(bids, chosen, &ReviewedBid::bid);
    if (!opened || bid == bids.end() || !bid->valid()) {
        return api::invalid("review.unknown_bid", "bid", {"不是本项目的有效投标", "no valid bid of this purchase"},
                            {"请只填写列出的投标", "name only the bids that are listed"});
    }
    review.body.set("award",
                    Value::object()
                        .set("bid", bid->bid)
                        .set("provider", bid->provider)
                        .set("price", bid->price.in_fen())
                        .set("term", term_of(*opened))
                        .set("awarded_on", run.today().iso()));
    store::update(run.tx, review);
    run.answer.set("provider", bid->provider).set("price", bid->price.in_fen());
    run.raise(
        AwardConfirmed{.tender = review.tender, .project = review.project, .bid = bid->bid, .provider = bid->provider});
    return {};
}

Result<void> drop(StepRun& run) {
    auto bids = store::bids(run.tx, run.object.id);
    auto const bid = std::ranges::find(bids, run.form.integer("bid"), &ReviewedBid::bid);
    if (bid == bids.end() || !bid->qualified || !bid->standing) {
        return api::invalid("award.not_a_candidate", "bid", {"不是有效的中标候选", "this bid is no standing candidate"},
                            {"请从中标候选中选择", "choose one of the standing candidates"});
    }
    judge_ground(run, *bid);
    TRY(run.judge.verdict());
    bid->standing = false;
    bid->reason = run.form.text("reason");
    store::update(run.tx, run.object.id, *bid);
    return {};
}

Result<void> notify(StepRun& run) {
    auto review = stored(run);
    auto kept = review.body["award"];
    // LP-181 中标公告期限为1个工作日
    auto const until =
        run.judge.applies(clause::LP_181) ? run.judge.deadline("result_notice_period", run.today()).due : run.today();
    kept.set("letter_day", run.today().iso()).set("notice_until", until.iso());
    review.body.set("award", kept);
    store::update(run.tx, review);
    auto const result = result_of(run.engine, run.tx, review, run.judge);
    run.answer.set("result", result);
    auto const published = award_of_tender(run.tx, review.tender);
    ENSURE(published.has_value());
    run.raise(ResultPublished{.award = *published, .result = result});
    return {};
}

}  // namespace qiyue::review
