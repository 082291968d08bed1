#include "modules/ledger/entry.hpp"

namespace qiyue::ledger {

Result<std::int64_t> post(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                          std::vector<Leg> const& legs) {
    store::Entry entry{.kind = "posting"};
    for (auto const& leg : legs) {
        ENSURE(leg.amount > Money{});
        entry.postings.push_back({leg.account, {leg.side, Money{}, leg.amount}});
    }
    return write(tx, context, ports, cause, std::move(entry));
}

Result<std::int64_t> move(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause, std::int64_t from,
                          std::int64_t to, Money amount) {
    return post(tx, context, ports, cause, {{from, Side::debit, amount}, {to, Side::credit, amount}});
}

// The correction is an entry of its own, so that both the mistake and its mending stay readable.
Result<std::int64_t> reverse(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                             std::int64_t entry) {
    auto const wrong = store::entry(tx, entry);
    ENSURE(wrong && (wrong->kind == "posting" || wrong->kind == "reserved_posted"));
    if (wrong->ended) {
        return api::conflict("ledger.ended", {"该笔分录已冲销", "this entry has been reversed already"},
                             {"如需更正，请另记一笔", "write a new entry instead"});
    }
    store::Entry mirror{.kind = "reversal", .about = entry};
    for (auto const& [account, change] : wrong->postings) {
        auto const other_side = change.side == Side::debit ? Side::credit : Side::debit;
        mirror.postings.push_back({account, {other_side, Money{}, change.posted}});
    }
    return write(tx, context, ports, cause, std::move(mirror));
}

}  // namespace qiyue::ledger
