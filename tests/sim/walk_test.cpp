#include "sim/walker.hpp"

#include "modules/journal/api.hpp"
#include "modules/journal/store.hpp"
#include "modules/ledger/api.hpp"
#include "platform/json/json.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace qiyue::sim {

namespace {

// What two sealed bids of the story offer, as typed and as fen. (The third offers what a quotation of the budget says.)
std::vector<std::string> const sealed_prices{"1,760,000.00", "176000000", "1,800,000.00", "180000000"};

// As a number of its own: the digits may stand inside the number of an object.
bool names(std::string const& text, std::string const& price) {
    auto const digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    for (auto at = text.find(price); at != std::string::npos; at = text.find(price, at + 1)) {
        if ((at == 0 || !digit(at - 1)) && !digit(at + price.size())) {
            return true;
        }
    }
    return false;
}

bool names_a_sealed_price(std::string const& text) {
    return std::ranges::any_of(sealed_prices, [&](auto const& price) { return names(text, price); });
}

// QIYUE_SEED walks another way.
std::uint64_t seed_of(std::uint64_t otherwise) {
    auto const* set = std::getenv("QIYUE_SEED");
    return set == nullptr ? otherwise : std::stoull(set);
}

std::string told(std::uint64_t seed, int step, app::Asked const& asked) {
    std::string path;
    for (auto const& [name, value] : asked.path) {
        path += " " + name + "=" + value;
    }
    for (auto const& [name, value] : asked.query) {
        path += " ?" + name + "=" + value;
    }
    return "seed " + std::to_string(seed) + ", step " + std::to_string(step) + ": " + asked.operation->id + path +
        " by " + (asked.caller.posts.empty() ? "nobody" : asked.caller.posts.front()) + " with " +
        json::write(asked.body).substr(0, 2000);
}

class Walk {
public:
    Walk(std::string const& story, std::vector<Recorded> const& recorded, std::uint64_t seed)
        : house_(story), walker_(house_, recorded, seed), seed_(seed) {
        sealed_ = unopened();
        revisions_ = revisions();
    }

    void steps(int count) {
        for (int step = 0; step < count && problem.empty(); ++step) {
            auto const asked = walker_.next();
            try {
                one(asked, told(seed_, step, asked));
            } catch (std::exception const& thrown) {
                problem = told(seed_, step, asked) + "\n  threw " + thrown.what();
            }
            done += 1;
        }
        auto const sound = house_.world().database().read<bool>(
            [](db::Tx& tx) { return !journal::verify_own(tx, 0, journal::size(tx)).first.has_value(); });
        if (!sound && problem.empty()) {
            problem = "seed " + std::to_string(seed_) + ": the journal is not sound";
        }
        if (problem.empty()) {
            look_at_deadlines();
        }
    }

    std::string problem;
    std::map<std::string, int> answers;
    std::map<std::string, int> done_by_kind;  // steps that were taken
    int done = 0, looked = 0, overdue_seen = 0;

    bool sealed() const { return sealed_; }

private:
    void one(app::Asked const& asked, std::string const& what) {
        auto const size_before = journal_size();
        auto const answer = app::run(house_.world(), asked);
        answers[answer.ok() ? "ok" : std::string(app::name_of(answer.refusal().reason()))] += 1;
        auto const text = answer.ok() ? json::write(answer.value())
                                      : json::write(app::problem(house_.world().rules(), answer.refusal()));
        if (!answer.ok() && asked.operation->run && journal_size() != size_before) {
            problem = what + "\n  was refused, yet the journal grew";
        }
        auto const balanced =
            house_.world().database().read<bool>([](db::Tx& tx) { return ledger::trial_balance(tx).balanced(); });
        if (!balanced) {
            problem = what + "\n  the ledger does not balance";
        }
        if (asked.operation->writes() && answer.ok()) {
            look_for_entries(size_before, what);
            sealed_ = sealed_ && unopened();
            done_by_kind[asked.operation->id.substr(0, asked.operation->id.find('.'))] += 1;
        }
        if (sealed_ && !asked.operation->writes()) {
            looked += 1;
            if (names_a_sealed_price(text)) {
                problem = what + "\n  shows a sealed price before the opening: " + text.substr(0, 3000);
            }
        }
    }

    // Each object that is another one now than before has its line in the journal.
    void look_for_entries(std::int64_t size_before, std::string const& what) {
        auto const now = revisions();
        auto const entries = house_.world().database().read<std::vector<journal::store::Row>>(
            [&](db::Tx& tx) { return journal::store::range(tx, size_before, journal::size(tx)); });
        for (auto const& one : now) {
            auto const id = one.first;
            auto const before = revisions_.find(id);
            auto const same = before != revisions_.end() && before->second == one.second;
            if (!same && std::ranges::none_of(entries, [&](auto const& row) { return row.leaf.object == id; })) {
                problem = what + "\n  changed object " + std::to_string(id) + " without an entry in the journal";
            }
        }
        revisions_ = now;
    }

    // Whoever watches over the city sees every duty whose day has passed.
    void look_at_deadlines() {
        // A year on, whatever was owed is late.
        constexpr std::int64_t a_year_of_seconds = std::int64_t{366} * 86'400;
        house_.clock().set(house_.clock().now().plus_seconds(a_year_of_seconds));
        auto const* overdue = house_.world().operation("workflow.overdue");
        app::Asked asked;
        asked.operation = overdue;
        asked.caller = house_.caller("inspector");
        std::set<std::int64_t> told;
        do {
            auto const answer = app::run(house_.world(), asked);
            if (!answer.ok()) {
                problem = "the list of what is overdue cannot be read";
                return;
            }
            for (auto const& item : answer.value()["items"].items()) {
                told.insert(item["id"].integer());
            }
            asked.query["cursor"] = answer.value()["next"].text_or({});
        } while (!asked.query["cursor"].empty());
        auto const today = house_.clock().now().day();
        for (auto const& project : house_.objects("project")) {
            auto const duties = house_.world().database().read<std::vector<workflow::Duty>>(
                [&](db::Tx& tx) { return house_.world().engine().duties(tx, project.id, /*only_open=*/true); });
            for (auto const& duty : duties) {
                if (duty.due < today && !told.contains(duty.id)) {
                    problem = "seed " + std::to_string(seed_) + ": " + duty.name + " was due on " + duty.due.iso() +
                        ", unnoticed";
                }
                overdue_seen += duty.due < today ? 1 : 0;
            }
        }
    }

    std::map<std::int64_t, std::int64_t> revisions() {
        std::map<std::int64_t, std::int64_t> all;
        for (auto const& object : house_.objects({})) {
            all.emplace(object.id, object.revision);
        }
        return all;
    }

    std::int64_t journal_size() {
        return house_.world().database().read<std::int64_t>([](db::Tx& tx) { return journal::size(tx); });
    }

    // Is the story's tender still before its opening?
    bool unopened() {
        auto const tenders = house_.objects("tender");
        auto const opened = [](auto const& tender) { return tender.state != "published" && tender.state != "closed"; };
        return !tenders.empty() && std::ranges::none_of(tenders, [&](auto const& tender) {
            return tender.id == tenders.back().id && opened(tender);
        });
    }

    support::House house_;
    Walker walker_;
    std::uint64_t seed_;
    bool sealed_ = false;
    std::map<std::int64_t, std::int64_t> revisions_;
};

// The side stories, in which what the main one has no need of is done.
std::vector<std::string> const& side_stories() {
    static std::vector<std::string> const all{
        "chengdu/appraisal/reevaluation",
        "chengdu/budget/adjustment",
        "chengdu/catalogue/items",
        "chengdu/contract/breach",
        "chengdu/contract/deviation",
        "chengdu/disclosure/remark",
        "chengdu/disclosure/withheld",
        "chengdu/expert/committee",
        "chengdu/need/standards",
        "chengdu/participation/advice",
        "chengdu/performance/reports_and_ratings",
        "chengdu/performance/who_assesses",
        "chengdu/remedy/query_window",
        "chengdu/remedy/complaint_late",
        "chengdu/policy/interpretation",
        "chengdu/oversight/retention",
        "chengdu/tender/exception",
        "chengdu/other/stricter_flow",
        "chengdu/bidding/who_may_bid",
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

}  // namespace

TEST_CASE("walk: random askings while bids are sealed") {
    static auto const recorded = without_prices(record("chengdu/stages/40_tender"));
    Walk walk("chengdu/stages/40_tender@bids_in", recorded, seed_of(2017));
    CHECK(walk.sealed());
    walk.steps(1500);
    report(walk, "bids in");
    CHECK(walk.looked > 100);
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
