#include "sim/walk.hpp"

#include "modules/journal/api.hpp"
#include "modules/journal/store.hpp"
#include "modules/ledger/api.hpp"
#include "modules/tender/api.hpp"
#include "platform/json/json.hpp"

#include "base/failure.hpp"

#include <algorithm>
#include <cstdlib>
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

// Before its opening a tender stands in one of these.
bool sealed_in(std::string const& state) {
    return state == "published" || state == "closed";
}

}  // namespace

bool names_a_sealed_price(std::string const& text) {
    return std::ranges::any_of(sealed_prices, [&](auto const& price) { return names(text, price); });
}

std::uint64_t seed_of(std::uint64_t otherwise) {
    auto const* set = std::getenv("QIYUE_SEED");
    return set == nullptr ? otherwise : std::stoull(set);
}

Walk::Walk(std::string const& story, std::vector<Recorded> const& recorded, std::uint64_t seed)
    : house_(story), walker_(house_, recorded, seed), seed_(seed) {
    auto const tenders = house_.objects("tender");
    tender_ = tenders.empty() ? 0 : tenders.back().id;
    sealed_ = sealed_in(state_of_tender());
    revisions_ = revisions();
}

void Walk::steps(int count) {
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

void Walk::one(app::Asked const& asked, std::string const& what) {
    auto const size_before = journal_size();
    auto const answer = app::run(house_.world(), asked);
    answers[answer.ok() ? "ok" : std::string(app::name_of(answer.refusal().reason()))] += 1;
    auto const text =
        answer.ok() ? json::write(answer.value()) : json::write(app::problem(house_.world().rules(), answer.refusal()));
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
        look_at_opening(what);
        done_by_kind[asked.operation->id.substr(0, asked.operation->id.find('.'))] += 1;
    }
    if (sealed_ && !asked.operation->writes()) {
        looked += 1;
        if (names_a_sealed_price(text)) {
            problem = what + "\n  shows a sealed price before the opening: " + text.substr(0, 3000);
        }
    }
}

void Walk::look_for_entries(std::int64_t size_before, std::string const& what) {
    auto const now = revisions();
    // A sealed entry does not say itself of what it is.
    auto const told = house_.world().database().read<std::set<std::int64_t>>([&](db::Tx& tx) {
        std::set<std::int64_t> objects;
        for (auto const& row : journal::store::range(tx, size_before, journal::size(tx))) {
            auto const sealed = journal::store::sealed(tx, row.leaf.position);
            objects.insert(sealed ? sealed->object : row.leaf.object);
        }
        return objects;
    });
    for (auto const& one : now) {
        auto const id = one.first;
        auto const before = revisions_.find(id);
        auto const same = before != revisions_.end() && before->second == one.second;
        if (!same && !told.contains(id)) {
            problem = what + "\n  changed object " + std::to_string(id) + " without an entry in the journal";
        }
    }
    revisions_ = now;
}

void Walk::look_at_opening(std::string const& what) {
    if (!sealed_ || sealed_in(state_of_tender())) {
        return;
    }
    sealed_ = false;
    if (state_of_tender() != "opened") {
        return;  // it failed, and its bids went back as they came
    }
    openings += 1;
    auto const deadline =
        house_.world().database().read<Instant>([&](db::Tx& tx) { return tender::terms(tx, tender_)->bid_deadline; });
    app::Asked asked;
    asked.operation = house_.world().operation("tender.read");
    asked.path["id"] = std::to_string(tender_);
    auto const page = app::run(house_.world(), asked);
    ENSURE(page.ok());
    auto const& body = page.value()["body"];
    auto const given =
        std::ranges::count_if(body["key_holders"].items(), [](Value const& one) { return one["given_at"].is_text(); });
    if (house_.clock().now() <= deadline || given < body["key_threshold"].integer()) {
        problem = what + "\n  opened bids early: " + std::to_string(given) + " shares at " +
            house_.clock().now().iso() + ", the deadline is " + deadline.iso();
    }
}

void Walk::look_at_deadlines() {
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

std::map<std::int64_t, std::int64_t> Walk::revisions() {
    std::map<std::int64_t, std::int64_t> all;
    for (auto const& object : house_.objects({})) {
        all.emplace(object.id, object.revision);
    }
    return all;
}

std::int64_t Walk::journal_size() {
    return house_.world().database().read<std::int64_t>([](db::Tx& tx) { return journal::size(tx); });
}

std::string Walk::state_of_tender() {
    auto const tenders = house_.objects("tender");
    auto const found = std::ranges::find(tenders, tender_, &workflow::Object::id);
    return found == tenders.end() ? std::string() : found->state;
}

}  // namespace qiyue::sim
