#include "modules/bond/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"
#include "modules/contract/api.hpp"
#include "modules/review/api.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>
#include <array>

// What others do to a bond: the opening brings it to light, the review asks for it, and the end of a bid, an award or a
// purchase makes it due.
namespace qiyue::bond {

namespace {

using workflow::Engine;

workflow::Opens give_back_by(std::string deadline, Clause clause) {
    return {.duty = "bond.give_back",
            .title = {"退还投标保证金", "give the bid bond back"},
            .deadline = std::move(deadline),
            .clause = clause,
            .holder = {"buyer.payer", workflow::Relation::owner}};
}

// LP-096 中标通知书发出之日起5个工作日内退未中标者;合同签订之日起5个工作日内退中标者
workflow::Opens after_the_award() {
    return give_back_by("bid_bond_return", clause::LP_096);
}

// LP-097 截止前撤回投标的，收到书面撤回通知起5个工作日内退还
workflow::Opens after_a_withdrawal() {
    return give_back_by("bid_bond_return_withdrawn", clause::LP_097);
}

// From one of these states it falls due; elsewhere it has come to its end, or is due already.
void fall_due(db::Tx& tx, Context const& context, Engine const& engine, std::int64_t id, std::string const& because,
              workflow::Opens const& duty, Day start) {
    static std::array<std::string_view, 3> const before{"lodged", "unchecked", "held"};
    auto bond = store::find(tx, id);
    auto const object = engine.find(tx, id);
    ENSURE(bond.has_value() && object.has_value());
    if (std::ranges::find(before, object->state) == before.end()) {
        return;
    }
    bond->body.set("because", because);
    store::update(tx, *bond);
    engine.move(tx, context, id, "due", because);
    if (!context.off(duty.clause)) {
        engine.open_duty(tx, context, *engine.find(tx, id), duty, start);
    }
}

Result<void> show_all(db::Tx& tx, Context const& context, Engine const& engine, tender::OpeningHeld const& held) {
    for (auto const& bond : store::of_tender(tx, held.tender)) {
        if (engine.find(tx, bond.id)->state == "lodged") {
            engine.move(tx, context, bond.id, "unchecked", "open");
        }
    }
    return {};
}

Result<void> tell_review(db::Tx& tx, Engine const& engine, review::BondAsked const& about) {
    if (!asked(tx, about.tender)) {
        return {};
    }
    auto const bond = store::of_bid(tx, about.bid);
    auto const state = bond ? engine.find(tx, bond->id)->state : std::string();
    auto const open = state == "unchecked";
    *about.found = !bond   ? review::BondFound::none
        : open             ? review::BondFound::unchecked
        : bond->in_order() ? review::BondFound::in_order
                           : review::BondFound::faulty;
    return {};
}

// LP-150 ……保证金同一账户转出: as the bank's slip says.
Result<void> tell_accounts(db::Tx& tx, review::AccountsAsked const& about) {
    for (auto const& bond : store::of_tender(tx, about.tender)) {
        (*about.accounts)[bond.bid] = bond.body["from_account"].text_or({});
    }
    return {};
}

// A bid taken back takes its bond along, and brings it again when it is handed in anew before the deadline.
Result<void> follow_bid(db::Tx& tx, Context const& context, Engine const& engine, workflow::StepDone const& done) {
    auto const bond = done.object.kind == "bid" ? store::of_bid(tx, done.object.id) : std::nullopt;
    if (!bond) {
        return {};
    }
    if (done.step == "withdraw") {
        fall_due(tx, context, engine, bond->id, "bid_withdrawn", after_a_withdrawal(), context.today());
    } else if (done.step == "submit" && engine.find(tx, bond->id)->state == "due") {
        engine.move(tx, context, bond->id, "lodged", "bid_submitted");
        engine.close_duty(tx, context, bond->id, "bond.give_back");
    }
    return {};
}

Result<void> free_losers(db::Tx& tx, Context const& context, Engine const& engine,
                         review::ResultPublished const& published) {
    for (auto const& bond : store::of_tender(tx, published.award.tender)) {
        if (bond.bid != published.award.bid) {
            fall_due(tx, context, engine, bond.id, "not_awarded", after_the_award(), published.award.letter_day);
        }
    }
    return {};
}

Result<void> free_winner(db::Tx& tx, Context const& context, Engine const& engine,
                         contract::ContractSigned const& done) {
    for (auto const& object : engine.of_project(tx, done.project, "bond")) {
        if (object.party == done.provider) {
            fall_due(tx, context, engine, object.id, "contract_signed", after_the_award(), context.today());
        }
    }
    return {};
}

// No article of ours names the days after a purchase that ended without an award; nobody waits longer than a loser.
Result<void> free_all(db::Tx& tx, Context const& context, Engine const& engine, tender::TenderFailed const& failed) {
    for (auto const& bond : store::of_tender(tx, failed.tender)) {
        fall_due(tx, context, engine, bond.id, "purchase_ended", after_the_award(), context.today());
    }
    return {};
}

// Hears an event of another module with what answers it.
template <class Event, class Heard> void hear(Engine& engine, Heard heard) {
    engine.ports().bus.on<Event>([&engine, heard](db::Tx& tx, Context const& context, Event const& event) {
        return heard(tx, context, engine, event);
    });
}

}  // namespace

void listen(Engine& engine) {
    hear<workflow::StepDone>(engine, follow_bid);
    hear<review::ResultPublished>(engine, free_losers);
    hear<contract::ContractSigned>(engine, free_winner);
    hear<tender::TenderFailed>(engine, free_all);
    engine.ports().bus.on<review::BondAsked>([&engine](db::Tx& tx, Context const&, review::BondAsked const& about) {
        return tell_review(tx, engine, about);
    });
    engine.ports().bus.on<review::AccountsAsked>(
        [](db::Tx& tx, Context const&, review::AccountsAsked const& about) { return tell_accounts(tx, about); });
    engine.ports().bus.on<tender::OpeningHeld>(
        [&engine](db::Tx& tx, Context const& context, tender::OpeningHeld const& held) {
            return held.round == tender::bids_round ? show_all(tx, context, engine, held) : Result<void>();
        });
}

}  // namespace qiyue::bond
