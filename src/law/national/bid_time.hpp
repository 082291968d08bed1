#pragma once

#include "law/rule.hpp"

// How long an open or invited tender runs. Local rules that say 按照政府采购法律制度规定 judge by these.
namespace qiyue::law::national {

void bid_time_at_least(Facts const& facts, Numbers const& numbers, Findings& findings);             // LP-066
void documents_available_at_least(Facts const& facts, Numbers const& numbers, Findings& findings);  // LP-064
void notice_period_kept(Facts const& facts, Numbers const& numbers, Findings& findings);            // LP-063

}  // namespace qiyue::law::national
