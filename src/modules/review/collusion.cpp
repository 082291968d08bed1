#include "modules/review/collusion.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"

#include <algorithm>

namespace qiyue::review {

namespace {

// 联系人: compared by the digits of telephone numbers, because a name may be written in many ways.
std::string telephone_of(std::string const& contact) {
    constexpr std::size_t shortest = 7;
    std::string digits;
    for (auto const byte : contact) {
        if (byte >= '0' && byte <= '9') {
            digits += byte;
        }
    }
    return digits.size() < shortest ? std::string() : digits;
}

Value listed(Value const& rows, char const* from, char const* as) {
    Value all = Value::list();
    for (auto const& row : rows.is_list() ? rows.items() : Value::List{}) {
        if (auto const text = row[from].text_or({}); !text.empty()) {
            all.push(Value::object().set(as, text));
        }
    }
    return all;
}

Value facts_of(bidding::OpenedBid const& bid, bidding::Handling const& handling, std::string const& account) {
    auto one = Value::object()
                   .set("id", bid.id)
                   .set("price", bid.price.in_fen())
                   .set("authors", listed(bid.content["files"], "author", "author"))
                   .set("files", listed(bid.content["files"], "digest", "digest"))
                   .set("bid_answers", listed(bid.content["answers"], "text", "text"));
    if (auto const telephone = telephone_of(handling.contact); !telephone.empty()) {
        one.set("contact", telephone);
    }
    if (handling.person != 0) {
        one.set("handler", std::to_string(handling.person));
    }
    if (!account.empty()) {
        one.set("account", account);
    }
    return one;
}

Value signs(Review const& review) {
    return review.body["signs"].is_list() ? review.body["signs"] : Value::list();
}

Refusal unknown_sign() {
    return api::invalid("review.unknown_sign", "number", {"没有这一序号的迹象", "there is no such sign"},
                        {"请填写列表中的序号", "give a number of the list"});
}

workflow::Opens decision_duty() {
    return {.duty = "collusion.decide",
            .title = {"认定串通投标", "decide on collusion"},
            .deadline = "collusion_decision",
            .clause = clause::LP_151,
            .holder = {"finance.procurement", workflow::Relation::finance}};
}

}  // namespace

Value signs_of(StepRun& run, std::int64_t tender) {
    auto const accounts = std::make_shared<std::map<std::int64_t, std::string>>();
    auto const told = run.ports().bus.raise(run.tx, run.context, AccountsAsked{.tender = tender, .accounts = accounts});
    ENSURE(told.ok());
    Value bids = Value::list();
    for (auto const& bid : bidding::opened_bids(run.tx, tender)) {
        bids.push(facts_of(bid, bidding::handling(run.tx, bid.id), (*accounts)[bid.id]));
    }
    Value all = Value::list();
    if (!document_of(run.tx, tender).by_tender_rules() || !run.judge.applies(clause::LP_150)) {
        return all;
    }
    auto const found = run.judge.compute(clause::LP_150, law::Facts().with("bids", bids));
    for (auto one : found["signs"].items()) {
        all.push(one.set("number", static_cast<std::int64_t>(all.size()) + 1));
    }
    return all;
}

void judge_signs_concluded(StepRun& run, Review const& review) {
    for (auto const& sign : signs(review).items()) {
        auto const concluded = sign["deemed"].is_bool();
        run.judge.require(clause::LP_150, law::Facts().with("sign", sign["sign"]).with("sign_concluded", concluded),
                          concluded, "review.sign_open", {},
                          {"串通投标迹象第 " + std::to_string(sign["number"].integer()) + " 项尚无结论",
                           "sign " + std::to_string(sign["number"].integer()) + " of collusion lies open"},
                          {"请登记评审委员会的结论和理由", "record the committee's conclusion and its reason"});
    }
}

// The sign whose number the form gives.
Result<Value*> sign_named(StepRun const& run, Value::List& all) {
    auto const found =
        std::ranges::find_if(all, [&](Value const& one) { return one["number"] == Value(run.form.integer("number")); });
    return found == all.end() ? Result<Value*>(unknown_sign()) : Result<Value*>(&*found);
}

Result<void> conclude_sign(StepRun& run) {
    auto review = stored(run);
    auto all = signs(review).items();
    auto* const sign = TRY(sign_named(run, all));
    // What it led to stands: invalid bids, and what the finance department decides on it.
    if ((*sign)["deemed"].is_bool()) {
        return api::conflict(
            "review.sign_concluded",
            {"评审委员会对这一迹象已有结论", "the committee has concluded on this sign already"},
            {"结论有误的，由财政部门在认定时指出", "the finance department says so where it was wrong"});
    }
    auto const deemed = run.form.yes("deemed");
    sign->set("deemed", deemed).set("reason", run.form.text("reason"));
    review.body.set("signs", Value(all));
    store::update(run.tx, review);
    if (!deemed) {
        return {};
    }
    // 视为投标人串通投标,其投标无效
    auto bids = store::bids(run.tx, review.id);
    for (auto& bid : bids) {
        auto const meant =
            std::ranges::any_of((*sign)["bids"].items(), [&](Value const& one) { return one["id"] == Value(bid.bid); });
        if (meant) {
            bid.qualified = false;
            bid.ground = "collusion";
            bid.reason = "视为串通投标：" + run.form.text("reason");
            store::update(run.tx, review.id, bid);
        }
    }
    if (run.judge.applies(clause::LP_151)) {
        run.engine.open_duty(run.tx, run.context, run.object, decision_duty(), run.today());
    }
    count_valid(run, review.tender, bids);
    return {};
}

Result<void> decide_collusion(StepRun& run) {
    auto review = stored(run);
    auto all = signs(review).items();
    auto* const sign = TRY(sign_named(run, all));
    if (!(*sign)["deemed"].boolean_or(false)) {
        return api::conflict("review.sign_not_deemed",
                             {"评审委员会未认定这一迹象为串通投标", "the committee did not deem this sign collusion"},
                             {"请选择已认定的一项", "choose one that it did"});
    }
    sign->set("decided", run.form.value());
    review.body.set("signs", Value(all));
    store::update(run.tx, review);
    auto const waits = [](Value const& one) { return one["deemed"].boolean_or(false) && !one["decided"].is_object(); };
    if (std::ranges::none_of(all, waits)) {
        run.engine.close_duty(run.tx, run.context, run.object.id, decision_duty().duty);
    }
    return {};
}

Value shown_signs(db::Tx& tx, Review const& review) {
    auto const bids = store::bids(tx, review.id);
    Value shown = Value::list();
    for (auto one : signs(review).items()) {
        std::string names;
        for (auto const& row : one["bids"].items()) {
            auto const bid = std::ranges::find(bids, row["id"].integer(), &ReviewedBid::bid);
            if (bid != bids.end()) {
                names += (names.empty() ? "" : "、") + name_of_organisation(tx, bid->provider);
            }
        }
        one.set("bidders", names);
        if (one["decided"].is_object()) {
            one.set("kind", one["decided"]["kind"]).set("decision", one["decided"]["opinion"]);
        }
        one.erase("decided");
        shown.push(std::move(one));
    }
    return shown;
}

}  // namespace qiyue::review
