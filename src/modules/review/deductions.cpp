#include "modules/review/evaluating.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/api.hpp"

#include <algorithm>

// What policy takes off a price before it is compared. The price that is paid stays the bid.
namespace qiyue::review {

namespace {

// The second letters of a credit code tell who registered it: social organisations, private non-enterprise units and
// foundations (51, 52, 53) are no enterprises, whatever their size; nor are institutions.
bool enterprise(db::Tx& tx, std::int64_t provider) {
    auto const found = identity::organisation(tx, provider);
    if (!found) {
        return false;
    }
    auto const registered = found->credit_code.substr(0, 2);
    auto const other = registered == "51" || registered == "52" || registered == "53";
    auto const type = found->attributes["legal_type"].text_or("enterprise");
    return !other && (type == "enterprise" || type == "sole_trader");
}

// As a judgement tells it.
std::string or_none(std::string size) {
    return size.empty() ? "none" : std::move(size);
}

bool competes(tender::Document const& document) {
    return document.purchase_class == tender::PurchaseClass::procurement;
}

std::int64_t for_small(StepRun& run, tender::Document const& document, bidding::OpenedBid const& bid) {
    if (document.small_deduction.count == 0) {
        return 0;
    }
    // LP-273 残疾人福利性单位视同小微,不重复享受: by its declaration, which everybody reads with the result.
    auto const says_so = bid.content["disabled_welfare"].boolean_or(false);
    auto const declares = !bid.content["disabled_declaration"].text_or({}).empty();
    auto const disabled = says_so && declares;
    auto const size = or_none(provider::size(run.tx, bid.provider));
    auto const declared = or_none(bid.content["enterprise_size"].text_or({}));
    auto const counts = run.judge
                            .compute(clause::LP_273,
                                     law::Facts()
                                         .with("disabled_welfare", says_so)
                                         .with("disabled_declared", declares)
                                         .with("size", size))["size"]
                            .text();
    // LP-271 服务由中小企业承接,即提供服务人员为其依法订立劳动合同的从业人员: told, and left to who evaluates.
    run.judge.ask(clause::LP_271,
                  law::Facts()
                      .with("bidder", name_of_organisation(run.tx, bid.provider))
                      .with("declared", declared)
                      .with("staff_under_contract", bid.content["staff_under_contract"].boolean_or(false)));
    auto const computed = run.judge.compute(clause::LP_266,
                                            law::Facts()
                                                .with("bidder", name_of_organisation(run.tx, bid.provider))
                                                .with("rate", document.small_deduction.count)
                                                .with("reserved", document.reserved)
                                                .with("enterprise", disabled || enterprise(run.tx, bid.provider))
                                                .with("size", disabled ? counts : size)
                                                .with("declared", disabled ? counts : declared));
    return computed["rate"].integer();
}

// Is one of the consortium bound to another of it?
bool related_within(db::Tx& tx, bidding::OpenedBid const& bid) {
    auto members = bidding::consortium_members(tx, bid.id);
    members.push_back(bid.provider);
    return std::ranges::any_of(members, [&](std::int64_t one) {
        return std::ranges::any_of(provider::related(tx, one), [&](provider::Related const& other) {
            return other.how == provider::Relation::controls &&
                std::ranges::find(members, other.provider) != members.end();
        });
    });
}

std::int64_t for_consortium(StepRun& run, tender::Document const& document, bidding::OpenedBid const& bid) {
    auto const share = bid.content["small_share"].integer_or(0);
    if (document.consortium_deduction.count == 0 || share == 0) {
        return 0;
    }
    auto const who = name_of_organisation(run.tx, bid.provider);
    auto const enough = run.judge.compute(clause::LP_269, law::Facts().with("bidder", who).with("small_share", share));
    auto const computed = run.judge.compute(clause::LP_268,
                                            law::Facts()
                                                .with("bidder", who)
                                                .with("rate", document.consortium_deduction.count)
                                                .with("reserved", document.reserved)
                                                .with("share_enough", enough["enough"].boolean()));
    auto const kept = run.judge.compute(clause::LP_270,
                                        law::Facts()
                                            .with("bidder", who)
                                            .with("rate", computed["rate"].integer())
                                            .with("related", related_within(run.tx, bid)));
    return kept["rate"].integer();
}

std::int64_t domestic_share(bidding::OpenedBid const& bid) {
    return bid.content["domestic_share"].integer_or(0);
}

// Domestic products are favoured over foreign ones only: where all bids offer domestic products nothing is taken off.
std::int64_t for_domestic(StepRun& run, Scoring const& scoring, bidding::OpenedBid const& bid) {
    if (!scoring.document.domestic_preference || !run.judge.applies(clause::LP_274)) {
        return 0;
    }
    auto const of_domestic = [&](bidding::OpenedBid const& one, bool foreign) {
        return run.judge.compute(clause::LP_274,
                                 law::Facts()
                                     .with("bidder", name_of_organisation(run.tx, one.provider))
                                     .with("domestic_share", domestic_share(one))
                                     .with("foreign_competes", foreign));
    };
    auto const foreign = std::ranges::any_of(scoring.opened, [&](bidding::OpenedBid const& other) {
        auto const judged = std::ranges::find(scoring.bids, other.id, &ReviewedBid::bid);
        return other.id != bid.id && judged != scoring.bids.end() && judged->valid() &&
            !of_domestic(other, false)["domestic"].boolean();
    });
    return of_domestic(bid, foreign)["rate"].integer();
}

}  // namespace

Value deductions(StepRun& run, Scoring const& scoring) {
    Value all = Value::list();
    for (auto const& bid : scoring.opened) {
        auto const judged = std::ranges::find(scoring.bids, bid.id, &ReviewedBid::bid);
        if (!competes(scoring.document) || judged == scoring.bids.end() || !judged->valid()) {
            continue;
        }
        auto const small = for_small(run, scoring.document, bid);
        // One that is small itself has the whole favour; a share of small ones adds nothing to it.
        auto const consortium = small > 0 ? 0 : for_consortium(run, scoring.document, bid);
        auto const domestic = for_domestic(run, scoring, bid);
        if (small + consortium + domestic == 0) {
            continue;
        }
        auto const together = run.judge.compute(clause::LP_275,
                                                law::Facts()
                                                    .with("deduction_small", small)
                                                    .with("deduction_consortium", consortium)
                                                    .with("deduction_domestic", domestic));
        if (auto const rate = together["rate"].integer(); rate > 0) {
            all.push(Value::object()
                         .set("bid", bid.id)
                         .set("small", small)
                         .set("consortium", consortium)
                         .set("domestic", domestic)
                         .set("rate", rate));
        }
    }
    return all;
}

}  // namespace qiyue::review
