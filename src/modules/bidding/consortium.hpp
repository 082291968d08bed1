#pragma once

#include "modules/tender/api.hpp"

#include <vector>

// A consortium 联合体: one provider hands in the bid for several, who are bound by an agreement and together.
namespace qiyue::bidding {

// What is entered of it when its leader takes part.
Field consortium_field();
Field agreement_field();
Field liability_field();

// LP-090, LP-092: everybody in it may take part and is bound by the agreement. Judged by what its leader enters alone,
// never by who else takes part. Gives the members beside the leader.
Result<std::vector<std::int64_t>> judge_consortium(workflow::StepRun& run, tender::Terms const& terms);
// SH-2.2-2, of one provider: the negative list of market access.
void judge_access(workflow::StepRun& run, std::int64_t provider);
// LP-090, SH-2.2-2 and the gate of credit, of one provider.
void judge_one(workflow::StepRun& run, tender::Terms const& terms, std::int64_t provider);

}  // namespace qiyue::bidding
