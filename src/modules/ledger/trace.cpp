#include "modules/ledger/store.hpp"

#include <algorithm>

// One fen's way through the rooms. Money has no names, so an order stands for them: what came first goes first.
namespace qiyue::ledger {

namespace {

// The fen within an entry, as the rooms on both of its sides count it.
struct Place {
    store::Leg const* from = nullptr;
    store::Leg const* to = nullptr;
    Money out, in;  // its number among all that left `from`, and among all that came to `to`
};

// The leg of that side in which the entry's fen of this number lies, and its number within that leg.
std::pair<store::Leg const*, Money> leg_of(store::Full const& entry, Side side, Money number) {
    for (auto const& leg : entry.legs) {
        if (leg.change.side != side) {
            continue;
        }
        if (number <= leg.change.posted) {
            return {&leg, number};
        }
        number -= leg.change.posted;
    }
    return {nullptr, {}};
}

Place place_of(store::Full const& entry, Money number) {
    auto const [from, out] = leg_of(entry, Side::debit, number);
    auto const [to, in] = leg_of(entry, Side::credit, number);
    ENSURE(from != nullptr && to != nullptr);
    return {.from = from,
            .to = to,
            .out = from->after.debits_posted - from->change.posted + out,
            .in = to->after.credits_posted - to->change.posted + in};
}

// Back from the number among all that came to (or went from) a room to the number within the entry.
Money within(store::Full const& entry, std::int64_t account, Side side, Money number) {
    Money before;
    for (auto const& leg : entry.legs) {
        if (leg.change.side != side) {
            continue;
        }
        if (leg.account.id == account) {
            auto const counted = side == Side::debit ? leg.after.debits_posted : leg.after.credits_posted;
            return before + number - (counted - leg.change.posted);
        }
        before += leg.change.posted;
    }
    ENSURE(false);
}

Hop hop_of(store::Full const& entry, Place const& place) {
    return {.entry = entry.id,
            .kind = entry.kind,
            .step = entry.cause.step,
            .object = entry.cause.object,
            .at = entry.at,
            .from = place.from->account.id,
            .to = place.to->account.id,
            .amount = std::min(place.from->change.posted, place.to->change.posted)};
}

// The entry that brought the fen to the room it left, or took it on from the room it came to.
struct Next {
    store::Full entry;
    Money number;
};
std::optional<Next> next(db::Tx& tx, std::int64_t account, Side side, Money number) {
    auto const found = store::entry_of_fen(tx, account, side, number);
    if (!found) {
        return std::nullopt;
    }
    auto entry = store::full(tx, *found);
    ENSURE(entry.has_value());
    auto const inner = within(*entry, account, side, number);
    return Next{*std::move(entry), inner};
}

// A correction may send money round: so long a way is no way.
constexpr std::size_t longest = 200;

}  // namespace

Result<std::vector<Hop>> trace(db::Tx& tx, std::int64_t number, std::int64_t fen) {
    auto const asked = store::full(tx, number);
    auto const posted = [&] {
        Money sum;
        for (auto const& leg : asked->legs) {
            sum += leg.change.side == Side::debit ? leg.change.posted : Money();
        }
        return sum;
    };
    if (!asked || posted().is_zero()) {
        return api::not_found({"没有这笔已入账的分录", "there is no such posted entry"});
    }
    if (fen < 1 || Money::fen(fen) > posted()) {
        return api::invalid("ledger.no_such_fen", "fen",
                            {"该笔分录共 " + std::to_string(posted().in_fen()) + " 分",
                             "the entry moved " + std::to_string(posted().in_fen()) + " fen"},
                            {"请填 1 至该数", "name one of them, from 1"});
    }
    auto const start = place_of(*asked, Money::fen(fen));
    std::vector<Hop> way{hop_of(*asked, start)};
    way.front().asked = true;
    auto account = start.from->account.id;
    auto counted = start.out;
    while (way.size() < longest) {
        auto const one = next(tx, account, Side::credit, counted);
        if (!one) {
            break;  // a door to outside: the treasury gave it
        }
        auto const place = place_of(one->entry, one->number);
        way.insert(way.begin(), hop_of(one->entry, place));
        account = place.from->account.id;
        counted = place.out;
    }
    account = start.to->account.id;
    counted = start.in;
    while (way.size() < longest) {
        auto const one = next(tx, account, Side::debit, counted);
        if (!one) {
            break;  // there it lies
        }
        auto const place = place_of(one->entry, one->number);
        way.push_back(hop_of(one->entry, place));
        account = place.to->account.id;
        counted = place.in;
    }
    return way;
}

}  // namespace qiyue::ledger
