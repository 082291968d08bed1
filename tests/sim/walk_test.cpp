#include "sim/walk.hpp"

#include "platform/json/json.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <set>

namespace qiyue::sim {

namespace {

// The side stories, in which what the main one has no need of is done.
std::vector<std::string> const& side_stories() {
    static std::vector<std::string> const all{
        "chengdu/appraisal/reevaluation",
        "chengdu/budget/adjustment",
        "chengdu/catalogue/items",
        "chengdu/contract/breach",
        "chengdu/contract/deviation",
        "chengdu/credit/limits",
        "chengdu/disclosure/remark",
        "chengdu/disclosure/withheld",
        "chengdu/expert/committee",
        "chengdu/framework/competition",
        "chengdu/framework/open_kind",
        "chengdu/framework/quality_first",
        "chengdu/need/standards",
        "chengdu/participation/advice",
        "chengdu/performance/reports_and_ratings",
        "chengdu/performance/who_assesses",
        "chengdu/remedy/query_window",
        "chengdu/remedy/of_framework",
        "chengdu/remedy/complaint_of_framework",
        "chengdu/remedy/complaint_late",
        "chengdu/remedy/contract_revoked",
        "chengdu/remedy/intake",
        "chengdu/policy/interpretation",
        "chengdu/redevelopment/extended",
        "chengdu/funding/by_pages",
        "shanghai/access",
        "chengdu/oversight/retention",
        "chengdu/methods/consultation_by_recommendation",
        "chengdu/methods/invited",
        "chengdu/redevelopment/methods",
        "chengdu/tender/exception",
        "chengdu/voucher/40_redeemed",
        "chengdu/voucher/ended",
        "chengdu/other/stricter_flow",
        "chengdu/bidding/who_may_bid",
        "chengdu/delivery/closing",
        "chengdu/provider/by_pages",
        "chengdu/expert/left_out",
        "chengdu/contract/keys",
        "chengdu/contract/subcontracts",
        "chengdu/bond/performance",
        "chengdu/treasury/reconciled",
        "chengdu/treasury/came_back",
        "chengdu/payment/receivable",
        "platform/payment/award",
        "luan/appraisal/by_finance",
        "shenyang/lots/40_contracts",
        "shenyang/mode/emergency",
        "shenyang/provider/registration",
        "shenyang/provider/support",
        "shenyang/appraisal/evaluation",
        "unnamed_city/provider/training",
        "shanghai/credit/score",
        "shanghai/joint_review",
        "luan/expert_pool",
        "dongguan/directed_purchase",
        "platform/expert/closing_committee",
        "platform/contract/templates",
        "platform/appraisal/survey",
        "platform/application/objection",
        "luan/petition/case",
        "luan/tender/central_body",
        "luan/bond/forfeited",
    };
    return all;
}

std::vector<Recorded> everything_recorded() {
    auto all = record(support::last_stage());
    for (auto const& story : side_stories()) {
        auto const more = record(story);
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

void report(Walk const& walk, std::string const& story) {
    std::string counts;
    for (auto const& [reason, count] : walk.answers) {
        counts += " " + reason + " " + std::to_string(count);
    }
    MESSAGE(story << ": " << walk.done << " steps," << counts << "; " << walk.looked << " looks at sealed bids");
    CHECK_MESSAGE(walk.problem.empty(), walk.problem);
    CHECK(walk.answers.at("ok") > 0);
}

// What names a sealed price (a later contract, say) would be no leak: it is not given.
std::vector<Recorded> without_prices(std::vector<Recorded> recorded) {
    std::erase_if(recorded, [](Recorded const& one) { return names_a_sealed_price(json::write(one.input)); });
    return recorded;
}

// What is done to a purchase between its publication and its opening.
std::vector<Recorded> of_the_purchase(std::vector<Recorded> recorded) {
    static std::set<std::string> const kinds{"tender", "bid", "bond", "review"};
    std::erase_if(recorded, [](Recorded const& one) {
        return !kinds.contains(one.operation.substr(0, one.operation.find('.')));
    });
    return recorded;
}

}  // namespace

TEST_CASE("walk: random askings while bids are sealed") {
    static auto const recorded = without_prices(record("chengdu/stages/40_tender"));
    Walk walk("chengdu/stages/40_tender@bids_in", recorded, seed_of(2017));
    CHECK(walk.sealed());
    walk.steps(1500);
    report(walk, "bids in");
    CHECK(walk.looked > 100);
}

// Short walks, many times, from before the deadline and from after it: a few open the bids as they should be opened.
TEST_CASE("walk: a hundred thousand random steps open no bid early") {
    auto const recorded = of_the_purchase(without_prices(record("chengdu/stages/40_tender")));
    constexpr int walks = 200;
    constexpr int steps_each = 500;
    std::atomic<int> done{0}, looked{0}, openings{0};
    auto const problem = walk_in_pairs(walks, [&](int number) {
        auto const* start = number % 2 == 0 ? "chengdu/stages/40_tender@bids_in" : "chengdu/stages/40_tender@closed";
        Walk walk(start, recorded, seed_of(40'000) + static_cast<std::uint64_t>(number));
        walk.steps(steps_each);
        done += walk.done;
        looked += walk.looked;
        openings += walk.openings;
        return walk.problem;
    });
    MESSAGE(done.load() << " steps, " << looked.load() << " looks at sealed bids, " << openings.load()
                        << " lawful openings");
    CHECK_MESSAGE(problem.empty(), problem);
    CHECK(done.load() == walks * steps_each);
    CHECK(openings.load() > 0);
}

TEST_CASE("walk: random askings of every procedure, from the beginning and from the end of the story") {
    auto const recorded = everything_recorded();
    std::set<std::string> kinds;
    for (auto const& one : recorded) {
        kinds.insert(one.operation.substr(0, one.operation.find('.')));
    }
    support::House house("chengdu/stages/05_catalogue");
    for (auto const& procedure : house.world().engine().procedures()) {
        CHECK_MESSAGE(kinds.contains(procedure.kind), procedure.kind << " is walked by no story");
    }
    int overdue = 0;
    for (auto const& story : {std::string("chengdu/stages/05_catalogue"), support::last_stage()}) {
        Walk walk(story, recorded, seed_of(901));
        walk.steps(1200);
        report(walk, story);
        overdue += walk.overdue_seen;
    }
    // A signed contract is owed to the public and to the finance office: that falls late on whatever way the walk takes.
    Walk walk("chengdu/stages/60_contract@signed", recorded, seed_of(901));
    walk.steps(200);
    report(walk, "a contract signed");
    overdue += walk.overdue_seen;
    CHECK(overdue > 0);
}

}  // namespace qiyue::sim
