#include "sim/walk.hpp"

#include "modules/ledger/api.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

// The ledger's own functions under random hands: hundreds of thousands of commands of one to three entries, some refused at
// the end, some broken off in the middle. A plain model beside it keeps what should have stayed.
namespace qiyue::sim {

namespace {

constexpr std::array kinds{ledger::Kind::treasury,   ledger::Kind::budget_line, ledger::Kind::released,
                           ledger::Kind::commitment, ledger::Kind::contract,    ledger::Kind::payable,
                           ledger::Kind::paid,       ledger::Kind::voucher,     ledger::Kind::liability,
                           ledger::Kind::receivable};

// An entry as the model knows it.
struct Known {
    std::int64_t id = 0, from = 0, to = 0;
    Money amount;
};

// What should stand: the counters of every account, reservations that wait, entries that may be reversed.
struct Model {
    std::map<std::int64_t, ledger::Balance> accounts;
    std::vector<Known> waiting, standing;
};

class Books {
public:
    explicit Books(std::uint64_t seed) : house_(""), chance_(seed) {
        house_.clock().set(house_.clock().now().plus_seconds(1));
        auto const opened = house_.world().database().write<bool>([&](db::Tx& tx) -> Result<bool> {
            auto const context = house_.world().context({});
            for (std::int64_t owner = 1; owner <= 3; ++owner) {
                for (auto const kind : kinds) {
                    accounts_.push_back(ledger::account(tx, context, house_.world().ports(), {kind, owner, 0, 0}));
                }
            }
            return true;
        });
        REQUIRE(opened.ok());
        house_.break_when([this] { return left_ > 0 && --left_ == 0; });
    }

    void step() {
        left_ = below(10) == 0 ? static_cast<std::int64_t>(1 + below(25)) : 0;
        auto const refuse = below(12) == 0;
        Model then;
        try {
            auto const kept = house_.world().database().write<bool>([&](db::Tx& tx) -> Result<bool> {
                then = model_;
                auto const context = house_.world().context({});
                for (auto entries = 1 + below(3); entries > 0; --entries) {
                    TRY(one(tx, context, then));
                }
                if (refuse) {
                    return api::conflict("test.changed_its_mind", {"改变主意", "changed its mind"});
                }
                return true;
            });
            if (kept.ok()) {
                model_ = std::move(then);
            }
            (kept.ok() ? done : refused) += 1;
        } catch (support::Broke const&) {
            broken += 1;
        }
        left_ = 0;
    }

    // Every account as the plain model has it, and the ledger sound by its own rows.
    std::string wrong() {
        left_ = 0;
        return house_.world().database().read<std::string>([&](db::Tx& tx) -> std::string {
            for (auto const& account : accounts_) {
                if (!(ledger::balance(tx, account.id) == model_.accounts[account.id])) {
                    return "account " + std::to_string(account.id) + " is not as the model has it";
                }
            }
            auto const sound = ledger::soundness(tx);
            for (auto const& problem : sound.problems) {
                // These commands are no steps: the journal knows nothing of them.
                if (problem.find("journal") == std::string::npos) {
                    return problem;
                }
            }
            return {};
        });
    }

    int done = 0, refused = 0, broken = 0;

private:
    std::uint64_t below(std::uint64_t count) { return chance_() % count; }
    ledger::Account const& any() { return accounts_[below(accounts_.size())]; }

    // A few fen, or far more than there is.
    Money amount() { return Money::fen(static_cast<std::int64_t>(1 + below(below(6) == 0 ? 10'000'000 : 5'000))); }

    Result<void> one(db::Tx& tx, Context const& context, Model& then) {
        auto& ports = house_.world().ports();
        ledger::Cause const cause{"test.walk", 1, 0};
        auto const way = below(6);
        Known known{.id = 0, .from = any().id, .to = any().id, .amount = amount()};
        if (way < 3) {
            if (known.from == known.to) {
                return {};
            }
            auto& lists = way == 2 ? then.waiting : then.standing;
            known.id = TRY(way == 2 ? ledger::reserve(tx, context, ports, cause, known.from, known.to, known.amount)
                                    : ledger::move(tx, context, ports, cause, known.from, known.to, known.amount));
            auto& from = then.accounts[known.from];
            auto& to = then.accounts[known.to];
            (way == 2 ? from.debits_pending : from.debits_posted) += known.amount;
            (way == 2 ? to.credits_pending : to.credits_posted) += known.amount;
            lists.push_back(known);
            return {};
        }
        auto& list = way == 5 ? then.standing : then.waiting;
        if (list.empty()) {
            return {};
        }
        auto const at = static_cast<std::ptrdiff_t>(below(list.size()));
        auto const about = list[static_cast<std::size_t>(at)];
        auto& from = then.accounts[about.from];
        auto& to = then.accounts[about.to];
        if (way == 5) {
            TRY(ledger::reverse(tx, context, ports, cause, about.id));
            from.credits_posted += about.amount;
            to.debits_posted += about.amount;
        } else {
            known = {.id = 0, .from = about.from, .to = about.to, .amount = known.amount};
            if (way == 3) {
                known.id = TRY(ledger::post_reserved(tx, context, ports, cause, about.id, known.amount));
                from.debits_posted += known.amount;
                to.credits_posted += known.amount;
                then.standing.push_back(known);
            } else {
                TRY(ledger::void_reserved(tx, context, ports, cause, about.id));
            }
            from.debits_pending -= about.amount;
            to.credits_pending -= about.amount;
        }
        list.erase(list.begin() + at);
        return {};
    }

    support::House house_;
    std::mt19937_64 chance_;
    std::vector<ledger::Account> accounts_;
    Model model_;
    std::int64_t left_ = 0;
};

}  // namespace

TEST_CASE("walk: two hundred thousand commands on the ledger, with failures, leave it as a plain model has it") {
    constexpr int walks = 10;
    constexpr int steps_each = 20'000;
    constexpr int looks_each = 4;
    std::atomic<int> next{0}, done{0}, refused{0}, broken{0};
    std::mutex guard;
    std::string problem;
    auto const seed = seed_of(29'000);
    auto const walk_on = [&] {
        for (auto number = next++; number < walks; number = next++) {
            Books books(seed + static_cast<std::uint64_t>(number));
            for (int look = 0; look < looks_each; ++look) {
                for (int step = 0; step < steps_each / looks_each; ++step) {
                    books.step();
                }
                if (auto wrong = books.wrong(); !wrong.empty()) {
                    std::scoped_lock const held(guard);
                    problem = "seed " + std::to_string(seed + static_cast<std::uint64_t>(number)) + ": " + wrong;
                    return;
                }
            }
            done += books.done;
            refused += books.refused;
            broken += books.broken;
        }
    };
    {
        std::jthread const other(walk_on);
        walk_on();
    }
    MESSAGE("seeds from " << seed << ": " << done.load() << " commands stayed, " << refused.load() << " were refused, "
                          << broken.load() << " broke off");
    CHECK_MESSAGE(problem.empty(), problem);
    CHECK(done.load() + refused.load() + broken.load() == walks * steps_each);
    CHECK(done.load() > walks * steps_each / 5);
    CHECK(broken.load() > walks * steps_each / 50);
}

}  // namespace qiyue::sim
