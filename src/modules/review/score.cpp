#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <set>

// Each member fills his own sheet and may replace it until he signs. Only published factors are scored, the price and
// what bands decide are computed.
namespace qiyue::review {

namespace {

using Scored = std::pair<std::int64_t, std::int64_t>;  // bid, factor

// Bids that are scored: qualified, and not out for a minimum requirement.
std::vector<ReviewedBid> scored_bids(db::Tx& tx, std::int64_t review) {
    auto all = store::bids(tx, review);
    std::erase_if(all, [](ReviewedBid const& bid) { return !bid.valid(); });
    return all;
}

// CD-21-3 评审因素应当在购买文件中规定。
void judge_factors(StepRun& run, tender::Document const& document) {
    Value published = Value::list();
    for (auto const& factor : document.factors) {
        published.push(Value::object().set("id", factor.id).set("weight", factor.weight));
    }
    Value scored = Value::list();
    auto in_document = true;
    std::set<std::int64_t> seen;
    for (auto const& line : run.form.list("scores")) {
        auto const id = line.integer("factor");
        if (seen.insert(id).second) {
            auto const known = std::ranges::find(document.factors, id, &tender::Factor::id);
            auto const found = known != document.factors.end();
            in_document = in_document && found;
            scored.push(Value::object().set("id", id).set("weight", found ? known->weight : 0));
        }
    }
    run.judge.ask(clause::CD_21_3, law::Facts().with("published", published).with("scored", scored));
    // LP-134 招标文件没有规定的评标标准不得作为评审依据
    if (document.by_tender_rules()) {
        run.judge.require(clause::LP_134, law::Facts().with("factors_in_document", in_document), in_document,
                          "scoring.standard_not_in_document", {},
                          {"打分的因素不在招标文件规定的评标标准之内",
                           "a factor that is scored stands in no standard of the document"},
                          {"只按招标文件规定的因素打分", "score the factors of the document alone"});
    }
}

void judge_line(StepRun& run, tender::Factor const& factor, std::int64_t points, std::string const& field) {
    run.judge.require(
        clause::CD_21_3,
        law::Facts().with("factor_name", factor.name).with("points", points).with("weight", factor.weight),
        points <= factor.weight, "scoring.above_weight", field,
        {"“" + factor.name + "”的得分超过其分值", "the mark for “" + factor.name + "” is above its weight"},
        {"不得超过购买文件规定的分值", "stay within the weight of the published document"});
    run.judge.require(clause::CD_21_8,
                      law::Facts().with("factor_name", factor.name).with("price_factor", factor.category == "price"),
                      factor.category != "price", "scoring.price_typed", field,
                      {"价格分由报价计算，不由评委打分", "the price score is computed from the prices"},
                      {"请删去价格因素的得分", "drop the mark for the price"});
    run.judge.require(clause::CD_21_5, law::Facts().with("factor_name", factor.name).with("interval", factor.interval),
                      !factor.interval, "scoring.band_typed", field,
                      {"“" + factor.name + "”按区间对应的分值计算，不由评委打分",
                       "the mark for “" + factor.name + "” follows from the bid's value and its band"},
                      {"请删去该因素的得分", "drop it"});
}

Value missing_in(std::vector<Mark> const& sheet, std::vector<ReviewedBid> const& bids,
                 tender::Document const& document) {
    std::set<Scored> given;
    for (auto const& mark : sheet) {
        given.emplace(mark.bid, mark.factor);
    }
    Value missing = Value::list();
    for (auto const& bid : bids) {
        for (auto const& factor : document.factors) {
            if (scored_by_hand(factor) && !given.contains({bid.bid, factor.id})) {
                missing.push(Value::object().set("bid", bid.bid).set("factor", factor.id));
            }
        }
    }
    return missing;
}

Result<Member> scoring_member(StepRun& run) {
    auto const mine = member(store::members(run.tx, run.object.id), run.context.caller.person);
    if (!mine) {
        return api::forbidden({"您不是现任评委", "you are not a member of this committee"});
    }
    if (!mine->declared && run.judge.applies(clause::CD_14_4)) {
        return api::conflict("review.not_declared",
                             {"打分前须申明无利害关系", "declare that you have no interest before scoring"},
                             {"请先办理“申明无利害关系”", "do the declaration first"});
    }
    if (mine->signed_sheet()) {
        return api::conflict(
            "review.signed", {"评分表已签署，不能再改", "the sheet is signed and stands"},
            {"确需更正的，按评审规则由评审委员会复核", "if it is wrong, the committee reviews it under the rules"});
    }
    return *mine;
}

}  // namespace

bool scored_by_hand(tender::Factor const& factor) {
    return factor.category != "price" && !factor.interval;
}

Result<void> score(StepRun& run) {
    TRY(judge_no_vote(run));
    auto const mine = TRY(scoring_member(run));
    auto const document = document_of(run.tx, stored(run).tender);
    auto const bids = scored_bids(run.tx, run.object.id);
    judge_factors(run, document);
    std::vector<Mark> sheet;
    std::set<Scored> seen;
    std::size_t place = 0;
    for (auto const& line : run.form.list("scores")) {
        auto const field = "scores." + std::to_string(place++);
        if (std::ranges::find(bids, line.integer("bid"), &ReviewedBid::bid) == bids.end()) {
            return api::invalid("review.unknown_bid", field + ".bid",
                                {"不是通过资格审查的投标", "no qualified bid of this purchase"},
                                {"只为通过资格审查的投标打分", "score the qualified bids only"});
        }
        if (!seen.emplace(line.integer("bid"), line.integer("factor")).second) {
            return api::invalid("review.scored_twice", field,
                                {"同一投标同一因素打了两次分", "one factor of one bid is scored twice"},
                                {"请删去一行", "drop one line"});
        }
        auto const factor = std::ranges::find(document.factors, line.integer("factor"), &tender::Factor::id);
        if (factor != document.factors.end()) {
            judge_line(run, *factor, line.integer("score"), field + ".score");
        }
        sheet.push_back({.person = mine.person,
                         .bid = line.integer("bid"),
                         .factor = line.integer("factor"),
                         .score = line.integer("score"),
                         .reason = line.given("reason") ? line.text("reason") : std::string()});
    }
    TRY(run.judge.verdict());
    store::replace_sheet(run.tx, run.object.id, mine.person, sheet);
    run.answer.set("missing", missing_in(sheet, bids, document));
    return {};
}

Result<void> sign(StepRun& run) {
    auto mine = TRY(scoring_member(run));
    auto sheet = store::marks(run.tx, run.object.id);
    std::erase_if(sheet, [&](Mark const& mark) { return mark.person != mine.person; });
    auto const missing = missing_in(sheet, scored_bids(run.tx, run.object.id), document_of(run.tx, stored(run).tender));
    if (missing.size() > 0) {
        return api::conflict("review.sheet_incomplete",
                             {"评分表还缺 " + std::to_string(missing.size()) + " 项",
                              std::to_string(missing.size()) + " marks are missing from the sheet"},
                             {"请为每份投标的每个因素打分后签署", "score each factor of each bid, then sign"});
    }
    Value lines = Value::list();
    for (auto const& mark : sheet) {
        lines.push(Value::object()
                       .set("bid", mark.bid)
                       .set("factor", mark.factor)
                       .set("score", mark.score)
                       .set("reason", mark.reason));
    }
    constexpr std::size_t salt_bytes = 16;
    auto const salt = run.ports().random.bytes(salt_bytes);
    mine.salt = crypto::to_hex(salt);
    mine.signature = crypto::sha256_hex(salt + json::write(lines));
    store::update(run.tx, run.object.id, mine);
    run.answer.set("sheet_digest", mine.signature);
    auto const all = store::members(run.tx, run.object.id);
    if (std::ranges::all_of(all, &Member::signed_sheet)) {
        run.to = "scored";
    }
    return {};
}

}  // namespace qiyue::review
