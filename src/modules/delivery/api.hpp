#pragma once

#include "modules/contract/api.hpp"
#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// Follow-up 项目实施与跟踪: what happens between the signing of a contract and the acceptance of its service. The scheme and
// its milestones, the provider's reports, checks with what they had corrected, the project's own account.
namespace qiyue::delivery {

// An instalment is asked for: what it would come to, and what was asked for before it.
struct Request {
    std::int64_t contract = 0;
    int instalment = 0;
    bool last = false;  // of the contract: the final settlement
    Money amount, before;
};
// Refuses while the mid-term check has stopped the project (终止) and its contract is not ended yet: nothing is paid or checked
// then, whatever rules the place has.
Result<void> may_go_on(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);
// What of the follow-up stands in the way of paying it. Nothing where no rule asks for it.
void judge_payment(law::Judge& judge, db::Tx& tx, workflow::Engine const& engine, Context const& context,
                   Request const& request);
// What the follow-up of a contract still asks of somebody, whether or not a payment waits for it: reports, financial reports,
// corrections, tickets. [{says, due, overdue, clause, object, kind}], by day.
Value still_asked(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract, Day today);
// What stands in the way of accepting the service: an investigation that is not closed (SY-3.1.6-d).
void judge_acceptance(law::Judge& judge, db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);

// What a confirmed report delivered of a service that is paid by quantity. `accepted` is what the buyer confirmed of
// `reported`; a service of one contract is reported once for any day.
struct Quantity {
    std::int64_t report = 0;
    std::string title;  // of the report
    Day from, to;
    int instalment = 0;  // in which it is settled
    std::string item;
    std::int64_t reported = 0, accepted = 0;
    std::string finding;
};
std::vector<Quantity> accepted_quantities(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);
// The reports that name quantities for this instalment and wait for the buyer.
std::vector<std::int64_t> open_quantities(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract,
                                          int instalment);

// What the final assessment looks back on: {checks, mean_score, corrections_open, corrections_overdue, last_checked}; null
// when the contract is not followed up here.
Value looked_back(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract, Day today);

// How far a project has come, as everybody may know: [{contract, milestones: [{name, due, state}], done_share, news:
// [{id, title, day, summary}]}]. Only of contracts that are published.
Value public_progress(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::int64_t project);

// ---- what is asked of those above ----
// The tracking shows what they know of the contract: paid, marked, liked, accepted.
struct Figures {
    std::optional<Money> paid;
    std::optional<std::int64_t> score;         // mean of the rounds, hundredths of a point
    std::optional<std::int64_t> satisfaction;  // mean of what people gave, hundredths of a point
    bool accepted = false;
};
struct FiguresAsked {
    std::int64_t contract = 0;
    std::shared_ptr<Figures> found;
};

// Quantities are reported or confirmed for an instalment: who has asked for its payment already refuses.
struct QuantitiesAsked {
    std::int64_t contract = 0;
    int instalment = 0;
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::delivery
