#include "modules/identity/api.hpp"
#include "modules/ledger/store.hpp"

#include <algorithm>
#include <map>

// The ledger as plain text for hledger: a room that holds money is above zero, the treasury is below by what it gave.
// What is reserved stands in rooms of its own, which are empty again once it is posted or voided.
namespace qiyue::ledger {

namespace {

std::string of_key(Key const& key) {
    return std::string(name_of(key.kind)) + ":organisation-" + std::to_string(key.owner) + ":project-" +
        std::to_string(key.project) + ":" + std::to_string(key.reference);
}

// No thousands separators, two places, as a journal wants it.
std::string amount(Money money) {
    constexpr std::int64_t hundred = 100;
    auto const fen = money.in_fen();
    auto const whole = std::to_string((fen < 0 ? -fen : fen) / hundred);
    auto const rest = std::to_string((fen < 0 ? -fen : fen) % hundred);
    return std::string(fen < 0 ? "-" : "") + whole + "." + (rest.size() < 2 ? "0" : "") + rest + " CNY";
}

// A comment ends at the line.
std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r' || c == ';'; }, ' ');
    return text;
}

std::string posting(std::string const& name, Money money, std::string const& more = {}) {
    return "    " + name + "  " + amount(money) + more + "\n";
}

Money signed_by(Side side, Money money) {
    return side == Side::credit ? money : -money;
}

std::string text_of(store::Full const& entry) {
    auto text = entry.at.day().iso() + " * (" + std::to_string(entry.id) + ") " + entry.cause.step + "\n" +
        "    ; kind:" + entry.kind + ", object:" + std::to_string(entry.cause.object) + ", at:" + entry.at.iso() +
        ", person:" + std::to_string(entry.person) + ", organisation:" + std::to_string(entry.organisation) +
        (entry.about == 0 ? std::string() : ", about:" + std::to_string(entry.about)) + "\n";
    for (auto const& leg : entry.legs) {
        auto const& change = leg.change;
        if (!change.posted.is_zero()) {
            text += posting(journal_name(leg.account.key), signed_by(change.side, change.posted));
        }
        if (!change.pending.is_zero()) {
            text +=
                posting(journal_name_reserved(leg.account.key, change.side), signed_by(change.side, change.pending));
        }
    }
    return text + "\n";
}

std::string declared(Account const& account, std::string const& owner) {
    auto const label = label_of(account.key.kind);
    return "account " + journal_name(account.key) + "  ; " + one_line(label.zh + " " + label.en + " · " + owner) + "\n";
}

// Last of all: what each room holds. A reader who comes to another sum is told so.
std::string asserted(Account const& account, Balance const& balance) {
    auto const says = [](Money money) { return " = " + amount(money); };
    return posting(journal_name(account.key), {}, says(balance.held())) +
        posting(journal_name_reserved(account.key, Side::debit), {}, says(-balance.debits_pending)) +
        posting(journal_name_reserved(account.key, Side::credit), {}, says(balance.credits_pending));
}

}  // namespace

std::string journal_name(Key const& key) {
    return "held:" + of_key(key);
}

std::string journal_name_reserved(Key const& key, Side side) {
    return std::string("reserved:") + (side == Side::debit ? "out:" : "in:") + of_key(key);
}

void write_journal(db::Tx& tx, std::function<void(std::string const&)> const& write) {
    constexpr std::int64_t piece = 1000;
    auto const accounts = store::accounts(tx);
    write("; The ledger, to the fen. `hledger -f FILE balance` recomputes it; the last entry asserts every balance.\n"
          "decimal-mark .\ncommodity 1000.00 CNY\n\n");
    std::map<std::int64_t, std::string> owners;
    for (auto const& account : accounts) {
        auto& owner = owners[account.key.owner];
        if (owner.empty()) {
            auto const found = identity::organisation(tx, account.key.owner);
            owner = found ? found->name : "-";
        }
        write(declared(account, owner));
    }
    write("\n");
    Day last;
    for (auto some = store::entries(tx, 0, piece); !some.empty(); some = store::entries(tx, some.back().id, piece)) {
        for (auto const& entry : some) {
            last = std::max(last, entry.at.day());
            write(text_of(entry));
        }
    }
    if (accounts.empty()) {
        return;
    }
    write(last.iso() + " * what every account holds\n");
    for (auto const& account : accounts) {
        write(asserted(account, balance(tx, account.id)));
    }
}

}  // namespace qiyue::ledger
