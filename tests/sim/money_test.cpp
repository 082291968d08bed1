#include "sim/walk.hpp"

#include "modules/journal/api.hpp"
#include "modules/ledger/api.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <set>

// Money under random hands: contracts, breaches, payments, vouchers and budgets are asked for whatever they can be asked, by
// anybody, and now and then the database breaks off in the middle. Whatever comes of it, the ledger stays whole.
namespace qiyue::sim {

namespace {

std::set<std::string> const& kinds_with_money() {
    static std::set<std::string> const kinds{"payment",           "payee_account",
                                             "contract",          "breach",
                                             "assessment",        "objection",
                                             "acceptance",        "budget_line",
                                             "budget_adjustment", "voucher_programme",
                                             "voucher",           "voucher_use",
                                             "voucher_claim",     "bond",
                                             "framework_order"};
    return kinds;
}

class MoneyWalk {
public:
    MoneyWalk(std::string const& story, std::vector<Recorded> const& recorded, std::uint64_t seed)
        : house_(story), walker_(house_, recorded, seed), seed_(seed), chance_(seed) {
        walker_.keep_to(kinds_with_money());
        house_.break_when([this] { return left_ > 0 && --left_ == 0; });
    }

    void steps(int count) {
        for (int step = 0; step < count && problem.empty(); ++step) {
            one(walker_.next(), step);
            done += 1;
        }
        left_ = 0;
        look_at_everything();
    }

    std::string problem;
    int done = 0, ok = 0, broken = 0;

private:
    struct Stand {
        std::int64_t journal = 0;
        ledger::TrialBalance trial;
    };

    Stand stand() {
        return house_.world().database().read<Stand>([](db::Tx& tx) {
            return Stand{journal::size(tx), ledger::trial_balance(tx)};
        });
    }

    void one(app::Asked const& asked, int step) {
        // One command in eight is broken off, at a statement anywhere in it.
        left_ = chance_() % 8 == 0 ? static_cast<std::int64_t>(1 + chance_() % 60) : 0;
        auto const what =
            "seed " + std::to_string(seed_) + ", step " + std::to_string(step) + ": " + asked.operation->id;
        auto before = stand();
        bool kept = false, broke = false;
        try {
            kept = app::run(house_.world(), asked).ok();
        } catch (support::Broke const&) {
            broke = true;
        } catch (std::exception const& thrown) {
            problem = what + " threw " + thrown.what();
            return;
        }
        left_ = 0;
        ok += kept ? 1 : 0;
        broken += broke ? 1 : 0;
        auto const now = stand();
        if (!kept && (now.journal != before.journal || !(now.trial.total == before.trial.total))) {
            problem = what + (broke ? " broke off" : " was refused") + ", yet something stayed of it";
        } else if (!now.trial.balanced()) {
            problem = what + ": the ledger does not balance";
        } else if (kept && !(now.trial.total == before.trial.total) && now.journal == before.journal) {
            problem = what + " moved money without a line in the journal";
        }
    }

    // Never overdrawn, each counter from the one before, every entry mirrored once and in the journal; and the journal sound.
    void look_at_everything() {
        auto const sound =
            house_.world().database().read<ledger::Soundness>([](db::Tx& tx) { return ledger::soundness(tx); });
        auto const journal_sound = house_.world().database().read<bool>(
            [](db::Tx& tx) { return !journal::verify_own(tx, 0, journal::size(tx)).first.has_value(); });
        if (problem.empty() && !sound.problems.empty()) {
            problem = "seed " + std::to_string(seed_) + ": " + sound.problems.front();
        }
        if (problem.empty() && !journal_sound) {
            problem = "seed " + std::to_string(seed_) + ": the journal is not sound";
        }
    }

    support::House house_;
    Walker walker_;
    std::uint64_t seed_;
    std::mt19937_64 chance_;
    std::int64_t left_ = 0;  // statements until it breaks off; 0: it does not
};

std::vector<Recorded> with_money(std::vector<std::string> const& stories) {
    std::vector<Recorded> all;
    for (auto const& story : stories) {
        for (auto& one : record(story)) {
            if (kinds_with_money().contains(one.operation.substr(0, one.operation.find('.')))) {
                all.push_back(std::move(one));
            }
        }
    }
    return all;
}

}  // namespace

TEST_CASE("walk: random hands on contracts, payments and vouchers, with failures, leave the ledger whole") {
    std::vector<std::string> const starts{"chengdu/stages/60_contract",
                                          "chengdu/stages/70_performance@payment_prepared",
                                          "chengdu/stages/70_performance", "chengdu/voucher/20_issued"};
    auto const recorded = with_money({support::last_stage(), "chengdu/voucher/40_redeemed", "chengdu/contract/breach",
                                      "chengdu/payment/treasury", "chengdu/budget/adjustment"});
    constexpr int walks = 16;
    constexpr int steps_each = 2500;
    std::atomic<int> done{0}, ok{0}, broken{0};
    auto const seed = seed_of(28'000);
    auto const problem = walk_in_pairs(walks, [&](int number) {
        MoneyWalk walk(starts[static_cast<std::size_t>(number) % starts.size()], recorded,
                       seed + static_cast<std::uint64_t>(number));
        walk.steps(steps_each);
        done += walk.done;
        ok += walk.ok;
        broken += walk.broken;
        return walk.problem;
    });
    MESSAGE("seeds from " << seed << ": " << done.load() << " steps, " << ok.load() << " done, " << broken.load()
                          << " broken off");
    CHECK_MESSAGE(problem.empty(), problem);
    CHECK(done.load() == walks * steps_each);
    CHECK(ok.load() > walks);
    CHECK(broken.load() > walks);
}

}  // namespace qiyue::sim
