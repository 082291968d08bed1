#include "modules/journal/api.hpp"
#include "modules/ledger/store.hpp"

#include <set>

// The ledger judged from its rows alone, as if nothing had guarded them when they were written.
namespace qiyue::ledger {

namespace {

std::string listed(std::vector<std::int64_t> const& numbers) {
    std::string text;
    for (auto const number : numbers) {
        text += (text.empty() ? "" : ", ") + std::to_string(number);
    }
    return text;
}

// What moved money stands in the journal too, at that instant.
void look_in_journal(db::Tx& tx, Soundness& sound) {
    constexpr std::int64_t piece = 5000;
    auto const instants = journal::instants(tx);
    std::set<std::int64_t> known;
    for (auto const& at : instants) {
        known.insert(at.micros());
    }
    std::vector<std::int64_t> missing;
    for (auto some = store::entries(tx, 0, piece); !some.empty(); some = store::entries(tx, some.back().id, piece)) {
        for (auto const& entry : some) {
            sound.entries += 1;
            if (!known.contains(entry.at.micros())) {
                missing.push_back(entry.id);
            }
        }
    }
    if (!missing.empty()) {
        sound.problems.push_back("every entry of the ledger has its line in the journal; not so " + listed(missing));
    }
}

}  // namespace

Soundness soundness(db::Tx& tx) {
    Soundness sound{.accounts = static_cast<std::int64_t>(store::accounts(tx).size()), .entries = 0, .problems = {}};
    for (auto const& one : store::broken(tx)) {
        sound.problems.push_back(one.rule + "; not so " + listed(one.numbers));
    }
    if (!trial_balance(tx).balanced()) {
        sound.problems.emplace_back("debits and credits of the whole are equal; they are not");
    }
    look_in_journal(tx, sound);
    return sound;
}

}  // namespace qiyue::ledger
