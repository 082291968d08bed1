#pragma once

#include "law/rule.hpp"

// How long a purchase is announced and runs. Local rules that say 按照政府采购法律制度规定 judge by these.
namespace qiyue::law::national {

void bid_time_at_least(Facts const& facts, Numbers const& numbers, Findings& findings);             // LP-066
void documents_available_at_least(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-064
void notice_period_kept(Facts const& facts, Numbers const& numbers, Findings& findings);            // LP-063

// Refuses a notice of fewer working days. `notice_working_days`: those after the day of first publication, up to and
// with the notice's last day.
void refuse_short_notice(Facts const& facts, std::int64_t days, Findings& findings);
// What a clarification does to the deadline: one that `affects_bids` lets it stand no sooner than the earliest day. The
// time of day stays. Gives {bid_deadline, moved}.
Value deadline_no_sooner(Facts const& facts, Day earliest, Steps& steps);

}  // namespace qiyue::law::national
