#include "modules/ledger/entry.hpp"

namespace qiyue::ledger {

namespace {

// The reservation that is to end, or why it can't.
Result<store::Entry> open_reservation(db::Tx& tx, std::int64_t reservation) {
    auto found = store::entry(tx, reservation);
    ENSURE(found && found->kind == "reservation");
    if (found->ended) {
        return api::conflict("ledger.ended",
                             {"该笔预留已入账或已作废", "this reservation was posted or voided already"},
                             {"请重新预留", "make a new reservation"});
    }
    return *found;
}

store::Entry ending(std::string kind, store::Entry const& reservation, Money posted) {
    store::Entry entry{.kind = std::move(kind), .about = reservation.id};
    for (auto const& [account, change] : reservation.postings) {
        entry.postings.push_back({account, {change.side, -change.pending, posted}});
    }
    return entry;
}

}  // namespace

Result<std::int64_t> reserve(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                             std::int64_t from, std::int64_t to, Money amount) {
    ENSURE(amount > Money{});
    return write(tx, context, ports, cause,
                 {.kind = "reservation",
                  .postings = {{from, {Side::debit, amount, Money{}}}, {to, {Side::credit, amount, Money{}}}}});
}

Result<std::int64_t> post_reserved(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                                   std::int64_t reservation, Money amount) {
    auto const held = TRY(open_reservation(tx, reservation));
    auto const most = held.postings.front().change.pending;
    ENSURE(amount > Money{});
    if (amount > most) {
        return api::conflict("ledger.over_reserved",
                             {"金额 " + amount.in_yuan() + " 元超过预留的 " + most.in_yuan() + " 元",
                              amount.in_yuan() + " yuan is more than the " + most.in_yuan() + " yuan reserved"},
                             {"金额不超过 " + most.in_yuan() + " 元", "take " + most.in_yuan() + " yuan or less"});
    }
    return write(tx, context, ports, cause, ending("reserved_posted", held, amount));
}

Result<std::int64_t> void_reserved(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                                   std::int64_t reservation) {
    auto const held = TRY(open_reservation(tx, reservation));
    return write(tx, context, ports, cause, ending("reserved_voided", held, Money{}));
}

bool waits(db::Tx& tx, std::int64_t reservation) {
    auto const found = store::entry(tx, reservation);
    ENSURE(found && found->kind == "reservation");
    return !found->ended;
}

}  // namespace qiyue::ledger
