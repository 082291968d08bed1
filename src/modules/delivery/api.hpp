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
// What stands in the way of accepting the service: an investigation that is not closed (SY-3.1.6-d).
void judge_acceptance(law::Judge& judge, db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);

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

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::delivery
