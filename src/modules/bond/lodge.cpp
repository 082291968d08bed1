#include "modules/bond/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/api.hpp"

// What a bidder does: hand the bond over before the deadline, and hand over another instead.
namespace qiyue::bond {

namespace {

using workflow::StepRun;

Result<void> still_open(StepRun& run, std::int64_t tender, Asked const& asked) {
    auto const purchase = TRY(run.engine.get(run.tx, tender, "tender"));
    if (!tender::open_for_bids(purchase)) {
        return api::conflict("bond.not_open", {"该采购活动现不接受投标", "this purchase is not open for bids"},
                             {"请查看采购活动当前的状态", "look at the purchase's state"});
    }
    if (run.context.now > asked.deadline) {
        return api::conflict(
            "bond.deadline_passed",
            {"投标截止时间已过，不能再提交保证金", "the deadline has passed: no bond is taken any more"},
            {"投标保证金须在投标截止时间前提交", "a bond is handed over before the deadline of the bids"});
    }
    return {};
}

// LP-149 未交保证金……: what would make the bid invalid is told before the deadline, while it can be mended.
void judge_given(StepRun& run, Asked const& asked) {
    // LP-094 ……非现金形式
    auto const cash = run.form.text("form") == "cash";
    run.judge.require(
        clause::LP_094, law::Facts().with("bond_in_cash", cash), !cash, "bond.in_cash", "form",
        {"投标保证金应当以非现金形式提交", "a bid bond is not given in cash"},
        {"请以保函、转账、支票、汇票或本票提交", "give a guarantee, a transfer, a cheque, a draft or a note"});
    auto const amount = run.form.money("amount");
    run.judge.require(clause::LP_149, law::Facts().with("bond", amount).with("bond_asked", asked.amount),
                      amount >= asked.amount, "bond.too_small", "amount",
                      {"购买文件要求的保证金为 " + asked.amount.in_yuan() + " 元",
                       "the purchase document asks for a bond of " + asked.amount.in_yuan() + " yuan"},
                      {"请按购买文件要求的金额提交", "hand over what the document asks for"});
}

Result<void> dated(StepRun& run, Asked const& asked) {
    if (run.form.text("form") != "guarantee") {
        return {};
    }
    if (!run.form.given("valid_until")) {
        return api::invalid("bond.no_validity", "valid_until", {"保函须填写有效期", "a guarantee has a last day"},
                            {"请填写保函载明的有效期", "write the day that the guarantee names"});
    }
    if (run.form.day("valid_until") < asked.deadline.day()) {
        return api::invalid("bond.ends_before_the_opening", "valid_until",
                            {"保函在投标截止前已失效", "the guarantee ends before the bids are opened"},
                            {"有效期不得早于 " + asked.deadline.day().iso(),
                             "it is valid until " + asked.deadline.day().iso() + " at least"});
    }
    return {};
}

}  // namespace

std::optional<Asked> asked(db::Tx& tx, std::int64_t tender) {
    auto const document = tender::document(tx, tender);
    auto const terms = tender::terms(tx, tender);
    if (!document || !terms || document->body["bid_bond"].integer_or(0) <= 0) {
        return std::nullopt;
    }
    return Asked{.amount = Money::fen(document->body["bid_bond"].integer()), .deadline = terms->bid_deadline};
}

Result<void> lodge(StepRun& run) {
    auto const bid = TRY(run.engine.get(run.tx, run.object.parent, "bid"));
    if (bid.party != run.context.caller.organisation) {
        return api::not_found({"没有这份投标", "there is no such bid"});
    }
    auto const wanted = asked(run.tx, bid.parent);
    if (!wanted) {
        return api::conflict("bond.not_asked", {"本项目不收取投标保证金", "this purchase asks for no bond"},
                             {"无须提交", "there is nothing to hand over"});
    }
    TRY(still_open(run, bid.parent, *wanted));
    TRY(dated(run, *wanted));
    judge_given(run, *wanted);
    auto body = run.form.value();
    body.set("asked", wanted->amount.in_fen());
    Bond const bond{.id = run.object.id,
                    .bid = bid.id,
                    .tender = bid.parent,
                    .provider = bid.party,
                    .amount = run.form.money("amount"),
                    .body = body};
    if (!store::insert(run.tx, bond)) {
        return api::conflict("bond.already_lodged", {"本投标已提交保证金", "this bid has its bond already"},
                             {"请在原保证金上更换", "replace the one you have"});
    }
    run.object.party = bid.party;
    run.object.title = bid.title + " · 投标保证金";
    return {};
}

Result<void> replace(StepRun& run) {
    auto bond = store::find(run.tx, run.object.id);
    ENSURE(bond.has_value());
    auto const wanted = asked(run.tx, bond->tender);
    ENSURE(wanted.has_value());
    TRY(still_open(run, bond->tender, *wanted));
    TRY(dated(run, *wanted));
    judge_given(run, *wanted);
    bond->amount = run.form.money("amount");
    bond->body = run.form.value();
    bond->body.set("asked", wanted->amount.in_fen());
    store::update(run.tx, *bond);
    return {};
}

}  // namespace qiyue::bond
