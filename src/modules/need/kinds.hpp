#pragma once

#include "modules/need/store.hpp"

namespace qiyue::need {

// One procedure a file; the need's own steps stand in two.
workflow::Procedure need_procedure(workflow::Engine const& engine);
std::vector<workflow::Step> drafting_steps();
std::vector<workflow::Step> review_steps();
workflow::Procedure standard_procedure();
workflow::Procedure control_procedure();
std::vector<api::Operation> word_operations(api::Ports& ports);

// The standard that a need started today for this buyer has to follow; 0 when there is none.
std::int64_t standard_for(db::Tx& tx, std::int64_t catalogue_item, std::int64_t buyer, Day today);

// What is frozen: the fields of article 13 with the binding standard.
Value content_of(db::Tx& tx, store::Need const& need, Context const& context, Day today);

}  // namespace qiyue::need
