#include "modules/review/collusion.hpp"
#include "modules/review/parties.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"
#include "modules/credit/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/api.hpp"

#include <algorithm>

// 资格审查: the buyer says of each opened bid whether it is qualified, and why not. Too few end the purchase.
namespace qiyue::review {

namespace {

// LP-149 未交保证金……: what was checked when the bond came decides, not an opinion.
Result<void> judge_bond(StepRun& run, ReviewedBid const& bid, std::int64_t tender, std::string const& field) {
    auto const found = std::make_shared<BondFound>(BondFound::not_asked);
    TRY(run.ports().bus.raise(run.tx, run.context, BondAsked{.tender = tender, .bid = bid.bid, .found = found}));
    if (*found == BondFound::unchecked) {
        return api::conflict("review.bond_unchecked", {"有投标保证金尚未核对", "a bid bond has not been checked yet"},
                             {"请支付岗先核对全部投标保证金", "the payer checks all bid bonds first"});
    }
    auto const good = *found == BondFound::in_order || *found == BondFound::not_asked;
    auto const facts = law::Facts()
                           .with("judged_qualified", bid.qualified)
                           .with("bond_required", *found != BondFound::not_asked)
                           .with("bond_in_order", *found == BondFound::in_order);
    run.judge.require(clause::LP_149, facts, good || !bid.qualified, "review.no_bond", field + ".qualified",
                      {"该投标人未按购买文件的要求提交投标保证金，投标无效",
                       "the bidder did not give the bond that the document asks for: the bid is invalid"},
                      {"请结论为不通过，无效情形选“未按要求交纳投标保证金”",
                       "conclude that it is not qualified, for want of the bond"});
    run.judge.require(clause::LP_149, facts, !good || bid.ground != "no_bond", "review.bond_was_given",
                      field + ".ground",
                      {"该投标人的保证金符合要求，不能以未交保证金为由认定无效",
                       "the bidder's bond is in order, or none was asked for"},
                      {"请更正结论或另选情形", "mend the conclusion or choose another ground"});
    return {};
}

// Does the bid enclose a file for the condition of that number?
bool proven(bidding::OpenedBid const& opened, std::int64_t condition) {
    auto const& proofs = opened.content["qualification"];
    return proofs.is_list() && std::ranges::any_of(proofs.items(), [&](Value const& one) {
               return one["condition"] == Value(condition) && one["file"].is_text();
           });
}

// CDP-7-7 购买棚户区改造服务项目要求的其他条件, DG-7-5 其它需要具备的条件: who shows no proof of one does not have it.
void judge_own_conditions(StepRun& run, bidding::OpenedBid const& opened, ReviewedBid const& bid,
                          std::string const& field) {
    auto const document = tender::document(run.tx, run.object.parent);
    auto const& conditions = document->body["qualifications"];
    for (std::size_t i = 0; conditions.is_list() && i < conditions.size(); ++i) {
        auto const& condition = conditions.items()[i];
        if (!condition["with_proof"].boolean_or(false)) {
            continue;
        }
        auto const shown = proven(opened, static_cast<std::int64_t>(i + 1));
        auto const text = condition["text"].text_or({});
        for (auto const clause : {clause::CDP_7_7, clause::DG_7_5}) {
            run.judge.require(clause,
                              law::Facts()
                                  .with("condition_name", text)
                                  .with("proof_enclosed", shown)
                                  .with("judged_qualified", bid.qualified),
                              !bid.qualified || shown, "review.condition_unproven", field + ".qualified",
                              {"投标没有附“" + text + "”的证明，不具备该条件",
                               "the bid encloses no proof of “" + text + "”: it does not have it"},
                              {"请结论为不通过并写明理由", "conclude that it is not qualified, with the reason"});
        }
    }
}

Result<ReviewedBid> judged(StepRun& run, bidding::OpenedBid const& opened, tender::Document const& document) {
    auto const lines = run.form.list("bids");
    auto const line = std::ranges::find_if(lines, [&](Form const& one) { return one.integer("bid") == opened.id; });
    if (line == lines.end() ||
        std::ranges::count_if(lines, [&](Form const& one) { return one.integer("bid") == opened.id; }) > 1) {
        return api::invalid(
            "review.bid_not_judged", "bids",
            {"每一份已开启的投标都须有且只有一个资格审查结论", "every opened bid needs one conclusion, and only one"},
            {"请补充或删去重复的结论", "add the missing one or drop the second"});
    }
    auto const field = "bids." + std::to_string(line - lines.begin());
    ReviewedBid bid{.bid = opened.id, .provider = opened.provider, .price = opened.price};
    bid.qualified = line->yes("qualified");
    bid.quality_met = !line->given("quality_met") || line->yes("quality_met");
    bid.reason = line->given("reason") ? line->text("reason") : std::string();
    if ((!bid.qualified || !bid.quality_met) && bid.reason.empty()) {
        return api::invalid("review.no_reason", field + ".reason",
                            {"不通过的，须写明理由", "say why it is not qualified"},
                            {"理由将告知该投标人", "the bidder will be told"});
    }
    // LP-149 未交保证金、未签章、不具备资格、报价超预算或最高限价、含不能接受附加条件、其他
    bid.ground = line->given("ground") ? line->text("ground") : std::string();
    auto const concluded = law::Facts()
                               .with("judged_qualified", bid.qualified)
                               .with("quality_met", bid.quality_met)
                               .with("invalid_ground", law::words(line->chosen("ground")));
    run.judge.require(clause::LP_149, concluded, bid.qualified || !bid.ground.empty(), "review.no_ground",
                      field + ".ground",
                      {"投标无效的，须指明属于哪一种情形", "say on which of the grounds the bid is invalid"},
                      {"请选择一种情形", "choose one"});
    run.judge.require(clause::LP_149, concluded, !bid.valid() || bid.ground.empty(), "review.ground_of_valid",
                      field + ".ground", {"通过资格审查的投标没有无效情形", "a qualified bid has no such ground"},
                      {"请删去，或结论为不通过", "leave it out, or conclude that it is not qualified"});
    run.judge.require(
        clause::LP_149,
        law::Facts().with("judged_qualified", bid.qualified).with("price", bid.price).with("ceiling", document.ceiling),
        !bid.qualified || bid.price <= document.ceiling, "review.over_ceiling", field + ".qualified",
        {"报价超过最高限价，投标无效", "the price is above the ceiling: the bid is invalid"},
        {"请结论为不通过并写明理由", "conclude that it is not qualified, with the reason"});
    judge_own_conditions(run, opened, bid, field);
    TRY(judge_bond(run, bid, document.tender, field));
    if (bid.valid()) {
        judge_taking_part(run, document.tender, bid.provider);
        auto const parties = parties_of(run, opened);
        auto const others = beside(run, opened);
        judge_relations(run, parties, others, field);
        if (document.purchase_class == tender::PurchaseClass::procurement) {
            judge_once(run, parties, others, field);
        }
    }
    return bid;
}

Result<void> only_review(StepRun& run) {
    for (auto const& other : run.engine.children(run.tx, run.object.parent, "review")) {
        if (other.state != "failed") {
            return api::conflict("review.already_there",
                                 {"本采购活动已开始评审", "this purchase is under review already"});
        }
    }
    return {};
}

Value too_few(StepRun& run, std::int64_t tender, std::int64_t qualified) {
    auto const count = tender::count(run.tx, run.judge, tender, tender::Counting::review, qualified);
    Value failed_under = Value::list();
    for (auto const& one : count.failed_under) {
        failed_under.push(one.clause.id);
    }
    if (!count.went_on_under.id.empty()) {
        run.answer.set("went_on_under", count.went_on_under.id);
    }
    return failed_under;
}

}  // namespace

void judge_taking_part(StepRun& run, std::int64_t tender, std::int64_t provider) {
    auto const procurement = document_of(run.tx, tender).purchase_class == tender::PurchaseClass::procurement;
    credit::judge_taking_part(run.tx, run.judge, provider, run.today(),
                              procurement ? credit::Purchase::procurement : credit::Purchase::other);
    provider::warn_of_affiliation(run.tx, run.judge, provider, run.object.owner);
}

void count_valid(StepRun& run, std::int64_t tender, std::vector<ReviewedBid> const& bids) {
    auto const valid = static_cast<std::int64_t>(std::ranges::count_if(bids, &ReviewedBid::valid));
    auto const failed_under = too_few(run, tender, valid);
    run.answer.set("qualified", valid).set("failed_under", failed_under);
    if (failed_under.size() > 0) {
        run.to = "failed";  // the purchase ends with it: see procedure.cpp
    }
}

Result<void> qualify(StepRun& run) {
    auto const about = TRY(run.engine.get(run.tx, run.object.parent, "tender"));
    if (about.state != "opened") {
        return api::conflict("review.not_opened", {"开标后才能审查资格", "qualification follows the opening"},
                             {"请先开标", "open the bids first"});
    }
    TRY(only_review(run));
    auto const document = document_of(run.tx, about.id);
    std::vector<ReviewedBid> bids;
    for (auto const& opened : bidding::opened_bids(run.tx, about.id)) {
        bids.push_back(TRY(judged(run, opened, document)));
    }
    if (bids.size() != run.form.list("bids").size()) {
        return api::invalid("review.unknown_bid", "bids",
                            {"列有不属于本项目的投标", "a bid listed is not of this purchase"}, {"请删去", "drop it"});
    }
    TRY(run.judge.verdict());
    run.object.title = about.title + " · 评审";
    Review review{.id = run.object.id, .tender = about.id, .project = run.object.project};
    if (auto const signs = signs_of(run, about.id); signs.size() > 0) {
        review.body.set("signs", signs);
        run.answer.set("signs", signs);
    }
    store::insert(run.tx, review);
    for (auto const& bid : bids) {
        store::insert(run.tx, run.object.id, bid);
    }
    count_valid(run, about.id, bids);
    return {};
}

}  // namespace qiyue::review
