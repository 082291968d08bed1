#include "support/house.hpp"

#include "modules/ledger/api.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

// The journal that leaves the platform is read by a program that is not ours, which comes to the same balances.
namespace qiyue::support {

namespace {

class Text {
public:
    explicit Text(std::string const& content) {
        name_ = (std::filesystem::temp_directory_path() / "qiyue_journal_XXXXXX").string();
        ::close(::mkstemp(name_.data()));
        std::ofstream(name_, std::ios::binary) << content;
    }
    Text(Text const&) = delete;
    Text& operator=(Text const&) = delete;
    ~Text() { std::filesystem::remove(name_); }
    std::string const& name() const { return name_; }

private:
    std::string name_;
};

// What hledger says, and the code it ended with.
std::pair<int, std::string> hledger(std::string const& content, std::string const& words) {
    Text const file(content);
    std::string text;
    auto* pipe = ::popen(("LC_ALL=C.UTF-8 hledger -f " + file.name() + " " + words + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string piece(4096, '\0');
    for (auto count = std::fread(piece.data(), 1, piece.size(), pipe); count > 0;
         count = std::fread(piece.data(), 1, piece.size(), pipe)) {
        text.append(piece, 0, count);
    }
    return {::pclose(pipe), text};
}

// "account","balance" a line; "1234.50 CNY" or "0".
std::map<std::string, std::int64_t> balances_of(std::string const& table) {
    std::map<std::string, std::int64_t> all;
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) {
        auto const middle = line.find("\",\"");
        if (middle == std::string::npos || line.starts_with("\"account\"")) {
            continue;
        }
        std::string digits;
        for (char const c : line.substr(middle + 3)) {
            if ((c >= '0' && c <= '9') || c == '-') {
                digits += c;
            }
        }
        auto const hundredths = line.find('.', middle) != std::string::npos;
        all[line.substr(1, middle - 1)] = std::stoll(digits) * (hundredths ? 1 : 100);
    }
    return all;
}

struct Told {
    std::string journal;
    std::map<std::string, std::int64_t> expected;  // by the account's name in the journal, fen
};

Told told(House& house) {
    return house.world().database().read<Told>([](db::Tx& tx) {
        Told told;
        ledger::write_journal(tx, [&](std::string const& text) { told.journal += text; });
        for (auto const& account : ledger::all_accounts(tx)) {
            auto const balance = ledger::balance(tx, account.id);
            told.expected[ledger::journal_name(account.key)] = balance.held().in_fen();
            told.expected[ledger::journal_name_reserved(account.key, ledger::Side::debit)] =
                -balance.debits_pending.in_fen();
            told.expected[ledger::journal_name_reserved(account.key, ledger::Side::credit)] =
                balance.credits_pending.in_fen();
        }
        return told;
    });
}

}  // namespace

TEST_CASE("ledger: hledger recomputes every balance of a whole purchase, to the fen") {
    for (auto const& story : {last_stage(), std::string("chengdu/voucher/30_used"),
                              std::string("chengdu/payment/damages_larger"), std::string("chengdu/bond/kept")}) {
        House house(story);
        auto const [journal, expected] = told(house);
        auto const [code, table] = hledger(journal, "balance --flat --empty --no-total -O csv");
        REQUIRE_MESSAGE(code == 0, table);
        auto const found = balances_of(table);
        CHECK(expected.size() > 6);
        for (auto const& [name, fen] : expected) {
            auto const one = found.find(name);
            CHECK_MESSAGE((one == found.end() ? 0 : one->second) == fen, story << ": " << name);
        }
        for (auto const& [name, fen] : found) {
            CHECK_MESSAGE(expected.contains(name), name << " is no account of ours");
        }
    }
}

TEST_CASE("ledger: a journal in which one fen was changed is not taken by hledger") {
    House house(last_stage());
    auto const journal = told(house).journal;
    CHECK(hledger(journal, "check").first == 0);
    // Both sides of one entry, so that the entry itself still sums to zero.
    auto changed = journal;
    auto const entry = changed.find("contract.");
    auto const first = changed.find(" CNY\n", entry);
    auto const second = changed.find(" CNY\n", first + 1);
    REQUIRE(second != std::string::npos);
    for (auto const at : {first, second}) {
        changed[at - 1] = changed[at - 1] == '9' ? '8' : '9';
    }
    auto const [code, says] = hledger(changed, "check");
    CHECK_MESSAGE(code != 0, says);
}

}  // namespace qiyue::support
