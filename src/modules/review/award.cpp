#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"
#include "modules/credit/api.hpp"
#include "modules/provider/api.hpp"

#include <algorithm>
#include <memory>

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
        auto const listed = provider::listed(run.tx, bid.provider, run.today()).has_value() ||
            credit::barred(run.tx, bid.provider, run.today());
        run.judge.require(clause::CD_18_6, law::Facts().with("decision_named", decided).with("on_credit_list", listed),
                          decided || listed, "award.no_unlawful_act_found", "ground",
                          {"该投标人不在失信名单上，也未填写认定其违法行为的机关和文号",
                           "the bidder is on no credit list, and no authority's decision is named"},
                          {"请填写认定机关和文号", "name the authority and the number of its decision"});
        return;
    }
    run.judge.require(
        clause::CD_18_6,
        law::Facts()
            .with("ground", law::words(run.form.chosen("ground")))
            .with("renounced_so", bidding::renounced(run.tx, bid.bid) == ground),
        bidding::renounced(run.tx, bid.bid) == ground, "award.not_renounced", "ground",
        {"该投标人没有以此情形声明放弃中标资格", "the bidder has not given the candidacy up on this ground"},
        {"须由投标人自己声明", "it takes the bidder's own statement"});
}

// The ranking as CD-18-6 and LP-179 read it.
Value candidates_of(StepRun& run, Review const& review, std::vector<ReviewedBid> const& bids) {
    Value candidates = Value::list();
    auto const behind = passed_over(run, review, bids);
    for (auto const& row : review.body["ranking"].items()) {
        auto const bid = std::ranges::find(bids, row["bid"].integer(), &ReviewedBid::bid);
        auto const over = behind.contains(bid->bid);
        candidates.push(
            Value::object().set("id", bid->bid).set("rank", row["rank"]).set("out", !bid->standing || over));
    }
    return candidates;
}

Result<void> award_to(StepRun& run, Review& review, std::vector<ReviewedBid> const& bids, std::int64_t chosen) {
    auto const opened = bidding::opened_bid(run.tx, chosen);
    auto const bid = std::ranges::find(bids, chosen, &ReviewedBid::bid);
    if (!opened || bid == bids.end() || !bid->valid()) {
        return api::invalid("review.unknown_bid", "bid", {"不是本项目的有效投标", "no valid bid of this purchase"},
                            {"请只填写列出的投标", "name only the bids that are listed"});
    }
    judge_taking_part(run, review.tender, bid->provider);
    review.body.set("award",
                    Value::object()
                        .set("bid", bid->bid)
                        .set("provider", bid->provider)
                        .set("price", bid->price.in_fen())
                        .set("term", term_of(*opened))
                        .set("awarded_on", run.today().iso()));
    tell_passed_over(run, review, bids);
    store::update(run.tx, review);
    run.answer.set("provider", bid->provider).set("price", bid->price.in_fen());
    run.raise(
        AwardConfirmed{.tender = review.tender, .project = review.project, .bid = bid->bid, .provider = bid->provider});
    return {};
}

// Since when the head has to confirm: since the report, or since the last award fell.
Day before_the_head_since(Review const& review, Day reported) {
    auto const& fallen = review.body["void_awards"];
    auto const last =
        fallen.is_list() && fallen.size() > 0 ? fallen.items().back()["void_on"].text_or({}) : std::string();
    auto const fell = Day::parse(last);
    return fell.ok() ? std::max(reported, fell.value()) : reported;
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
    review.body.set("report", run.form.value()).set("reported_on", run.today().iso());
    tell_passed_over(run, review, store::bids(run.tx, review.id));
    store::update(run.tx, review);
    return {};
}

// CD-18-6: in the order of the report.
Result<void> confirm(StepRun& run) {
    auto review = stored(run);
    auto const bids = store::bids(run.tx, review.id);
    auto const chosen = run.form.integer("bid");
    TRY(judge_lot_order(run, review.tender));
    judge_passed_over(run, review, bids, chosen);
    run.judge.ask(clause::CD_18_6,
                  law::Facts().with("chosen", chosen).with("candidates", candidates_of(run, review, bids)));
    TRY(run.judge.verdict());
    return award_to(run, review, bids, chosen);
}

// LP-179 5个工作日内未按顺序确定又不能说明合法理由的,视同确定排名第一候选人
Result<void> deem_confirmed(StepRun& run) {
    auto review = stored(run);
    auto const by_tender_rules = document_of(run.tx, review.tender).by_tender_rules();
    auto const reported = Day::parse(review.body["reported_on"].text_or({}));
    if (!by_tender_rules || !reported.ok()) {
        return api::conflict("award.not_deemed",
                             {"只有招标项目的中标人可以视同确定", "only the winner of a tender is deemed confirmed"},
                             {"请由单位负责人定标", "the head confirms the award"});
    }
    auto const due = run.judge.deadline("award_confirm", before_the_head_since(review, reported.value())).due;
    auto const reason = run.form.given("reason_given") && run.form.yes("reason_given");
    auto const facts = law::Facts().with("due", due).with("today", run.today()).with("reason_given", reason);
    run.judge.require(clause::LP_179, facts, run.today() > due, "award.not_due", {},
                      {"确定中标人的期限至 " + due.iso() + "，尚未届满", "the buyer has until " + due.iso()},
                      {"期限届满后再办理", "come back when the days have passed"});
    run.judge.require(
        clause::LP_179, facts, !reason, "award.reason_given", "reason_given",
        {"购买主体已说明合法理由的，不得视同确定", "a buyer that gave a lawful reason is not passed over"},
        {"请由单位负责人按顺序确定", "the head confirms in the order of the ranking"});
    TRY(run.judge.verdict());
    auto const bids = store::bids(run.tx, review.id);
    TRY(judge_lot_order(run, review.tender));
    auto const deemed =
        run.judge.compute(clause::LP_179, law::Facts().with("candidates", candidates_of(run, review, bids)));
    if (deemed["confirmed"].integer() == 0) {
        return api::conflict("award.first_place_shared",
                             {"没有唯一的第一候选人", "no single bid is the first candidate"},
                             {"请按购买文件规定的方式确定", "decide by the way that the document names"});
    }
    review.body.set("deemed", true);
    return award_to(run, review, bids, deemed["confirmed"].integer());
}

Result<void> drop(StepRun& run) {
    auto bids = store::bids(run.tx, run.object.id);
    auto const bid = std::ranges::find(bids, run.form.integer("bid"), &ReviewedBid::bid);
    if (bid == bids.end() || !bid->qualified || !bid->standing) {
        return api::invalid("award.not_a_candidate", "bid",
                            {"不是有效的中标(成交)候选", "this bid is no standing candidate"},
                            {"请从中标(成交)候选中选择", "choose one of the standing candidates"});
    }
    judge_ground(run, *bid);
    TRY(run.judge.verdict());
    bid->standing = false;
    bid->reason = run.form.text("reason");
    store::update(run.tx, run.object.id, *bid);
    return {};
}

// LP-186 中标人拒签的,按候选排序确定下一候选或重新采购: the candidacy goes on to the next; where nobody is left, or the head
// wants to begin anew, the purchase ends.
Result<void> winner_refused(StepRun& run) {
    auto const review = stored(run);
    auto const& kept = review.body["award"];
    auto const found = std::make_shared<ContractFound>(ContractFound::none);
    TRY(run.ports().bus.raise(run.tx, run.context,
                              ContractAsked{.tender = review.tender, .project = review.project, .found = found}));
    if (*found != ContractFound::none) {
        return api::conflict("award.contract_signed", {"合同已经签订", "the contract is signed"},
                             {"拒不履行的，请按违约处理", "who does not perform it is in breach"});
    }
    auto const letter = Day::parse(kept["letter_day"].text()).value();
    run.judge.ask(clause::LP_186,
                  law::Facts()
                      .with("refused_in_writing", !bidding::renounced(run.tx, kept["bid"].integer()).empty())
                      .with("sign_by", run.judge.deadline("contract_sign_due", letter).due)
                      .with("today", run.today()));
    TRY(run.judge.verdict());
    auto const left = candidates(run.tx, run.engine, review.tender, {}).left;
    auto const next = run.form.text("then") == "next_candidate";
    if (next && left == 0) {
        return api::conflict("award.nobody_left", {"没有其他中标(成交)候选人", "there is no other candidate"},
                             {"请选择重新采购", "choose to begin anew"});
    }
    run.answer.set("candidates_left", left);
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
    keep_record(run, review);
    store::update(run.tx, review);
    auto const result = result_of(run.engine, run.tx, review, run.judge);
    run.answer.set("result", result);
    auto const published = award_of_tender(run.tx, review.tender);
    ENSURE(published.has_value());
    run.raise(ResultPublished{.award = *published, .result = result});
    return {};
}

}  // namespace qiyue::review
