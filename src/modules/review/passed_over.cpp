#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// Whom the document's own rules set behind the other candidates: who won as many lots as it allows, and, where a new project
// is to go to others, who serves the same item already. They come after all others, whatever their rank; where nobody
// else is left they are candidates as before.
namespace qiyue::review {

namespace {

bool incumbent(std::set<std::int64_t> const& serving, std::vector<ReviewedBid> const& bids, std::int64_t bid) {
    auto const found = std::ranges::find(bids, bid, &ReviewedBid::bid);
    return found != bids.end() && serving.contains(found->provider);
}

// Who of the bidders serves the same item under another project; none where the document does not ask.
std::set<std::int64_t> serving(StepRun& run, Review const& review, std::vector<ReviewedBid> const& bids) {
    if (!document_of(run.tx, review.tender).to_others) {
        return {};
    }
    IncumbentsAsked asked{
        .project = review.project, .providers = {}, .found = std::make_shared<std::set<std::int64_t>>()};
    for (auto const& bid : bids) {
        asked.providers.push_back(bid.provider);
    }
    auto const told = run.ports().bus.raise(run.tx, run.context, asked);
    ENSURE(told.ok());
    return *asked.found;
}

}  // namespace

std::map<std::int64_t, std::string> passed_over(StepRun& run, Review const& review,
                                                std::vector<ReviewedBid> const& bids) {
    std::map<std::int64_t, std::string> over;
    for (auto const bid : sated(run.tx, review, bids)) {
        over.emplace(bid, "lots_won");
    }
    auto const known = serving(run, review, bids);
    auto const another = std::ranges::any_of(bids, [&](ReviewedBid const& bid) {
        return bid.valid() && bid.standing && !over.contains(bid.bid) && !known.contains(bid.provider);
    });
    for (auto const& row : review.body["ranking"].items()) {
        if (another && incumbent(known, bids, row["bid"].integer())) {
            over.emplace(row["bid"].integer(), "incumbent");
        }
    }
    return over;
}

void judge_passed_over(StepRun& run, Review const& review, std::vector<ReviewedBid> const& bids, std::int64_t chosen) {
    auto const over = passed_over(run, review, bids);
    auto const why = over.find(chosen);
    auto const bid = std::ranges::find(bids, chosen, &ReviewedBid::bid);
    if (bid == bids.end()) {
        return;
    }
    auto const because = why == over.end() ? std::string() : why->second;
    if (auto const lots = lots_won(run.tx, review.tender, bid->provider); lots.most) {
        run.judge.require(clause::SY_3_1_4_3_a,
                          law::Facts().with("lots_won", lots.won).with("lots_won_most", *lots.most),
                          because != "lots_won", "award.too_many_lots", "bid",
                          {"该投标人已中 " + std::to_string(lots.won) + " 个采购包，达到购买文件规定的数量",
                           "this bidder has won " + std::to_string(lots.won) + " lots, as many as the document allows"},
                          {"请确定排序的下一候选", "confirm the next in the ranking"});
    }
    // SY-3.1.4(3)-b 新增项目另授
    if (document_of(run.tx, review.tender).to_others) {
        run.judge.require(
            clause::SY_3_1_4_3_b, law::Facts().with("incumbent", because == "incumbent"), because != "incumbent",
            "award.to_others", "bid",
            {"购买文件规定新增项目另授，该投标人已承接同类项目，排在其他候选之后",
             "the document gives this new project to others: this bidder serves the same item already and "
             "comes after all others"},
            {"请确定排序在前的其他候选", "confirm the first of the others"});
    }
}

void tell_passed_over(StepRun& run, Review& review, std::vector<ReviewedBid> const& bids) {
    Value lines = Value::list();
    for (auto const& [id, because] : passed_over(run, review, bids)) {
        auto const bid = std::ranges::find(bids, id, &ReviewedBid::bid);
        lines.push(Value::object()
                       .set("bid", id)
                       .set("provider_name", name_of_organisation(run.tx, bid->provider))
                       .set("because", because));
    }
    review.body.erase("passed_over");
    if (lines.size() > 0) {
        review.body.set("passed_over", lines);
        run.answer.set("passed_over", lines);
    }
}

}  // namespace qiyue::review
