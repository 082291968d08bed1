#pragma once

#include "modules/catalogue/api.hpp"
#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <optional>
#include <string>
#include <vector>

// Money before it is spent: the round that finance opens, the package a buyer submits, the table that is released after
// the people's congress has approved it, and what may be bought against it.
namespace qiyue::budget {

// Government procurement by law, or another purchase of services (CD-41-1). Computed, never typed.
enum class Class { procurement, other };
Class class_named(std::string_view name);
// What the purchase must reach to be government procurement, and to need an open tender: dated, by tier of the city.
Money procurement_threshold(law::Judge const& judge, std::string_view region);
Money open_tender_threshold(law::Judge const& judge);
// CD-41-1's answer with its reason: {class: "procurement" | "other", because}.
Value classification(law::Judge& judge, bool central, Money amount, std::string_view region);
Class classify(law::Judge& judge, catalogue::Item const& item, Money amount, std::string_view region);

// What the released purchase table gives a project in one year, as it stands today.
struct Released {
    std::int64_t package = 0;  // the buyer's package that the row stands in
    int year = 0;
    int version = 1;  // grows with each approved adjustment
    Money amount;
    Money left;  // neither committed nor spent
    Class purchase_class = Class::procurement;
    std::int64_t account = 0;  // ledger: released

    Money committed() const { return amount - left; }
};
std::optional<Released> released(db::Tx& tx, std::int64_t project, int year);
// As it stood at the end of that day; nothing before the release.
std::optional<Money> released_on(db::Tx& tx, std::int64_t project, int year, Day day);

// 同一预算项目下同一品目: the rows of one year's released table that share the project's budget line and catalogue item,
// its own among them. Nothing before the release.
struct SameItem {
    std::int64_t project = 0;
    Money amount;    // as it stands today
    Money adjusted;  // so much of it was added by adjustments
};
std::vector<SameItem> of_same_item(db::Tx& tx, std::int64_t project, int year);

// No purchase outside the released table, no ceiling above what is left there (CD-9-3): gives the finding to the judge.
void judge_ceiling(db::Tx& tx, law::Judge& judge, std::int64_t project, int year, Money ceiling);

// Takes up money for a purchase under way: judged as above, then set aside in the ledger. The reservation that it gives
// ends with ledger::post_reserved (a contract, maybe for less) or ledger::void_reserved (the purchase failed).
struct Commitment {
    std::string step;  // "tender.publish"
    std::int64_t object = 0;
    std::int64_t project = 0;
    int year = 0;
    Money ceiling;
};
Result<std::int64_t> commit(workflow::StepRun& run, Commitment const& wanted);
// Where posted commitments stand: a contract moves its price on from here.
std::int64_t commitment_account(workflow::StepRun& run, std::int64_t project, int year);

// The procurement plan (采购实施计划) of a project, once filed with finance.
struct Plan {
    std::int64_t id = 0;
    std::string method;
    Money amount;
    Day start;                     // the purchase begins no earlier
    std::optional<Day> intention;  // the day the intention was published
};
std::optional<Plan> filed_plan(db::Tx& tx, std::int64_t project);

// For appraisal: how a finished project was judged. The next budget of the same item answers to it (CD-33-2).
struct PastResult {
    std::int64_t project = 0;
    std::int64_t buyer = 0;
    std::int64_t catalogue_item = 0;
    int year = 0;
    std::string grade;  // "excellent", "good", "pass", "poor"
    Day day;
};
void note_result(db::Tx& tx, PastResult const& result);

// Raised for every row when its package is released, and again with each approved adjustment.
struct RowReleased {
    std::int64_t project = 0;
    std::int64_t package = 0;
    int year = 0;
    int version = 1;
    Money amount;
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::budget
