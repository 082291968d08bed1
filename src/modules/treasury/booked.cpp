#include "modules/treasury/steps.hpp"

#include <algorithm>

// What the ledger holds of an instruction, whatever the instruction itself says.
namespace qiyue::treasury {

namespace {

using ledger::Kind;
using ledger::Use;

// The room that money is in once it is paid.
ledger::Key room_of(workflow::Object const& object, Instruction const& one) {
    switch (one.use) {
    case Use::payment: return {Kind::paid, object.owner, one.project, one.contract};
    case Use::interest:
    case Use::grant: return {Kind::paid, object.owner, one.project, one.object};
    case Use::voucher_claim: return {Kind::paid, object.owner, one.project, object.parent};
    case Use::bond:
    case Use::performance_bond: return {Kind::depositor, object.party, one.project, one.object};
    }
    ENSURE(false);
}

}  // namespace

// What is paid anew after it came back is paid under an instruction of its own: each has the entry of its turn.
Money booked(db::Tx& tx, workflow::Engine const& engine, Instruction const& one) {
    auto const object = engine.find(tx, one.object);
    auto const room = object ? ledger::find(tx, room_of(*object, one)) : std::nullopt;
    std::vector<Money> entries;
    for (auto const& line : room ? ledger::statement(tx, room->id) : std::vector<ledger::Line>()) {
        auto const brought = line.side == ledger::Side::credit && line.kind != "reversal" && line.posted > Money();
        if (brought && line.object == one.object) {
            entries.push_back(line.posted);
        }
    }
    auto all = store::of_object(tx, one.object);
    std::erase_if(all, [&](Instruction const& other) {
        return other.use != one.use || (other.stage != "paid" && other.stage != "came_back");
    });
    auto const turn = std::ranges::find(all, one.id, &Instruction::id) - all.begin();
    auto const before = static_cast<std::ptrdiff_t>(entries.size()) - static_cast<std::ptrdiff_t>(all.size());
    // What was paid before there were instructions has entries and no instruction.
    auto const at = turn + std::max<std::ptrdiff_t>(before, 0);
    return at < static_cast<std::ptrdiff_t>(entries.size()) ? entries[static_cast<std::size_t>(at)] : Money();
}

}  // namespace qiyue::treasury
