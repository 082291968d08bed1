#include "modules/ledger/entry.hpp"

#include <algorithm>

namespace qiyue::ledger {

namespace {

// A bug of the caller, not a state of the world: the database would refuse it too.
void ensure_balanced(std::vector<store::Posting> const& postings) {
    Money pending;
    Money posted;
    for (auto const& posting : postings) {
        auto const& account = posting.account;
        auto const& change = posting.change;
        auto const sign = change.side == Side::debit ? 1 : -1;
        pending += change.pending * sign;
        posted += change.posted * sign;
        auto const same = [&](store::Posting const& other) { return other.account == account; };
        ENSURE(std::ranges::count_if(postings, same) == 1);
    }
    ENSURE(postings.size() >= 2 && pending.is_zero() && posted.is_zero());
}

Finding overdrawn_finding(Account const& account, Balance const& before, Money wanted) {
    auto const label = label_of(account.key.kind);
    return {
        .code = "ledger.overdrawn",
        .field = "amount",
        .says = {"“" + label.zh + "”账户可用 " + before.free().in_yuan() + " 元，不足 " + wanted.in_yuan() + " 元",
                 "the account " + label.en + " has " + before.free().in_yuan() + " yuan free, not " + wanted.in_yuan()},
        .remedy = {"金额不超过 " + before.free().in_yuan() + " 元",
                   "take " + before.free().in_yuan() + " yuan or less"}};
}

}  // namespace

Result<std::int64_t> write(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                           store::Entry entry) {
    ensure_balanced(entry.postings);
    struct Step {
        Account account;
        Change change;
        store::Standing after;
    };
    std::vector<Step> steps;
    std::vector<Finding> findings;
    for (auto const& [number, change] : entry.postings) {
        auto const found = store::find(tx, number);
        ENSURE(found.has_value());
        auto const before = store::standing(tx, number);
        auto const then = after(before.balance, change);
        if (overdrawn(*found, then)) {
            findings.push_back(overdrawn_finding(*found, before.balance, change.pending + change.posted));
        }
        steps.push_back({*found, change, {before.position + 1, then}});
    }
    if (!findings.empty()) {
        return Refusal(Reason::conflict, std::move(findings));
    }
    entry.id = ports.ids.next();
    for (auto const& step : steps) {
        store::insert_posting(tx, entry.id, step.account, step.change, step.after);
    }
    store::insert_entry(tx, entry, cause, context);
    return entry.id;
}

}  // namespace qiyue::ledger
