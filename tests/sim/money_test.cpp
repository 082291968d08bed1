#include "sim/walk.hpp"

#include "app/demo/treasury.hpp"
#include "modules/journal/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/treasury/api.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <set>

// Money under random hands: contracts, breaches, payments, awards, vouchers, bonds, budgets and what goes to the treasury are asked
// for whatever they can be asked, by anybody; a treasury over a bad line answers meanwhile; and now and then the database breaks
// off in the middle. Whatever comes of it, the ledger stays whole.
namespace qiyue::sim {

namespace {

constexpr char const* region = "510104";
constexpr app::demo::Faults bad_line{
    .lost = 15, .unanswered = 20, .repeated = 30, .recalled = 10, .delayed = 30, .returned = 25};

std::set<std::string> const& kinds_with_money() {
    static std::set<std::string> const kinds{"payment",
                                             "payee_account",
                                             "grant",
                                             "contract",
                                             "breach",
                                             "deviation",
                                             "subcontract",
                                             "assessment",
                                             "objection",
                                             "acceptance",
                                             "budget_line",
                                             "budget_adjustment",
                                             "voucher_programme",
                                             "voucher",
                                             "voucher_use",
                                             "voucher_claim",
                                             "bond",
                                             "performance_bond",
                                             "framework_order",
                                             "treasury_batch",
                                             "treasury_receipt",
                                             "treasury_statement",
                                             "treasury_comeback"};
    return kinds;
}

class MoneyWalk {
public:
    MoneyWalk(std::string const& story, std::vector<Recorded> const& recorded, std::uint64_t seed)
        : house_(story),
          walker_(house_, recorded, seed),
          seed_(seed),
          chance_(seed),
          treasury_(seed, bad_line),
          link_(treasury::link_by([this](std::string const& path, std::string const& key, std::string const& body) {
              return treasury_.answer(path, key, body, house_.clock().now().day());
          })) {
        walker_.keep_to(kinds_with_money());
        house_.break_when([this] { return left_ > 0 && --left_ == 0; });
    }

    void steps(int count) {
        for (int step = 0; step < count && problem.empty(); ++step) {
            if (chance_() % 40 == 0) {
                use_line(step);
            } else {
                one(walker_.next(), step);
            }
            done += 1;
        }
        left_ = 0;
        look_at_everything();
    }

    std::string problem;
    int done = 0, ok = 0, broken = 0, booked = 0;

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

    // One in eight is broken off, at a statement anywhere in it.
    void maybe_break() { left_ = chance_() % 8 == 0 ? static_cast<std::int64_t>(1 + chance_() % 60) : 0; }

    // What waits is sent, what was answered is booked, each by itself: a break leaves whole what was done before it.
    void use_line(int step) {
        maybe_break();
        auto const before = stand();
        auto& world = house_.world();
        try {
            booked += treasury::exchange(world.database(), world.context({}), world.engine(), region, *link_).booked;
        } catch (support::Broke const&) {
            broken += 1;
        }
        left_ = 0;
        auto const now = stand();
        if (!now.trial.balanced()) {
            problem = "seed " + std::to_string(seed_) + ", step " + std::to_string(step) + ": the line unbalanced it";
        } else if (!(now.trial.total == before.trial.total) && now.journal == before.journal) {
            problem = "seed " + std::to_string(seed_) + ", step " + std::to_string(step) +
                ": the line moved money without a line in the journal";
        }
    }

    void one(app::Asked const& asked, int step) {
        maybe_break();
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
    app::demo::Treasury treasury_;
    std::unique_ptr<treasury::Link> link_;
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

TEST_CASE("walk: two hundred thousand random steps on contracts and money, with failures, leave the ledger whole") {
    std::vector<std::string> const starts{
        "chengdu/stages/60_contract",       "chengdu/stages/70_performance@payment_prepared",
        "chengdu/stages/70_performance",    "chengdu/voucher/20_issued",
        "chengdu/stages/80_payment@sent",   "chengdu/treasury/came_back@reported",
        "chengdu/voucher/two_sources@used", "chengdu/stages/50_review@published"};
    auto const recorded =
        with_money({support::last_stage(), "chengdu/voucher/40_redeemed", "chengdu/contract/breach",
                    "chengdu/payment/treasury", "chengdu/budget/adjustment", "platform/payment/award",
                    "chengdu/treasury/came_back", "chengdu/treasury/interest", "chengdu/treasury/voucher_claim",
                    "chengdu/treasury/bond", "chengdu/contract/subcontracts", "chengdu/bond/performance"});
    constexpr int walks = 80;
    constexpr int steps_each = 2500;
    std::atomic<int> done{0}, ok{0}, broken{0}, booked{0};
    auto const seed = seed_of(28'000);
    auto const problem = walk_in_pairs(walks, [&](int number) {
        MoneyWalk walk(starts[static_cast<std::size_t>(number) % starts.size()], recorded,
                       seed + static_cast<std::uint64_t>(number));
        walk.steps(steps_each);
        done += walk.done;
        ok += walk.ok;
        broken += walk.broken;
        booked += walk.booked;
        return walk.problem;
    });
    MESSAGE("seeds from " << seed << ": " << done.load() << " steps, " << ok.load() << " done, " << broken.load()
                          << " broken off, " << booked.load() << " booked over the line");
    CHECK_MESSAGE(problem.empty(), problem);
    CHECK(done.load() == walks * steps_each);
    CHECK(ok.load() > walks);
    CHECK(broken.load() > walks);
    CHECK(booked.load() > walks / 4);
}

}  // namespace qiyue::sim
